import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import {
  latestTestimonyReview,
  localDay,
  protectionMeasures,
  testimonyKinds,
  testimonyMachine,
  testimonyMoves,
  testimonyPersons,
  testimonyStatuses,
  type CaseProceedingsView,
  type CaseView,
  type IsoDate,
  type TestimonyKind,
  type TestimonyMeasureView,
  type TestimonyMove,
  type TestimonyPerson,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useAskTestimony, useMoveTestimony, useReloadProceedings } from './proceedings.queries';
import classes from './proceedings.module.css';

const tones = { asked: 'waiting', granted: 'active', refused: 'stopped', ended: 'neutral' } as const;

/** What somebody needs to be heard without harm, and what protects them: asked, decided, and looked at again. */
export function TestimonyPanel({ record, found }: { readonly record: CaseView; readonly found: CaseProceedingsView }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <Panel
      title={t('testimony.title')}
      icon={<IconShieldLock size={20} aria-hidden="true" />}
      flush
      actions={found.mayWrite && !asking && <Button onClick={() => setAsking(true)}>{t('testimony.ask')}</Button>}
    >
      {asking && (
        <div className={classes.form}>
          <AskForm record={record} onDone={() => setAsking(false)} />
        </div>
      )}
      {found.measures.length === 0 ? (
        !asking && (
          <EmptyState
            icon={<IconShieldLock size={30} stroke={1.6} aria-hidden="true" />}
            title={t('testimony.none')}
            text={t('testimony.law')}
          />
        )
      ) : (
        <ul className={rows.list}>
          {found.measures.map((one) => (
            <Row key={`${one.id} ${one.version}`} one={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ one }: { readonly one: TestimonyMeasureView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const [deciding, setDeciding] = useState(false);
  const when = (key: string, day: IsoDate | null): string | null => (day === null ? null : t(key, { date: date(day) }));
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{code(testimonyKinds, one.kind)}</span>
        <Text size="sm" c="dimmed">
          {[
            code(testimonyPersons, one.person),
            when('testimony.asked-when', one.askedOn),
            when('testimony.decided-when', one.decidedOn),
            when('testimony.review-when', one.reviewOn),
            when('testimony.ended-when', one.endedOn),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {deciding && <MoveForm one={one} onDone={() => setDeciding(false)} />}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={tones[one.status]}>{code(testimonyStatuses, one.status)}</StatusBadge>
        {one.moves.length > 0 && !deciding && (
          <Button variant="default" size="xs" onClick={() => setDeciding(true)}>
            {t('testimony.decide')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function AskForm({ record, onDone }: { readonly record: CaseView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const ask = useAskTestimony(record.id);
  const today = localDay(new Date());
  const [person, setPerson] = useState<TestimonyPerson>('victim');
  const [kind, setKind] = useState<TestimonyKind | null>(null);
  const [askedOn, setAskedOn] = useState<IsoDate | null>(today);
  const [tried, setTried] = useState(false);
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (kind === null || askedOn === null) return;
    ask.mutate(
      { person, kind, askedOn },
      {
        onSuccess: () => {
          sayDone('proceeding.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('testimony.person')}
          data={options(testimonyPersons)}
          value={person}
          onChange={(value) => testimonyPersons.has(value) && setPerson(value)}
          allowDeselect={false}
        />
        <Select
          label={t('testimony.kind')}
          description={t('testimony.law')}
          data={options(testimonyKinds)}
          value={kind}
          onChange={(value) => setKind(testimonyKinds.has(value) ? value : null)}
          error={missing(kind === null)}
          searchable
        />
        <DateField
          label={t('testimony.asked-on')}
          value={askedOn}
          onChange={setAskedOn}
          maxDate={today}
          error={missing(askedOn === null)}
        />
        <ProblemAlert error={ask.error} />
        <Group>
          <Button type="submit" loading={ask.isPending}>
            {t('proceeding.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('proceeding.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function MoveForm({ one, onDone }: { readonly one: TestimonyMeasureView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadProceedings();
  const change = useMoveTestimony(one);
  const today = localDay(new Date());
  const [move, setMove] = useState<TestimonyMove | null>(null);
  const [on, setOn] = useState<IsoDate | null>(today);
  const [reviewOn, setReviewOn] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const reviews = move !== null && testimonyMachine[move].reviews;
  const mustReview = reviews && protectionMeasures.includes(one.kind);
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (move === null || on === null || (mustReview && reviewOn === null)) return;
    change.mutate(
      { move, on, ...(reviews ? { reviewOn } : {}) },
      {
        onSuccess: () => {
          sayDone('proceeding.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('testimony.move')}
          data={options(testimonyMoves, one.moves)}
          value={move}
          onChange={(value) => setMove(testimonyMoves.has(value) ? value : null)}
          error={missing(move === null)}
        />
        <DateField label={t('testimony.on')} value={on} onChange={setOn} maxDate={today} error={missing(on === null)} />
        {reviews && (
          <DateField
            label={t('testimony.review-on')}
            value={reviewOn}
            onChange={setReviewOn}
            minDate={today}
            maxDate={latestTestimonyReview(on ?? today)}
            error={missing(mustReview && reviewOn === null)}
          />
        )}
        <ProblemAlert error={change.error} onReload={reload} />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {t('proceeding.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('proceeding.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
