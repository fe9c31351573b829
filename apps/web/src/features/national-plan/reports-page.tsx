import { useState } from 'react';
import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { localDay, monthAfter, planReportDueOn, planReportStatuses, type PlanReportListItem, type PlanReportStatus } from '@himaya/domain';
import { Link, useNavigate } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useOpenPlanReport, usePlanReports } from './national-plan.queries';
import { toneOfReport } from './tones';

/** Monthly reports: the own agency's with the month that may be begun, or the inbox of those who take and read them. */
export function ReportsPage() {
  const { t, options } = useWords();
  const { ability } = useSession();
  useDocumentTitle('plan-report.title');
  const reports = ability.can('open', 'PlanReport');
  const [status, setStatus] = useState<PlanReportStatus | null>(null);
  const list = usePlanReports(status);
  return (
    <>
      <PageHeader
        title={t('plan-report.title')}
        intro={t(reports ? 'plan-report.intro-own' : 'plan-report.intro-inbox')}
        actions={
          ability.can('record', 'MemberAccount') && (
            <Button component={Link} to="/plan/accounts" variant="default">
              {t('member-account.own-title')}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        {reports && <BeginForm />}
        {!reports && (
          <Select
            label={t('plan-report.status')}
            placeholder={t('plan-report.all')}
            data={options(planReportStatuses, ['submitted', 'returned', 'accepted'])}
            value={status}
            onChange={(value) => setStatus(planReportStatuses.has(value) ? value : null)}
            clearable
            clearButtonProps={{ 'aria-label': t('plan-report.all') }}
          />
        )}
        <Panel title={t('plan-report.months')} icon={<IconReportAnalytics size={20} aria-hidden="true" />} flush>
          {list.error ? (
            <ErrorState error={list.error} onRetry={list.retry} />
          ) : !list.items ? (
            <LoadingState rows={4} />
          ) : list.items.length === 0 ? (
            <EmptyState icon={<IconReportAnalytics size={30} stroke={1.6} aria-hidden="true" />} title={t('plan-report.none')} />
          ) : (
            <ul className={rows.list}>
              {list.items.map((item) => (
                <Row key={item.id} item={item} withMember={!reports} />
              ))}
            </ul>
          )}
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </Panel>
      </Stack>
    </>
  );
}

function BeginForm() {
  const { t } = useWords();
  const { date } = useDates();
  const navigate = useNavigate();
  const open = useOpenPlanReport();
  const thisMonth = `${localDay(new Date()).slice(0, 7)}-01`;
  const months = Array.from({ length: 12 }, (_, back) => monthAfter(thisMonth, -1 - back));
  const [month, setMonth] = useState(months[0]!);
  return (
    <Panel title={t('plan-report.begin')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate({ month }, { onSuccess: ({ id }) => void navigate(`/plan/reports/${id}`) });
        }}
      >
        <Stack gap="md">
          <Select
            label={t('national-plan.month')}
            description={t('plan-report.due', { date: date(planReportDueOn(month)) })}
            data={months.map((value) => ({ value, label: date(value, 'month') }))}
            value={month}
            onChange={(value) => value !== null && setMonth(value)}
            allowDeselect={false}
          />
          <ProblemAlert error={open.error} />
          <Group>
            <Button type="submit" loading={open.isPending}>
              {t('plan-report.begin-now')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function Row({ item, withMember }: { readonly item: PlanReportListItem; readonly withMember: boolean }) {
  const { t, code, name } = useWords();
  const { date, instant } = useDates();
  const month = date(item.month, 'month');
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/plan/reports/${item.id}`} className={rows.name}>
          {withMember ? `${name(item.agency.name)} · ${month}` : month}
        </Anchor>
        {item.submittedAt !== null && (
          <Text size="sm" c="dimmed">
            {t('plan-report.submitted-at', { instant: instant(item.submittedAt) })}
          </Text>
        )}
      </div>
      <Group gap="xs">
        {item.late && <StatusBadge tone="stopped">{t('plan-report.late')}</StatusBadge>}
        {item.corrected && <StatusBadge tone="neutral">{t('plan-report.corrected')}</StatusBadge>}
        <StatusBadge tone={toneOfReport[item.status]}>{code(planReportStatuses, item.status)}</StatusBadge>
      </Group>
    </li>
  );
}
