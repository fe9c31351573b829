import { Table } from '@mantine/core';
import type { PublishedRelease, ReleaseDimension } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ScrollRegion } from '../../ui/scroll-region';
import { useReportPeriod } from './report-periods';

/** A published table as it was copied into the report, every cell of it. */
export function ReleasedTable({ release }: { readonly release: PublishedRelease }) {
  const { t, name } = useWords();
  const { number } = useDates();
  const periodName = useReportPeriod();
  const { measure, period, dimensions, cells } = release;
  const title = `${name(measure.name)} · ${periodName(period.id)}`;
  const category = ({ id, words }: ReleaseDimension, at: PublishedRelease['cells'][number]['at']): string => {
    const code = at[id];
    if (code === undefined) return t('statistics.all');
    return code === 'other' ? t('statistics.other') : t(`${words}.${code}`);
  };
  return (
    <ScrollRegion label={title}>
      <Table withTableBorder mt="md">
        <Table.Caption>{title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {dimensions.map(({ id }) => (
              <Table.Th key={id} scope="col">
                {t(`statistics-dimension.${id}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t(`statistics-counts.${measure.counts}`)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map(({ at, figure }) => (
            <Table.Tr key={JSON.stringify(at)}>
              {dimensions.map((dimension) => (
                <Table.Th key={dimension.id} scope="row">
                  {category(dimension, at)}
                </Table.Th>
              ))}
              <Table.Td>{figure === null ? t('figure-sign.held') : number(figure)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
