import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import {
  hearingAttendants,
  hearingMoves,
  hearingProtections,
  hearingReasons,
  type HearingAttendant,
  type HearingMove,
  type HearingProtection,
  type HearingReason,
  type HearingView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useMoveHearing, useReloadLegalAid } from './legal-aid.queries';
import classes from './legal-aid.module.css';

const told = hearingMoves.codes.filter((move) => move !== 'change-lawyer');

/** What came of a hearing: who was there and how it was protected, the next date, or why it was called off. */
export function HearingStep({ hearing, onDone }: { readonly hearing: HearingView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const move = useMoveHearing(hearing);
  const reload = useReloadLegalAid();
  const [step, setStep] = useState<HearingMove>('hold');
  const [attended, setAttended] = useState<string[]>(['client', 'lawyer']);
  const [given, setGiven] = useState<string[]>([...hearing.protections]);
  const [reason, setReason] = useState<HearingReason | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const held = step === 'hold';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!held && reason === null) return;
    move.mutate(
      held
        ? {
            move: step,
            attended: attended.filter((one): one is HearingAttendant => hearingAttendants.has(one)),
            given: given.filter((one): one is HearingProtection => hearingProtections.has(one)),
          }
        : {
            move: step,
            reason,
            ...(step === 'adjourn' && from !== '' && to !== ''
              ? { startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() }
              : {}),
          },
      {
        onSuccess: () => {
          sayDone('legal.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className={classes.wide}>
      <Stack gap="md">
        <Select
          label={t('hearing.what')}
          data={options(hearingMoves, told)}
          value={step}
          onChange={(value) => hearingMoves.has(value) && setStep(value)}
          allowDeselect={false}
        />
        {held ? (
          <>
            <Checkbox.Group label={t('hearing.attended')} value={attended} onChange={setAttended}>
              <Group gap="md" mt="xs">
                {options(hearingAttendants).map(({ value, label }) => (
                  <Checkbox key={value} value={value} label={label} />
                ))}
              </Group>
            </Checkbox.Group>
            <Checkbox.Group label={t('hearing.protected')} value={given} onChange={setGiven}>
              <Group gap="md" mt="xs">
                {options(hearingProtections).map(({ value, label }) => (
                  <Checkbox key={value} value={value} label={label} />
                ))}
              </Group>
            </Checkbox.Group>
          </>
        ) : (
          <Select
            label={t('legal.reason')}
            data={options(hearingReasons)}
            value={reason}
            onChange={(value) => setReason(hearingReasons.has(value) ? value : null)}
            error={tried && reason === null ? t('field.required') : undefined}
          />
        )}
        {step === 'adjourn' && (
          <Group gap="md" align="flex-start">
            <TextInput
              type="datetime-local"
              label={t('hearing.next-from')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label={t('hearing.next-to')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </Group>
        )}
        <ProblemAlert error={move.error} onReload={reload} />
        <Group>
          <Button type="submit" loading={move.isPending}>
            {t('legal.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('legal.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
