import { Select, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { custodyKinds, type OverdueReportsView } from '@himaya/domain';
import { useSearchParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { AccountsWaiting } from './accounts-waiting';
import { accountedHalves, useHalfName } from './half-years';
import { ScorecardTable } from './scorecard-table';
import { useOverdueReports, useScorecards } from './scorecard.queries';

/** How each member of the committee met its obligations in a half-year, and what is overdue now. */
export function ScorecardsPage() {
  const { t } = useWords();
  const halfName = useHalfName();
  const { ability } = useSession();
  useDocumentTitle('plan-scorecard.title');
  const [params, setParams] = useSearchParams();
  const choices = accountedHalves();
  const half = params.get('half') ?? choices[0]!;
  const cards = useScorecards(half);
  const overdue = useOverdueReports();
  const error = cards.error ?? overdue.error;
  return (
    <>
      <PageHeader title={t('plan-scorecard.title')} intro={t('plan-scorecard.intro')} actions={<PrintButton />} />
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([cards.refetch(), overdue.refetch()])} />
      ) : !cards.data || !overdue.data ? (
        <LoadingState rows={6} />
      ) : (
        <Stack gap="lg">
          {ability.can('list', 'MemberAccount') && <AccountsWaiting />}
          <Overdue overdue={overdue.data} />
          <Select
            label={t('plan-scorecard.half')}
            data={choices.map((value) => ({ value, label: halfName(value) }))}
            value={half}
            onChange={(value) => value !== null && setParams({ half: value }, { replace: true })}
            allowDeselect={false}
            data-no-print
          />
          <ScorecardTable title={t('plan-scorecard.members')} half={half} members={cards.data.members} />
        </Stack>
      )}
    </>
  );
}

function Overdue({ overdue: { members, counts } }: { readonly overdue: OverdueReportsView }) {
  const { t, code, name, list } = useWords();
  const { date, number } = useDates();
  return (
    <Panel title={t('plan-scorecard.overdue')} icon={<IconAlertTriangle size={20} aria-hidden="true" />} flush>
      {members.length + counts.length === 0 ? (
        <EmptyState icon={<IconCheck size={30} stroke={1.6} aria-hidden="true" />} title={t('plan-scorecard.none-overdue')} />
      ) : (
        <ul className={rows.list}>
          {members.map(({ agency, months }) => (
            <li key={agency.id} className={rows.row}>
              <div className={rows.words}>
                <span className={rows.name}>{name(agency.name)}</span>
                <Text size="sm" c="dimmed">
                  {list(
                    months.map(({ month, returned }) =>
                      returned ? t('plan-scorecard.month-returned', { month: date(month, 'month') }) : date(month, 'month'),
                    ),
                  )}
                </Text>
              </div>
              <StatusBadge tone="stopped">{t('plan-scorecard.owes', { number: number(months.length) })}</StatusBadge>
            </li>
          ))}
          {counts.map(({ kind, agency, asOf }) => (
            <li key={kind} className={rows.row}>
              <div className={rows.words}>
                <span className={rows.name}>{name(agency.name)}</span>
                <Text size="sm" c="dimmed">
                  {asOf === null
                    ? t('custody.never', { kind: code(custodyKinds, kind) })
                    : t('custody.old', { kind: code(custodyKinds, kind), date: date(asOf) })}
                </Text>
              </div>
              <StatusBadge tone="waiting">{t('plan-scorecard.count-old')}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
