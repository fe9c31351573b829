import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { caseStatuses, identificationStatuses, type CaseStatus, type IdentificationStatus } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { StatusBadge, type Tone } from '../../ui/status-badge';

const tones: Record<IdentificationStatus, Tone> = {
  presumed: 'waiting',
  'reasonable-grounds': 'active',
  'no-reasonable-grounds': 'stopped',
  confirmed: 'done',
  'not-confirmed': 'stopped',
  'not-proven': 'stopped',
  reconsidered: 'waiting',
};

/** How far the identification of the person has come. */
export function IdentificationBadge({ status }: { readonly status: IdentificationStatus }) {
  const { code } = useWords();
  return <StatusBadge tone={tones[status]}>{code(identificationStatuses, status)}</StatusBadge>;
}

/** Whether the case is open. */
export function CaseStatusBadge({ status }: { readonly status: CaseStatus }) {
  const { code } = useWords();
  const Icon = status === 'open' ? IconLockOpen : IconLock;
  return (
    <StatusBadge tone="neutral" icon={<Icon size={15} aria-hidden="true" />}>
      {code(caseStatuses, status)}
    </StatusBadge>
  );
}
