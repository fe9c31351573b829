import { useState } from 'react';
import { NativeSelect, Stack, Table, Text } from '@mantine/core';
import { governorates, type LabourSorting } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useLabourSorting } from './labour.queries';

/** How many concerns went from trafficking to labour and back, a month at a time; what is under ten says no more than that. */
export function LabourSortingPage() {
  const { t } = useWords();
  useDocumentTitle('labour.sorting-title');
  const { data, error, refetch } = useLabourSorting();
  return (
    <>
      <PageHeader title={t('labour.sorting-title')} intro={t('labour.sorting-intro')} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <LoadingState rows={6} /> : <Months rows={data} />}
    </>
  );
}

function Months({ rows }: { readonly rows: readonly LabourSorting[] }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const months = [...new Set(rows.map(({ month }) => month))];
  const [month, setMonth] = useState(months[0] ?? '');
  const figure = (count: number | null) =>
    count === null ? (
      <Text span c="dimmed" size="sm">
        {t('labour.held-back')}
      </Text>
    ) : (
      number(count)
    );
  return (
    <Panel>
      <Stack gap="md">
        <NativeSelect
          label={t('concern.counts-month')}
          value={month}
          data={months.map((value) => ({ value, label: date(`${value}-01`, 'month') }))}
          onChange={({ currentTarget: { value } }) => setMonth(value)}
        />
        <Table layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('case.governorate')}</Table.Th>
              <Table.Th scope="col">{t('labour.to-labour')}</Table.Th>
              <Table.Th scope="col">{t('labour.to-police')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows
              .filter((row) => row.month === month)
              .map(({ governorate, toLabour, toPolice }) => (
                <Table.Tr key={governorate}>
                  <Table.Th scope="row">{code(governorates, governorate)}</Table.Th>
                  <Table.Td>{figure(toLabour)}</Table.Td>
                  <Table.Td>{figure(toPolice)}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" c="dimmed">
          {t('labour.sorting-method')}
        </Text>
      </Stack>
    </Panel>
  );
}
