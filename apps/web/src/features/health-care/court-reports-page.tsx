import { Anchor, Group, Text } from '@mantine/core';
import { IconEye, IconReportMedical } from '@tabler/icons-react';
import { disclosureBases, reportParts, reportStatuses, type CourtReportItem } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useCourtReports } from './report.queries';

/** Forensic reports that lie open before the own office: looked at, and not handed out. */
export function CourtReportsPage() {
  const { t } = useWords();
  useDocumentTitle('court-report.title');
  const list = useCourtReports();
  return (
    <>
      <PageHeader title={t('court-report.title')} intro={t('court-report.intro')} />
      <Panel flush title={t('court-report.open-now')} icon={<IconReportMedical size={20} aria-hidden="true" />}>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState rows={3} />
        ) : list.items.length === 0 ? (
          <EmptyState icon={<IconReportMedical size={30} stroke={1.6} aria-hidden="true" />} title={t('court-report.none')} />
        ) : (
          <ul className={rows.list}>
            {list.items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}

function Item({ item }: { readonly item: CourtReportItem }) {
  const { t, code, list } = useWords();
  const { instant, number } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{list(item.parts.map((part) => code(reportParts, part)))}</span>
        <Text size="sm" c="dimmed">
          {[
            t('report.edition', { number: number(item.edition) }),
            t('court-report.given-on', { time: instant(item.disclosedAt) }),
            code(disclosureBases, item.basis),
          ].join(' · ')}
        </Text>
        <Anchor component={Link} to={`/cases/${item.caseId}`} size="sm">
          {t('court-report.case')}
        </Anchor>
      </div>
      <Group gap="sm">
        {item.isNew && <StatusBadge tone="waiting">{t('court-report.new')}</StatusBadge>}
        {item.status !== 'issued' && <StatusBadge tone="stopped">{code(reportStatuses, item.status)}</StatusBadge>}
        <Anchor href={`/api/v1/court-reports/${item.id}/view`} target="_blank" rel="noopener">
          <Group gap={6} wrap="nowrap">
            <IconEye size={16} aria-hidden="true" /> {t('court-report.view')}
          </Group>
        </Anchor>
      </Group>
    </li>
  );
}
