import { useState, type FormEvent } from 'react';
import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import {
  appointmentKinds,
  appointmentMachine,
  appointmentMoves,
  appointmentRules,
  appointmentStatuses,
  appointmentsOfCare,
  visitReasons,
  type AppointmentKind,
  type AppointmentMove,
  type AppointmentView,
  type CareView,
  type VisitReason,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { appointmentTones } from './calendar';
import { useBookAppointment, useMoveAppointment, useReloadCare } from './care.queries';
import classes from './care.module.css';

/** When the person is expected, and what became of it. */
export function AppointmentsPanel({ care }: { readonly care: CareView }) {
  const { t } = useWords();
  return (
    <Panel title={t('care.appointments')} icon={<IconCalendarPlus size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {care.appointments.length === 0 ? (
          <Text c="dimmed">{t('care.no-appointments')}</Text>
        ) : (
          <ul className={rows.inner} data-top>
            {care.appointments.map((one) => (
              <Item key={`${one.id} ${one.version}`} one={one} care={care} />
            ))}
          </ul>
        )}
        {care.mayRecord && <Book care={care} />}
      </Stack>
    </Panel>
  );
}

interface Hour {
  readonly startsAt: string;
  readonly minutes: number | string;
  readonly clinicianId: string | null;
}

/** When, how long, and whose hour. */
function HourFields({
  care,
  hour,
  onChange,
  tried,
}: {
  readonly care: CareView;
  readonly hour: Hour;
  readonly onChange: (hour: Hour) => void;
  readonly tried: boolean;
}) {
  const { t } = useWords();
  return (
    <>
      <TextInput
        type="datetime-local"
        label={t('care.when')}
        value={hour.startsAt}
        onChange={(event) => onChange({ ...hour, startsAt: event.currentTarget.value })}
        error={tried && hour.startsAt === '' ? t('field.required') : undefined}
      />
      <NumberInput
        label={t('care.how-long')}
        value={hour.minutes}
        onChange={(minutes) => onChange({ ...hour, minutes })}
        min={appointmentRules.leastMinutes}
        max={appointmentRules.mostMinutes}
        allowDecimal={false}
        w="9rem"
      />
      <Select
        label={t('care.with-whom')}
        placeholder={t('care.anybody')}
        data={care.clinicians.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        value={hour.clinicianId}
        onChange={(clinicianId) => onChange({ ...hour, clinicianId })}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
      />
    </>
  );
}

const bodyOf = ({ startsAt, minutes, clinicianId }: Hour, care: CareView) => ({
  startsAt: new Date(startsAt).toISOString(),
  minutes: Number(minutes),
  clinicianId: care.clinicians.find(({ id }) => id === clinicianId)?.id ?? null,
});

const noHour: Hour = { startsAt: '', minutes: 30, clinicianId: null };

function Item({ one, care }: { readonly one: AppointmentView; readonly care: CareView }) {
  const { t, code, options } = useWords();
  const { instant, number } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadCare();
  const moving = useMoveAppointment(one);
  const [move, setMove] = useState<AppointmentMove | null>(null);
  const [reason, setReason] = useState<VisitReason | null>(null);
  const [hour, setHour] = useState<Hour>({ ...noHour, minutes: one.minutes, clinicianId: one.clinician?.id ?? null });
  const [tried, setTried] = useState(false);
  const rule = move === null ? null : appointmentMachine[move];
  const asksReason = rule?.needs.includes('reason') === true;
  const asksHour = rule?.needs.includes('startsAt') === true;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (move === null || (asksReason && reason === null) || (asksHour && hour.startsAt === '')) return;
    const body = { move, ...(asksReason ? { reason } : {}), ...(asksHour ? bodyOf(hour, care) : {}) };
    moving.mutate(body, { onSuccess: () => sayDone('care.done') });
  };
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{`${instant(one.startsAt)} · ${code(appointmentKinds, one.kind)}`}</span>
        <Text size="sm" c="dimmed">
          {[
            t('care.minutes', { number: number(one.minutes) }),
            one.clinician?.displayName ?? null,
            one.reason === null ? null : code(visitReasons, one.reason),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        <StatusBadge tone={appointmentTones[one.status]}>{code(appointmentStatuses, one.status)}</StatusBadge>
        {one.moves.map((it) => (
          <Button
            key={it}
            size="sm"
            variant={it === 'attend' ? 'light' : 'default'}
            aria-expanded={move === it}
            onClick={() => setMove(it)}
          >
            {code(appointmentMoves, it)}
          </Button>
        ))}
      </Group>
      {rule !== null && move !== null && (
        <form noValidate onSubmit={submit} className={classes.form}>
          <Group gap="md" align="flex-end">
            {asksReason && (
              <Select
                label={t('care.reason')}
                data={options(visitReasons, rule.reasons)}
                value={reason}
                onChange={(value) => setReason(visitReasons.has(value) ? value : null)}
                error={tried && reason === null ? t('field.required') : undefined}
              />
            )}
            {asksHour && <HourFields care={care} hour={hour} onChange={setHour} tried={tried} />}
            <Button type="submit" loading={moving.isPending}>
              {t('care.confirm', { what: code(appointmentMoves, move) })}
            </Button>
            <Button variant="subtle" onClick={() => setMove(null)}>
              {t('action.back')}
            </Button>
          </Group>
          <ProblemAlert error={moving.error} onReload={reload} />
        </form>
      )}
    </li>
  );
}

function Book({ care }: { readonly care: CareView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const booking = useBookAppointment(care);
  const [kind, setKind] = useState<AppointmentKind>('first-visit');
  const [hour, setHour] = useState<Hour>(noHour);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (hour.startsAt === '') return;
    booking.mutate(
      { kind, ...bodyOf(hour, care) },
      {
        onSuccess: () => {
          sayDone('care.done');
          setHour(noHour);
          setTried(false);
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Group gap="md" align="flex-end">
        <Select
          label={t('care.appointment-kind')}
          data={options(appointmentKinds, appointmentsOfCare[care.service])}
          value={kind}
          onChange={(value) => appointmentKinds.has(value) && setKind(value)}
          allowDeselect={false}
        />
        <HourFields care={care} hour={hour} onChange={setHour} tried={tried} />
        <Button type="submit" variant="light" loading={booking.isPending}>
          {t('care.book')}
        </Button>
      </Group>
      <ProblemAlert error={booking.error} />
    </form>
  );
}
