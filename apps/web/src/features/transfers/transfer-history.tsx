import { IconTransfer } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { TransferStatusBadge } from './transfer-status-badge';
import { useCaseTransfers } from './transfers.queries';
import classes from './transfers.module.css';

/** Who was responsible for the case before, and who is asked now; nothing where it never moved. */
export function TransferHistory({ caseId }: { readonly caseId: string }) {
  const { t, name } = useWords();
  const { instant } = useDates();
  const { data } = useCaseTransfers(caseId);
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('transfer.history')} icon={<IconTransfer size={20} aria-hidden="true" />} flush>
      <ul className={classes.list}>
        {data.map((transfer) => (
          <li key={transfer.id} className={classes.row}>
            <div>
              <Link to={`/transfers/${transfer.id}`}>{t('transfer.to', { unit: name(transfer.toUnit.name) })}</Link>
              <div className={classes.more}>{instant(transfer.decidedAt ?? transfer.offeredAt)}</div>
            </div>
            <TransferStatusBadge status={transfer.status} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
