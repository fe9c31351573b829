import { Select, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClipboardCheck } from '@tabler/icons-react';
import { halfYearOf, localDay, monthAfter, type OverdueMember, type PlanScorecardsView } from '@himaya/domain';
import { useSearchParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ScrollRegion } from '../../ui/scroll-region';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { usePercent } from './activity-words';
import { useOverdueReports, useScorecards } from './scorecard.queries';

/** The running half-year and the three before it. */
const halves = (): string[] => [0, -6, -12, -18].map((back) => halfYearOf(monthAfter(localDay(new Date()), back)));

/** How each member of the committee met its obligations in a half-year, and what is overdue now. */
export function ScorecardsPage() {
  const { t } = useWords();
  const { number } = useDates();
  useDocumentTitle('plan-scorecard.title');
  const [params, setParams] = useSearchParams();
  const choices = halves();
  const half = params.get('half') ?? choices[0]!;
  const cards = useScorecards(half);
  const overdue = useOverdueReports();
  const error = cards.error ?? overdue.error;
  return (
    <>
      <PageHeader title={t('plan-scorecard.title')} intro={t('plan-scorecard.intro')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([cards.refetch(), overdue.refetch()])} />
      ) : !cards.data || !overdue.data ? (
        <LoadingState rows={6} />
      ) : (
        <Stack gap="lg">
          <Overdue members={overdue.data.members} />
          <Select
            label={t('plan-scorecard.half')}
            data={choices.map((value) => ({
              value,
              label: t(value.endsWith('H1') ? 'plan-scorecard.h1' : 'plan-scorecard.h2', { year: number(value.slice(0, 4)) }),
            }))}
            value={half}
            onChange={(value) => value !== null && setParams({ half: value }, { replace: true })}
            allowDeselect={false}
            data-no-print
          />
          <Cards members={cards.data.members} />
        </Stack>
      )}
    </>
  );
}

function Overdue({ members }: { readonly members: readonly OverdueMember[] }) {
  const { t, name, list } = useWords();
  const { date, number } = useDates();
  return (
    <Panel title={t('plan-scorecard.overdue')} icon={<IconAlertTriangle size={20} aria-hidden="true" />} flush>
      {members.length === 0 ? (
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
                      t(returned ? 'plan-scorecard.month-returned' : 'plan-scorecard.month-missing', { month: date(month, 'month') }),
                    ),
                  )}
                </Text>
              </div>
              <StatusBadge tone="stopped">{t('plan-scorecard.owes', { number: number(months.length) })}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const counted = ['due', 'onTime', 'late', 'missing', 'returns', 'activities'] as const;
const wordOf = { due: 'due', onTime: 'on-time', late: 'late', missing: 'missing', returns: 'returns', activities: 'activities' } as const;

function Cards({ members }: Pick<PlanScorecardsView, 'members'>) {
  const { t, name } = useWords();
  const { number } = useDates();
  const percent = usePercent();
  return (
    <Panel title={t('plan-scorecard.members')} icon={<IconClipboardCheck size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <ScrollRegion label={t('plan-scorecard.table')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('plan-scorecard.member')}</Table.Th>
                {counted.map((figure) => (
                  <Table.Th key={figure} scope="col">
                    {t(`plan-scorecard.${wordOf[figure]}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t('plan-scorecard.milestones')}</Table.Th>
                <Table.Th scope="col">{t('plan-scorecard.mean')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {members.map((card) => (
                <Table.Tr key={card.agency.id}>
                  <Table.Th scope="row">{name(card.agency.name)}</Table.Th>
                  {counted.map((figure) => (
                    <Table.Td key={figure}>{number(card[figure])}</Table.Td>
                  ))}
                  <Table.Td>{t('plan-scorecard.of', { done: number(card.declared), all: number(card.milestones) })}</Table.Td>
                  <Table.Td>{card.mean === null ? t('national-plan.no-ratio') : percent(card.mean)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
        <Text size="sm" c="dimmed">
          {t('plan-scorecard.method')}
        </Text>
      </Stack>
    </Panel>
  );
}
