import { Table } from '@mantine/core';
import { useWords } from '../../platform/words';
import { ScrollRegion } from '../../ui/scroll-region';
import { useCategoryName, useFigureText } from './figure-text';
import { rowsOf, type DrawnFigures } from './figures';
import { usePeriodName } from './period-choices';
import classes from './statistics.module.css';

/** The answer as a table: dimensions down, periods across. */
export function FiguresTable({ answer }: { readonly answer: DrawnFigures }) {
  const { t, name } = useWords();
  const periodName = usePeriodName();
  const categoryName = useCategoryName();
  const text = useFigureText(answer.measure.counts);
  const title = `${name(answer.measure.name)} · ${t(`statistics-counts.${answer.measure.counts}`)}`;
  return (
    <ScrollRegion label={[t('statistics.table'), title, ...answer.by.map(({ id }) => t(`statistics-dimension.${id}`))].join(' · ')}>
      <Table className={classes.table} withTableBorder>
        <Table.Caption>{title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {answer.by.map(({ id }) => (
              <Table.Th key={id} scope="col">
                {t(`statistics-dimension.${id}`)}
              </Table.Th>
            ))}
            {answer.periods.map(({ id }) => (
              <Table.Th key={id} scope="col">
                {periodName(id)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOf(answer).map(({ key, categories, figures }) => (
            <Table.Tr key={key} className={categories.includes(null) ? classes.total : undefined}>
              {categories.map((category, at) => (
                <Table.Th key={answer.by[at]!.id} scope="row">
                  {category === null ? t('statistics.all') : categoryName(answer.by[at]!, category)}
                </Table.Th>
              ))}
              {figures.map((figure, at) => (
                <Table.Td key={answer.periods[at]!.id} className={typeof figure === 'string' ? classes.sign : classes.number}>
                  {text(figure)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
