import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import {
  holdDecisions,
  holdEndings,
  holdGrounds,
  holdStates,
  type HoldDecision,
  type HoldEnding,
  type HoldGround,
  type HoldState,
  type LegalHoldView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { CaseNumber } from '../case-record';
import { ListPanel } from './list-panel';
import { useDecideHold, useHolds, useSetHold } from './retention.queries';

const tones: Readonly<Record<HoldState, Tone>> = { asked: 'waiting', standing: 'active', declined: 'stopped', lifted: 'neutral' };

/** Every hold there was, and what the officer may decide about it. */
export function HoldsPanel() {
  const { t } = useWords();
  return (
    <ListPanel
      title={t('retention.holds')}
      none={t('retention.none-held')}
      icon={<IconLock size={20} aria-hidden="true" />}
      list={useHolds()}
      row={(one) => <Row key={one.id} one={one} />}
    />
  );
}

function Row({ one }: { readonly one: LegalHoldView }) {
  const { t, code } = useWords();
  const { date, instant } = useDates();
  const { ability } = useSession();
  const sayDone = useSayDone();
  const [asked, setAsked] = useState<HoldDecision | null>(null);
  const [ending, setEnding] = useState<HoldEnding>('ground-ended');
  const decide = useDecideHold(one);
  const ends = asked === 'lift' || asked === 'decline';
  const send = (decision: HoldDecision): void =>
    decide.mutate(
      { decision, ...(ends ? { ending } : {}) },
      {
        onSuccess: () => {
          setAsked(null);
          sayDone('retention.decided');
        },
      },
    );
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          <CaseNumber>{one.number}</CaseNumber>
        </span>
        <Text size="sm">{[code(holdGrounds, one.ground), one.byCourt && t('retention.by-court')].filter(Boolean).join(' · ')}</Text>
        <Text size="sm" c="dimmed">
          {[
            t('retention.set-at', { time: instant(one.setAt) }),
            one.reviewOn && t('retention.review-on', { date: date(one.reviewOn) }),
            one.ending && code(holdEndings, one.ending),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="sm">
        <StatusBadge tone={tones[one.state]}>{code(holdStates, one.state)}</StatusBadge>
        {ability.can('decide', 'LegalHold') &&
          one.decisions.map((decision) => (
            <Button key={decision} variant="default" size="sm" onClick={() => setAsked(decision)}>
              {code(holdDecisions, decision)}
            </Button>
          ))}
      </Group>
      {asked && (
        <ConfirmDialog
          opened
          title={t('retention.decide-title', { number: one.number })}
          confirmLabel={code(holdDecisions, asked)}
          danger={asked === 'lift'}
          busy={decide.isPending}
          error={decide.error}
          onConfirm={() => send(asked)}
          onClose={() => setAsked(null)}
        >
          {ends ? <Ending value={ending} onChange={setEnding} /> : <Text>{t('retention.another-year')}</Text>}
        </ConfirmDialog>
      )}
    </li>
  );
}

function Ending({ value, onChange }: { readonly value: HoldEnding; readonly onChange: (ending: HoldEnding) => void }) {
  const { t, options } = useWords();
  return (
    <Select
      label={t('retention.ending')}
      data={options(holdEndings)}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => holdEndings.has(chosen) && onChange(chosen)}
    />
  );
}

/** Holds a case by its number: the officer at once, a court's office by asking. */
export function HoldForm() {
  const { t, options } = useWords();
  const { ability } = useSession();
  const sayDone = useSayDone();
  const set = useSetHold();
  const [number, setNumber] = useState('');
  const [ground, setGround] = useState<HoldGround>('court-proceedings');
  const [tried, setTried] = useState(false);
  const officer = ability.can('decide', 'LegalHold');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (number.trim() === '') return;
    set.mutate(
      { number: number.trim().toUpperCase(), ground },
      {
        onSuccess: () => {
          sayDone(officer ? 'retention.set-done' : 'retention.ask-done');
          setNumber('');
          setTried(false);
        },
      },
    );
  };
  return (
    <Panel title={t(officer ? 'retention.set' : 'retention.ask')} icon={<IconLock size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('retention.number')}
            value={number}
            dir="ltr"
            autoComplete="off"
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={tried && number.trim() === '' ? t('field.required') : undefined}
          />
          <Select
            label={t('retention.ground')}
            data={options(holdGrounds)}
            value={ground}
            allowDeselect={false}
            onChange={(chosen) => holdGrounds.has(chosen) && setGround(chosen)}
          />
          <Text size="sm" c="dimmed">
            {t('retention.hold-hint')}
          </Text>
          <ProblemAlert error={set.error} />
          <Group>
            <Button type="submit" loading={set.isPending}>
              {t(officer ? 'retention.set' : 'retention.ask')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
