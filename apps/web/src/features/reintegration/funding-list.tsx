import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import {
  fundingEntries,
  fundingPurposes,
  fundingRefusals,
  fundingStatuses,
  instalmentsOf,
  type FundingPaymentView,
  type FundingView,
  type StrandView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { dinarsIn } from '../../platform/dinars';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { ApplyFunding, DecideFunding, PayFunding } from './funding-forms';
import { useReverseFunding } from './funding.queries';
import { useReloadReintegration } from './reintegration.queries';
import classes from './reintegration.module.css';

/** What of a loan or a grant was applied for, decided and paid; a mistake is taken back by a counter-entry. */
export function FundingList({ strand }: { readonly strand: StrandView }) {
  const { t } = useWords();
  const [applying, setApplying] = useState(false);
  return (
    <Stack gap="xs" className={classes.wide}>
      {strand.funding.length > 0 && (
        <ul className={rows.inner}>
          {strand.funding.map((one) => (
            <Application key={`${one.id} ${one.version}`} one={one} lends={strand.kind === 'loan'} />
          ))}
        </ul>
      )}
      {applying ? (
        <ApplyFunding strand={strand} onDone={() => setApplying(false)} />
      ) : (
        strand.mayApply && (
          <Group>
            <Button variant="default" size="xs" onClick={() => setApplying(true)}>
              {t('funding.apply')}
            </Button>
          </Group>
        )
      )}
    </Stack>
  );
}

const tones = { applied: 'waiting', approved: 'active', refused: 'stopped', withdrawn: 'neutral' } as const;

function Application({ one, lends }: { readonly one: FundingView; readonly lends: boolean }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const [open, setOpen] = useState<'decide' | 'pay' | null>(null);
  const dinars = (amount: number): string => t('funding.dinars', { amount: dinarsIn(amount, number) });
  const plan = one.approved !== null && one.instalments !== null && one.firstDueOn !== null ? instalmentsOf(one.approved, one.instalments, one.firstDueOn) : []; // prettier-ignore
  const [first, last] = [plan[0], plan.at(-1)];
  const paidOut = one.approved !== null && one.paid === one.approved;
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{`${code(fundingPurposes, one.purpose)} · ${dinars(one.asked)}`}</span>
        <Text size="sm" c="dimmed">
          {[
            t('funding.applied', { day: date(one.appliedOn) }),
            one.appliedBy === null ? null : t('programme.by', { name: one.appliedBy }),
            one.approved === null ? null : t('funding.approved-of', { amount: dinars(one.approved) }),
            one.decidedBy === null ? null : t('programme.by', { name: one.decidedBy }),
            one.refusal === null ? null : code(fundingRefusals, one.refusal),
            one.approved === null ? null : t('funding.paid', { amount: dinars(one.paid) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {first !== undefined && last !== undefined && (
          <Text size="sm">
            {t('funding.plan', { number: number(plan.length), amount: dinars(first.amount), from: date(first.due), to: date(last.due) })}
          </Text>
        )}
        {one.payments.length > 0 && (
          <ul className={rows.inner}>
            {one.payments.map((payment) => (
              <Payment key={payment.id} one={payment} dinars={dinars} />
            ))}
          </ul>
        )}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={paidOut ? 'done' : tones[one.status]}>{code(fundingStatuses, one.status)}</StatusBadge>
        {open === null && one.decisions.length > 0 && (
          <Button variant="default" size="xs" onClick={() => setOpen('decide')}>
            {t('funding.decide')}
          </Button>
        )}
        {open === null && one.mayPay && (
          <Button variant="default" size="xs" onClick={() => setOpen('pay')}>
            {t('funding.pay')}
          </Button>
        )}
      </Group>
      {open === 'decide' && <DecideFunding one={one} lends={lends} onDone={() => setOpen(null)} />}
      {open === 'pay' && <PayFunding one={one} onDone={() => setOpen(null)} />}
    </li>
  );
}

function Payment({ one, dinars }: { readonly one: FundingPaymentView; readonly dinars: (amount: number) => string }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const reverse = useReverseFunding(one);
  const reload = useReloadReintegration();
  return (
    <li className={one.reversed || one.entry === 'reversal' ? classes.past : undefined}>
      <Group gap="xs">
        <Text size="sm">{[code(fundingEntries, one.entry), dinars(one.amount), date(one.paidOn), one.voucher].join(' · ')}</Text>
        {one.entry === 'payment' && !one.reversed && (
          <Button
            variant="subtle"
            size="compact-xs"
            loading={reverse.isPending}
            onClick={() => reverse.mutate(undefined, { onSuccess: () => sayDone('programme.done') })}
          >
            {t('funding.reverse')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={reverse.error} onReload={reload} />
    </li>
  );
}
