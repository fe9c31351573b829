import { Table, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { concernKinds, labourAnswers, labourOutcomes, reporterStates, type ConcernReceipt } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { ScrollRegion } from '../../ui/scroll-region';
import { StatusBadge } from '../../ui/status-badge';
import classes from './concerns.module.css';
import { useLabourCounts, useOwnReports } from './concerns.queries';

/** The own reports, with the one word each has: received, or handled. */
export function OwnReports() {
  const { t } = useWords();
  const list = useOwnReports();
  return (
    <Panel title={t('concern.own-title')} flush>
      {list.error && !list.items ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={2} height={64} />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={<IconInbox size={30} stroke={1.6} aria-hidden="true" />}
          title={t('concern.own-none')}
          text={t('concern.own-none-text')}
        />
      ) : (
        <ul className={classes.list}>
          {list.items.map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}

function ReportRow({ report }: { readonly report: ConcernReceipt }) {
  const { code } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <div className={classes.facts}>
        <Text fw={600}>{code(concernKinds, report.kind)}</Text>
        <time className={classes.more} dateTime={report.sentAt}>
          {instant(report.sentAt)}
        </time>
        {report.answer && <Text size="sm">{code(labourAnswers, report.answer)}</Text>}
      </div>
      <StatusBadge tone={report.state === 'handled' ? 'done' : 'waiting'}>{code(reporterStates, report.state)}</StatusBadge>
    </li>
  );
}

/** How many labour cases of the unit ended how, month by month; nothing where it has none. */
export function LabourCounts() {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const { data = [] } = useLabourCounts();
  if (data.length === 0) return null;
  const months = [...new Set(data.map(({ month }) => month))];
  return (
    <Panel title={t('concern.counts-title')} flush>
      <ScrollRegion label={`${t('concern.counts-title')}: ${t('concern.counts-month')}`}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('concern.counts-month')}</Table.Th>
              {labourOutcomes.codes.map((outcome) => (
                <Table.Th key={outcome}>{code(labourOutcomes, outcome)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {months.map((month) => (
              <Table.Tr key={month}>
                <Table.Th scope="row">{date(`${month}-01`, 'month')}</Table.Th>
                {labourOutcomes.codes.map((outcome) => (
                  <Table.Td key={outcome}>
                    {number(data.find((row) => row.month === month && row.outcome === outcome)?.count ?? 0)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Panel>
  );
}
