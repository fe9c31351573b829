import { Anchor } from '@mantine/core';
import { IconChecklist, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { closingGuardCodes, closingRules, services, type ClosingGuardView, type ClosingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import classes from './closures.module.css';

const tones: Readonly<Record<ClosingGuardView['state'], Tone>> = { met: 'done', unmet: 'stopped', 'in-form': 'waiting' };
const icons = { met: IconCircleCheck, unmet: IconCircleX, 'in-form': IconCircleDashed } as const;

/** Every point that must be settled before the case is closed, and where that is done. */
export function Checklist({ closing }: { readonly closing: ClosingView }) {
  const { t } = useWords();
  return (
    <Panel flush title={t('closing.checklist')} icon={<IconChecklist size={20} aria-hidden="true" />}>
      <ul className={classes.list}>
        {closing.guards.map((guard) => (
          <Point key={guard.guard} guard={guard} caseId={closing.caseId} />
        ))}
      </ul>
    </Panel>
  );
}

function Point({ guard, caseId }: { readonly guard: ClosingGuardView; readonly caseId: string }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const Icon = icons[guard.state];
  const counted = guard.count > 0 || (guard.guard === 'missing' && guard.state !== 'met');
  const shown = guard.referrals.length + guard.placementIds.length;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.point}>{code(closingGuardCodes, guard.guard)}</div>
        {counted && (
          <div className={classes.more}>
            {t(`closing.count.${guard.guard}`, { number: number(guard.count), most: number(closingRules.missingDays) })}
          </div>
        )}
        {guard.state !== 'met' && <Links guard={guard} caseId={caseId} />}
        {['referrals', 'placements'].includes(guard.guard) && guard.count > shown && (
          <div className={classes.more}>{t('closing.hidden')}</div>
        )}
      </div>
      <StatusBadge tone={tones[guard.state]} icon={<Icon size={16} aria-hidden="true" />}>
        {t(`closing.state.${guard.state}`)}
      </StatusBadge>
    </li>
  );
}

/** Where an open point is settled: only what this reader may open. */
function Links({ guard, caseId }: { readonly guard: ClosingGuardView; readonly caseId: string }) {
  const { t, code } = useWords();
  const { guard: kind, referrals, placementIds } = guard;
  const links = [
    ...referrals.map(({ id, service }) => ({
      to: `/referrals/${id}`,
      label: t('closing.settle.referral', { service: code(services, service) }),
    })),
    ...placementIds.map((id) => ({ to: `/placements/${id}`, label: t('closing.settle.placement') })),
    ...(kind === 'withdrawals' ? [{ to: `/cases/${caseId}?tab=referrals`, label: t('closing.settle.withdrawals') }] : []),
    ...(kind === 'missing' ? [{ to: `/cases/${caseId}`, label: t('closing.settle.missing') }] : []),
    ...(kind === 'after-care' ? [{ to: `/cases/${caseId}`, label: t('closing.settle.consents') }] : []),
  ];
  if (links.length === 0) return null;
  return (
    <ul className={classes.links} data-no-print>
      {links.map(({ to, label }) => (
        <li key={to}>
          <Anchor component={Link} to={to}>
            {label}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
