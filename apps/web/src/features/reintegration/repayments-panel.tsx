import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCoins, IconPrinter } from '@tabler/icons-react';
import {
  fundingPurposes,
  instalmentEvents,
  instalmentReasons,
  instalmentStatuses,
  loanStanding,
  localDay,
  strandKinds,
  type FundingView,
  type InstalmentEventView,
  type InstalmentView,
  type StrandView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { dinarsIn } from '../../platform/dinars';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useReloadReintegration } from './reintegration.queries';
import { MoveInstalment, Repay } from './repayment-forms';
import { useReverseRepayment } from './repayment.queries';
import { Visits } from './visits';
import classes from './reintegration.module.css';

/** A loan or a grant that was paid: how it stands, each repayment with its history, and the looks at what it was for. */
export function RepaymentsPanel({ strand, one }: { readonly strand: StrandView; readonly one: FundingView }) {
  const { t, code } = useWords();
  const open = one.repayments.filter(({ status }) => status !== 'called-off');
  const { outstanding } = loanStanding(one, localDay(new Date()));
  return (
    <Panel
      title={`${code(strandKinds, strand.kind)} · ${code(fundingPurposes, one.purpose)}`}
      icon={<IconCoins size={20} aria-hidden="true" />}
      flush
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
          data-no-print
        >
          {t('repayment.print')}
        </Button>
      }
    >
      <Standing one={one} />
      {open.length > 0 && (
        <ul className={rows.list} aria-label={t('repayment.plan')}>
          {open.map((part) => (
            <Instalment key={`${part.id} ${part.version}`} one={part} most={outstanding} />
          ))}
        </ul>
      )}
      {strand.visits.length > 0 && <Visits visits={strand.visits} />}
    </Panel>
  );
}

function useDinars(): (amount: number) => string {
  const { t } = useWords();
  const { number } = useDates();
  return (amount) => t('funding.dinars', { amount: dinarsIn(amount, number) });
}

function Standing({ one }: { readonly one: FundingView }) {
  const { t } = useWords();
  const { date } = useDates();
  const dinars = useDinars();
  const { outstanding, next, late } = loanStanding(one, localDay(new Date()));
  const figures: readonly (readonly [string, string])[] = [
    [t('repayment.paid-out'), dinars(one.paid)],
    ...(one.repayments.length === 0
      ? []
      : ([
          [t('repayment.repaid'), dinars(one.repaid)],
          ...(one.forgiven > 0 ? [[t('repayment.forgiven'), dinars(one.forgiven)] as const] : []),
          [t('repayment.outstanding'), dinars(outstanding)],
          ...(late > 0 ? [[t('repayment.late'), dinars(late)] as const] : []),
          [t('repayment.next'), next === null ? t('repayment.none') : date(next.dueOn)],
        ] as const)),
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const tones = { due: 'waiting', repaid: 'done', missed: 'stopped', forgiven: 'neutral', 'called-off': 'neutral' } as const;

function Instalment({ one, most }: { readonly one: InstalmentView; readonly most: number }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const dinars = useDinars();
  const [open, setOpen] = useState<'repay' | 'move' | null>(null);
  const late = one.status === 'due' && one.dueOn < localDay(new Date());
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{t('repayment.one', { number: number(one.number), amount: dinars(one.amount) })}</span>
        <Text size="sm" c="dimmed">
          {[
            t('repayment.due', { day: date(one.dueOn) }),
            one.plannedOn === one.dueOn ? null : t('repayment.planned', { day: date(one.plannedOn) }),
            one.repaid > 0 && one.repaid < one.amount ? t('repayment.so-far', { amount: dinars(one.repaid) }) : null,
            one.reason === null ? null : code(instalmentReasons, one.reason),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.forgivenessAsked && <Text size="sm">{t('repayment.asked')}</Text>}
        {one.history.length > 0 && (
          <ul className={rows.inner} aria-label={t('programme.history')}>
            {one.history.map((line) => (
              <Line key={line.id} one={line} dinars={dinars} />
            ))}
          </ul>
        )}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={late ? 'stopped' : tones[one.status]}>
          {late ? t('repayment.overdue') : code(instalmentStatuses, one.status)}
        </StatusBadge>
        {open === null && one.mayRepay && most > 0 && (
          <Button variant="default" size="xs" onClick={() => setOpen('repay')} data-no-print>
            {t('repayment.repay')}
          </Button>
        )}
        {open === null && one.moves.length > 0 && (
          <Button variant="subtle" size="xs" onClick={() => setOpen('move')} data-no-print>
            {t('repayment.otherwise')}
          </Button>
        )}
      </Group>
      {open === 'repay' && <Repay one={one} most={most} onDone={() => setOpen(null)} />}
      {open === 'move' && <MoveInstalment one={one} onDone={() => setOpen(null)} />}
    </li>
  );
}

function Line({ one, dinars }: { readonly one: InstalmentEventView; readonly dinars: (amount: number) => string }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const reverse = useReverseRepayment(one);
  const reload = useReloadReintegration();
  return (
    <li className={one.reversed || one.event === 'take-back' ? classes.past : undefined}>
      <Group gap="xs">
        <Text size="sm">
          {[
            date(one.on),
            code(instalmentEvents, one.event),
            one.amount === null ? null : dinars(one.amount),
            one.receipt,
            one.reason === null ? null : code(instalmentReasons, one.reason),
            one.dueOn === null ? null : t('repayment.to-day', { day: date(one.dueOn) }),
            one.recordedBy === null ? null : t('programme.by', { name: one.recordedBy }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.mayReverse && (
          <Button
            variant="subtle"
            size="compact-xs"
            loading={reverse.isPending}
            onClick={() => reverse.mutate(undefined, { onSuccess: () => sayDone('programme.done') })}
            data-no-print
          >
            {t('funding.reverse')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={reverse.error} onReload={reload} />
    </li>
  );
}
