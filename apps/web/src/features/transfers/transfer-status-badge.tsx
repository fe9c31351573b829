import { transferStatuses, type TransferStatus } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { StatusBadge, type Tone } from '../../ui/status-badge';

const toneOf: Readonly<Record<TransferStatus, Tone>> = { offered: 'waiting', accepted: 'done', declined: 'stopped', withdrawn: 'neutral' };

export function TransferStatusBadge({ status }: { readonly status: TransferStatus }) {
  const { code } = useWords();
  return <StatusBadge tone={toneOf[status]}>{code(transferStatuses, status)}</StatusBadge>;
}
