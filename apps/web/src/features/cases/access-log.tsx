import { useState } from 'react';
import { Button, Group, SegmentedControl, Table } from '@mantine/core';
import { IconPrinter, IconShieldCheck } from '@tabler/icons-react';
import { accessLogKinds, auditResults, type AccessLogItem, type AccessLogKind } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { ScrollRegion } from '../../ui/scroll-region';
import { StatusBadge } from '../../ui/status-badge';
import { useAccessLog } from './cases.queries';

/** Who looked at this case, who changed it, and who was refused; the lists that showed it apart, for they are many. */
export function AccessLog({ caseId }: { readonly caseId: string }) {
  const { t, options } = useWords();
  const [kind, setKind] = useState<AccessLogKind>('all');
  return (
    <>
      <Group justify="space-between" p="md" gap="sm" data-no-print>
        <SegmentedControl
          aria-label={t('access-log.filter')}
          data={options(accessLogKinds)}
          value={kind}
          onChange={(chosen) => accessLogKinds.has(chosen) && setKind(chosen)}
        />
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => window.print()}>
          {t('access-log.print')}
        </Button>
      </Group>
      <AccessLines caseId={caseId} kind={kind} />
    </>
  );
}

function AccessLines({ caseId, kind }: { readonly caseId: string; readonly kind: AccessLogKind }) {
  const { t } = useWords();
  const list = useAccessLog(caseId, kind);
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <LoadingState rows={4} height={40} />;
  if (list.items.length === 0)
    return <EmptyState icon={<IconShieldCheck size={28} stroke={1.6} aria-hidden="true" />} title={t('access-log.none')} />;
  return (
    <>
      <ScrollRegion label={t('case.tab.access-log')}>
        <Table verticalSpacing="sm" horizontalSpacing="md" striped>
          <Table.Thead>
            <Table.Tr>
              {['when', 'who', 'what', 'result'].map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`access-log.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((item) => (
              <AccessLine key={item.id} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}

function AccessLine({ item }: { readonly item: AccessLogItem }) {
  const { t, code, auditAction, name } = useWords();
  const { instant } = useDates();
  const who = [item.displayName ?? t('access-log.system'), item.unitName && name(item.unitName)].filter(Boolean);
  return (
    <Table.Tr>
      <Table.Td>{instant(item.at)}</Table.Td>
      <Table.Td>{who.join(' · ')}</Table.Td>
      <Table.Td>{auditAction(item.action)}</Table.Td>
      <Table.Td>
        <StatusBadge tone={item.result === 'done' ? 'neutral' : 'stopped'}>{code(auditResults, item.result)}</StatusBadge>
      </Table.Td>
    </Table.Tr>
  );
}
