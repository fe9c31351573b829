import { Button } from '@mantine/core';
import { IconTransfer } from '@tabler/icons-react';
import { Link } from 'react-router';
import { transferReasons } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { Panel } from '../../ui/panel';
import { useIncomingTransfers } from './transfers.queries';
import classes from './transfers.module.css';

/** Cases whose responsibility is offered to the unit, above its queue; nothing where there are none. */
export function IncomingTransfers() {
  const { t, code, name } = useWords();
  const { items } = useIncomingTransfers();
  if (!items || items.length === 0) return null;
  return (
    <Panel title={t('transfer.incoming')} icon={<IconTransfer size={20} aria-hidden="true" />} flush>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.row}>
            <div>
              <div>{t('transfer.from', { unit: name(item.fromUnit.name) })}</div>
              <div className={classes.more}>{code(transferReasons, item.reason)}</div>
            </div>
            <DueTime dueAt={item.dueAt} />
            <Button component={Link} to={`/transfers/${item.id}`}>
              {t('transfer.look')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
