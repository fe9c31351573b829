import { useState, type FormEvent, type ReactNode } from 'react';
import { Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import {
  clearanceFines,
  clearanceStatuses,
  localDay,
  mostFines,
  type ClearanceFines,
  type ClearanceStatus,
  type ClearanceView,
  type IsoDate,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useDecideClearance } from './repatriation.queries';

const tones = { asked: 'waiting', granted: 'done', refused: 'stopped', 'not-needed': 'neutral' } as const;

/** Leave to go out: asked, and what came of it. @param name whose it is, where the list is of many people's */
export function ClearanceRow({ one, name }: { readonly one: ClearanceView; readonly name?: ReactNode }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const [open, setOpen] = useState(false);
  return (
    <li className={rows.row}>
      <Stack gap="xs" className={rows.words}>
        <span className={rows.name}>{name ?? t('clearance.of', { date: date(one.askedOn) })}</span>
        <Text size="sm" c="dimmed">
          {[
            name === undefined ? null : t('clearance.of', { date: date(one.askedOn) }),
            one.decidedOn === null ? null : t('clearance.decided', { date: date(one.decidedOn) }),
            one.fines === null ? null : code(clearanceFines, one.fines),
            one.amount === null ? null : t('clearance.dinars', { amount: number(one.amount) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {open && one.status === 'asked' && <Decide one={one} onDone={() => setOpen(false)} />}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={tones[one.status]}>{code(clearanceStatuses, one.status)}</StatusBadge>
        {one.status === 'asked' && !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('clearance.decide')}
          </Button>
        )}
      </Group>
    </li>
  );
}

type Decided = Exclude<ClearanceStatus, 'asked'>;
const isDecided = (value: string | null): value is Decided => clearanceStatuses.has(value) && value !== 'asked';

function Decide({ one, onDone }: { readonly one: ClearanceView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const decide = useDecideClearance(one);
  const today = localDay(new Date());
  const [status, setStatus] = useState<Decided>('granted');
  const [day, setDay] = useState<IsoDate | null>(today);
  const [fines, setFines] = useState<ClearanceFines | null>(null);
  const [amount, setAmount] = useState<number | string>('');
  const [tried, setTried] = useState(false);
  const granted = status === 'granted';
  const charged = granted && fines === 'charged';
  const required = (missing: boolean): string | undefined => (tried && missing ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (day === null || (granted && fines === null) || (charged && typeof amount !== 'number')) return;
    decide.mutate(
      { status, decidedOn: day, ...(granted ? { fines } : {}), ...(charged && typeof amount === 'number' ? { amount } : {}) },
      {
        onSuccess: () => {
          sayDone('return.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('clearance.status')}
          data={options(clearanceStatuses).filter(({ value }) => value !== 'asked')}
          value={status}
          onChange={(value) => isDecided(value) && setStatus(value)}
          allowDeselect={false}
        />
        {granted && (
          <Select
            label={t('clearance.fines')}
            description={t('clearance.fines-hint')}
            data={options(clearanceFines)}
            value={fines}
            onChange={(value) => setFines(clearanceFines.has(value) ? value : null)}
            error={required(fines === null)}
          />
        )}
        {charged && (
          <NumberInput
            label={t('clearance.amount')}
            value={amount}
            onChange={setAmount}
            min={1}
            max={mostFines}
            allowDecimal={false}
            thousandSeparator
            error={required(typeof amount !== 'number')}
          />
        )}
        <DateField label={t('return.field.on')} value={day} onChange={setDay} maxDate={today} error={required(day === null)} />
        <ProblemAlert error={decide.error} />
        <Group>
          <Button type="submit" loading={decide.isPending}>
            {t('return.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('return.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
