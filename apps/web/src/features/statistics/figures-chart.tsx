import { Stack, Text } from '@mantine/core';
import { useWords } from '../../platform/words';
import { BarChart } from './bar-chart';
import { useCategoryName, useFigureText } from './figure-text';
import { largestOf, seriesOf, type DrawnFigures } from './figures';
import { LineChart } from './line-chart';
import { usePeriodName } from './period-choices';
import { RegionMap } from './region-map';

/** The answer drawn: lines over several periods, a map where regions come first, else bars. */
export function FiguresChart({ answer }: { readonly answer: DrawnFigures }) {
  const { t, name } = useWords();
  const periodName = usePeriodName();
  const categoryName = useCategoryName();
  const text = useFigureText(answer.measure.counts);
  const series = seriesOf(answer);
  const largest = largestOf(series);
  const names = series.map(({ category }) => (category === null ? t('statistics.all') : categoryName(answer.by[0]!, category)));
  const mapped = answer.by[0]?.id === 'region';
  const shown = [name(answer.measure.name), t('statistics.chart-text')];
  const label = `${mapped && answer.periods.length === 1 ? t('statistics.map') : t('statistics.chart')}: ${shown.join('. ')}`;
  return (
    <Stack gap="xs">
      {answer.periods.length > 1 ? (
        <LineChart
          series={series}
          names={names}
          periods={answer.periods.map(({ id }) => periodName(id))}
          largest={largest}
          top={text(largest)}
          label={label}
        />
      ) : mapped ? (
        <RegionMap series={series} largest={largest} label={label} text={text} />
      ) : (
        <BarChart
          bars={series.map(({ figures: [figure = 'held'] }, at) => ({ label: names[at]!, figure, text: text(figure) }))}
          largest={largest}
          label={label}
        />
      )}
      <Text size="sm" c="dimmed">
        {t('statistics.chart-text')}
      </Text>
    </Stack>
  );
}
