import { Group, NativeSelect, Stack, Tabs, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import {
  courtLacks,
  courtSeries,
  courtTables,
  firstContributed,
  type CourtSeries,
  type CourtTable,
  type MeasureView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { AnsweredFigures } from './answered-figures';
import { useFigures, useMeasures } from './statistics.queries';
import classes from './statistics.module.css';
import { yearsOver } from './years-over';

/** The court statistics of the committee: fixed tables by the year, each with its definition, protected as every other answer. */
export function CourtStatisticsPage() {
  const { t } = useWords();
  useDocumentTitle('court-statistics.title');
  const { data, error, refetch } = useMeasures();
  return (
    <>
      <PageHeader title={t('court-statistics.title')} intro={t('court-statistics.intro')} actions={<PrintButton />} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={5} />
      ) : (
        <AllSeries measures={data} />
      )}
    </>
  );
}

function AllSeries({ measures }: { readonly measures: readonly MeasureView[] }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const [search, setSearch] = useSearchParams();
  const years = yearsOver(new Date());
  const asked = search.get('series');
  const series = courtSeries.has(asked) ? asked : 'arrests';
  const until = years.find((year) => year === search.get('until')) ?? years[0]!;
  return (
    <Stack gap="lg">
      <Group data-no-print>
        <NativeSelect
          label={t('court-statistics.until')}
          value={until}
          data={years.map((year) => ({ value: year, label: number(year) }))}
          onChange={({ currentTarget: { value } }) => setSearch({ series, until: value }, { replace: true })}
        />
      </Group>
      <Tabs value={series} onChange={(one) => one && setSearch({ series: one, until }, { replace: true })} keepMounted={false}>
        <Tabs.List aria-label={t('court-statistics.series')} data-no-print>
          {courtSeries.codes.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {code(courtSeries, one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={series} pt="lg">
          <Series series={series} until={until} measures={measures} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

interface SeriesProps {
  readonly series: CourtSeries;
  /** The last year that is shown; the two before it stand beside it. */
  readonly until: string;
  readonly measures: readonly MeasureView[];
}

function Series({ series, until, measures }: SeriesProps) {
  const { t, code } = useWords();
  const { tables, lacks } = courtTables[series];
  return (
    <Stack gap="lg">
      {tables.map((table) => (
        <OneTable key={`${table.measure} ${table.by.join()}`} table={table} until={until} measures={measures} />
      ))}
      {lacks.length > 0 && (
        <Panel title={t('court-statistics.lacks')}>
          <ul className={classes.lacks}>
            {lacks.map((lack) => (
              <li key={lack}>
                <Text size="sm">{code(courtLacks, lack)}</Text>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Stack>
  );
}

function OneTable({ table, until, measures }: { readonly table: CourtTable } & Omit<SeriesProps, 'series'>) {
  const { t, name, list } = useWords();
  const { measure, by } = table;
  const { version, name: called } = measures.findLast(({ id }) => id === measure)!;
  const from = String(Math.max(Number(until) - 2, firstContributed));
  const { data, error, refetch } = useFigures({ measure, version, by, from, to: until });
  return (
    <Panel
      title={t('court-statistics.table', { measure: name(called), by: list(by.map((id) => t(`statistics-dimension.${id}`))) })}
      icon={<IconChartBar size={20} aria-hidden="true" />}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={3} />
      ) : (
        <AnsweredFigures answer={data} />
      )}
    </Panel>
  );
}
