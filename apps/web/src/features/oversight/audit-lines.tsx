import { Anchor, Table } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { auditResults, type AuditEventItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { ScrollRegion } from '../../ui/scroll-region';
import { StatusBadge } from '../../ui/status-badge';
import classes from './oversight.module.css';
import { useAuditEvents, type AuditFilter } from './oversight.queries';

type Narrow = (name: keyof AuditFilter, value: string) => void;
const columns = ['when', 'who', 'what', 'which', 'result'] as const;

/** The lines a filter leaves, newest first; a name or a case narrows further. */
export function AuditLines({ filter, onNarrow }: { readonly filter: AuditFilter; readonly onNarrow: Narrow }) {
  const { t } = useWords();
  const list = useAuditEvents(filter);
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <LoadingState rows={6} height={48} />;
  if (list.items.length === 0) {
    return <EmptyState icon={<IconShieldSearch size={30} stroke={1.6} aria-hidden="true" />} title={t('oversight.none')} />;
  }
  return (
    <>
      <ScrollRegion label={t('oversight.audit-title')}>
        <Table verticalSpacing="sm" horizontalSpacing="md" striped>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`oversight.column.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((item) => (
              <AuditLine key={item.id} item={item} onNarrow={onNarrow} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}

function AuditLine({ item, onNarrow }: { readonly item: AuditEventItem; readonly onNarrow: Narrow }) {
  const { t, code, auditAction, name } = useWords();
  const { instant, number } = useDates();
  const { user, unit, caseId, casesShown, route, problem } = item;
  return (
    <Table.Tr>
      <Table.Td>{instant(item.at)}</Table.Td>
      <Table.Td>
        <span className={classes.who}>
          {user ? (
            <Anchor component="button" type="button" size="sm" onClick={() => onNarrow('user', user.id)}>
              {user.name ?? t('oversight.nobody')}
            </Anchor>
          ) : (
            t('oversight.nobody')
          )}
          {unit?.name && (
            <Anchor component="button" type="button" size="xs" onClick={() => onNarrow('unit', unit.id)}>
              {name(unit.name)}
            </Anchor>
          )}
          {item.address && <span className={classes.code}>{item.address}</span>}
        </span>
      </Table.Td>
      <Table.Td>
        {auditAction(item.action)}
        {route && <div className={classes.code}>{route}</div>}
      </Table.Td>
      <Table.Td>
        {caseId && (
          <Anchor component="button" type="button" size="xs" className={classes.code} onClick={() => onNarrow('case', caseId)}>
            {`${t('oversight.case')} ${caseId.slice(0, 8)}`}
          </Anchor>
        )}
        {casesShown !== null && <span>{t('oversight.cases-shown', { number: number(casesShown) })}</span>}
      </Table.Td>
      <Table.Td>
        <StatusBadge tone={item.result === 'done' ? 'neutral' : 'stopped'}>{code(auditResults, item.result)}</StatusBadge>
        {problem && <div className={classes.code}>{problem}</div>}
      </Table.Td>
    </Table.Tr>
  );
}
