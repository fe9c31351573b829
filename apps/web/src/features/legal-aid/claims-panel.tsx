import { useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCoins, IconInfoCircle } from '@tabler/icons-react';
import {
  claimStatuses,
  claimVenues,
  compensationPayers,
  paymentEntries,
  type ClaimView,
  type LegalMatterView,
  type PaymentView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { dinarsIn } from '../../platform/dinars';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useReversePayment } from './claim.queries';
import { ClaimStep, FileClaim, Pay } from './claim-forms';
import { useReloadLegalAid } from './legal-aid.queries';
import classes from './legal-aid.module.css';

/** What is claimed, awarded and paid; a mistake is taken back by a counter-entry. */
export function ClaimsPanel({ matter }: { readonly matter: LegalMatterView }) {
  const { t } = useWords();
  const [filing, setFiling] = useState(false);
  return (
    <Panel
      title={t('claim.title')}
      icon={<IconCoins size={20} aria-hidden="true" />}
      flush
      actions={matter.mayRecord && !filing && <Button onClick={() => setFiling(true)}>{t('claim.file')}</Button>}
    >
      {!matter.fundActive && matter.claims.some(({ venue }) => venue === 'fund') && (
        <Alert color="warn" m="md" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
          {t('claim.fund-off')}
        </Alert>
      )}
      {filing && (
        <div className={classes.form}>
          <FileClaim matter={matter} onDone={() => setFiling(false)} />
        </div>
      )}
      {matter.claims.length === 0 ? (
        <EmptyState icon={<IconCoins size={30} stroke={1.6} aria-hidden="true" />} title={t('claim.none')} />
      ) : (
        <ul className={rows.list}>
          {matter.claims.map((claim) => (
            <Claim key={`${claim.id} ${claim.version}`} claim={claim} mayRecord={matter.mayRecord} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const tones = {
  filed: 'waiting',
  awarded: 'active',
  refused: 'stopped',
  appealed: 'waiting',
  final: 'done',
  withdrawn: 'neutral',
} as const;

function Claim({ claim, mayRecord }: { readonly claim: ClaimView; readonly mayRecord: boolean }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const [open, setOpen] = useState<'step' | 'pay' | null>(null);
  const dinars = (amount: number): string => t('claim.dinars', { amount: dinarsIn(amount, number) });
  const left = claim.status === 'final' ? (claim.award ?? 0) - claim.paid : 0;
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{`${code(claimVenues, claim.venue)} · ${dinars(claim.amount)}`}</span>
        <Text size="sm" c="dimmed">
          {[
            t('claim.filed', { day: date(claim.filedOn) }),
            claim.award === null ? null : t('claim.award-of', { amount: dinars(claim.award) }),
            claim.finalOn === null ? null : t('claim.final-on', { day: date(claim.finalOn) }),
            claim.award === null ? null : t('claim.paid', { amount: dinars(claim.paid) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {claim.payments.length > 0 && (
          <ul className={rows.list}>
            {claim.payments.map((one) => (
              <Payment key={one.id} one={one} dinars={dinars} mayReverse={mayRecord} />
            ))}
          </ul>
        )}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={tones[claim.status]}>{code(claimStatuses, claim.status)}</StatusBadge>
        {mayRecord && open === null && claim.moves.length > 0 && (
          <Button variant="default" size="xs" onClick={() => setOpen('step')}>
            {t('claim.step')}
          </Button>
        )}
        {mayRecord && open === null && left > 0 && (
          <Button variant="default" size="xs" onClick={() => setOpen('pay')}>
            {t('claim.pay')}
          </Button>
        )}
      </Group>
      {open === 'step' && <ClaimStep claim={claim} onDone={() => setOpen(null)} />}
      {open === 'pay' && <Pay claim={claim} left={left} onDone={() => setOpen(null)} />}
    </li>
  );
}

interface PaymentProps {
  readonly one: PaymentView;
  readonly dinars: (amount: number) => string;
  readonly mayReverse: boolean;
}

function Payment({ one, dinars, mayReverse }: PaymentProps) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const reverse = useReversePayment(one);
  const reload = useReloadLegalAid();
  return (
    <li className={one.reversed || one.entry === 'reversal' ? classes.past : undefined}>
      <Group gap="xs">
        <Text size="sm">
          {[code(paymentEntries, one.entry), dinars(one.amount), code(compensationPayers, one.payer), date(one.paidOn), one.voucher].join(
            ' · ',
          )}
        </Text>
        {mayReverse && one.entry === 'payment' && !one.reversed && (
          <Button
            variant="subtle"
            size="compact-xs"
            loading={reverse.isPending}
            onClick={() => reverse.mutate(undefined, { onSuccess: () => sayDone('legal.done') })}
          >
            {t('claim.reverse')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={reverse.error} onReload={reload} />
    </li>
  );
}
