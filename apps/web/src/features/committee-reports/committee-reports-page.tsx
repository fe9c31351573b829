import { useState } from 'react';
import { Anchor, Text } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { committeeReportKinds, committeeReportStatuses, type CommitteeReportKind, type CommitteeReportListItem } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import { BeginReport } from './begin-report';
import { useCommitteeReports } from './committee-reports.queries';
import { useReportPeriod } from './report-periods';
import { tones } from './tones';

/** The committee's reports, kind by kind; the secretariat begins them here. */
export function CommitteeReportsPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('committee-reports.title');
  const [kind, setKind] = useState<CommitteeReportKind>('monthly');
  return (
    <>
      <PageHeader
        title={t('committee-reports.title')}
        intro={t('committee-reports.intro')}
        actions={ability.can('open', 'CommitteeReport') && <BeginReport kind={kind} />}
      />
      <StatusList
        title={t('committee-reports.list')}
        icon={<IconReportAnalytics size={20} aria-hidden="true" />}
        empty={{ icon: <IconReportAnalytics size={30} stroke={1.6} aria-hidden="true" />, title: t('committee-reports.none') }}
        statuses={committeeReportKinds}
        status={kind}
        onStatus={setKind}
        list={useCommitteeReports(kind)}
        row={(item) => <Item key={item.id} item={item} />}
      />
    </>
  );
}

function Item({ item: { id, period, edition, status, changedAt } }: { readonly item: CommitteeReportListItem }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const periodName = useReportPeriod();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/committee-reports/${id}`} className={rows.name}>
          {periodName(period)}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[t('committee-reports.edition', { number: number(edition) }), t('committee-reports.changed', { time: instant(changedAt) })].join(
            ' · ',
          )}
        </Text>
      </div>
      <StatusBadge tone={tones[status]}>{code(committeeReportStatuses, status)}</StatusBadge>
    </li>
  );
}
