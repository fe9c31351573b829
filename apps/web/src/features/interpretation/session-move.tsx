import { useState, type FormEvent } from 'react';
import { Button, Group, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import {
  interpretationAbsentees,
  interpretationMachine,
  interpretationMoves,
  interpretationReasons,
  type InterpretationAbsentee,
  type InterpretationField,
  type InterpretationMove,
  type InterpretationReason,
  type InterpretationSessionView,
  type InterpreterId,
  type ReferralId,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useFitting, useMoveSession, useReloadInterpretation } from './interpretation.queries';

/** One step of a session, with the fields that the domain's table gives it. */
export function SessionMove({ session, referralId }: { readonly session: InterpretationSessionView; readonly referralId: ReferralId }) {
  const { t, options } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadInterpretation();
  const moving = useMoveSession(session);
  const [move, setMove] = useState<InterpretationMove>(session.moves[0]!);
  const [minutes, setMinutes] = useState<number | null>(null);
  const [absentee, setAbsentee] = useState<InterpretationAbsentee | null>(null);
  const [reason, setReason] = useState<InterpretationReason | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [interpreterId, setInterpreterId] = useState<InterpreterId | null>(null);
  const [tried, setTried] = useState(false);
  const rule = interpretationMachine[move];
  const asks = (field: InterpretationField): boolean => rule.needs.includes(field);
  const { mode, language, wish, governorate } = session;
  const fitting = useFitting(
    referralId,
    asks('interpreterId') ? { from: session.from, to: session.to, mode, language, wish, governorate } : null,
  );
  const found = fitting.data?.items ?? [];
  const values = {
    minutes,
    absentee,
    reason,
    from: from === '' ? null : new Date(from).toISOString(),
    to: to === '' ? null : new Date(to).toISOString(),
    interpreterId,
  };
  const missing = (field: InterpretationField): string | undefined => (tried && values[field] === null ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (rule.needs.some((field) => values[field] === null)) return;
    const given = Object.fromEntries(rule.needs.map((field) => [field, values[field]]));
    moving.mutate({ move, ...given }, { onSuccess: () => sayDone('interp.done') });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Select
            label={t('interp.steps')}
            data={options(interpretationMoves, session.moves)}
            value={move}
            onChange={(value) => interpretationMoves.has(value) && setMove(value)}
            allowDeselect={false}
          />
          {asks('minutes') && (
            <NumberInput
              label={t('interp.minutes')}
              min={1}
              max={720}
              allowDecimal={false}
              value={minutes ?? ''}
              onChange={(value) => setMinutes(typeof value === 'number' ? value : null)}
              error={missing('minutes')}
            />
          )}
          {asks('absentee') && (
            <Select
              label={t('interp.absentee')}
              data={options(interpretationAbsentees)}
              value={absentee}
              onChange={(value) => setAbsentee(interpretationAbsentees.has(value) ? value : null)}
              error={missing('absentee')}
            />
          )}
          {asks('reason') && (
            <Select
              label={t('interp.reason')}
              data={options(interpretationReasons, rule.reasons ?? [])}
              value={reason}
              onChange={(value) => setReason(interpretationReasons.has(value) ? value : null)}
              error={missing('reason')}
            />
          )}
          {asks('from') && (
            <TextInput
              type="datetime-local"
              label={t('interp.from')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              error={missing('from')}
            />
          )}
          {asks('to') && (
            <TextInput
              type="datetime-local"
              label={t('interp.to')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              error={missing('to')}
            />
          )}
          {asks('interpreterId') &&
            (fitting.data && found.length === 0 ? (
              <Text role="status">{t('interp.no-fit')}</Text>
            ) : (
              <Select
                label={t('interp.interpreter')}
                data={found.map((one) => ({ value: one.id, label: `${one.name} · ${t('interp.number', { number: number(one.number) })}` }))}
                value={interpreterId}
                onChange={(value) => setInterpreterId(found.find(({ id }) => id === value)?.id ?? null)}
                error={missing('interpreterId')}
              />
            ))}
        </SimpleGrid>
        <ProblemAlert error={moving.error} onReload={reload} />
        <Group>
          <Button type="submit" variant="light" loading={moving.isPending}>
            {t('interp.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
