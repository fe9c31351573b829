import { IconAlertTriangle, IconBolt, IconClock } from '@tabler/icons-react';
import { referralStatuses, urgencies, type ReferralStatus, type Urgency } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import classes from './referral-badges.module.css';

const tones: Record<ReferralStatus, Tone> = {
  draft: 'neutral',
  requested: 'waiting',
  received: 'waiting',
  accepted: 'active',
  'in-progress': 'active',
  'on-hold': 'waiting',
  completed: 'done',
  rejected: 'stopped',
  failed: 'stopped',
  cancelled: 'neutral',
  'entered-in-error': 'neutral',
};

export function ReferralStatusBadge({ status }: { readonly status: ReferralStatus }) {
  const { code } = useWords();
  return <StatusBadge tone={tones[status]}>{code(referralStatuses, status)}</StatusBadge>;
}

const icons = { immediate: IconAlertTriangle, urgent: IconBolt, standard: IconClock } as const;

/** How much a referral hurries. */
export function UrgencyMark({ urgency }: { readonly urgency: Urgency }) {
  const { code } = useWords();
  const Icon = icons[urgency];
  return (
    <span className={classes.urgency} data-urgency={urgency}>
      <Icon size={16} aria-hidden="true" />
      {code(urgencies, urgency)}
    </span>
  );
}
