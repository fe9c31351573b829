import { useState } from 'react';
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useWords } from '../../platform/words';
import { BarChart } from './bar-chart';
import { chartKinds, chartsFor, type ChartKind } from './chart-kinds';
import { useCategoryName, useFigureText } from './figure-text';
import { largestOf, seriesOf, type DrawnFigures } from './figures';
import { GovernorateMap } from './governorate-map';
import { LineChart } from './line-chart';
import { usePeriodName } from './period-choices';
import { RegionMap } from './region-map';

/** The answer drawn: lines over its periods, or the last of them as a map or as bars. */
export function FiguresChart({ answer }: { readonly answer: DrawnFigures }) {
  const { t, name, code } = useWords();
  const periodName = usePeriodName();
  const categoryName = useCategoryName();
  const text = useFigureText(answer.measure.counts);
  const kinds = chartsFor(answer);
  const [chosen, setChosen] = useState<ChartKind | null>(null);
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : kinds[0]!;
  const all = seriesOf(answer);
  const last = answer.periods.length - 1;
  // One period's figures are measured against that period's largest.
  const series = kind === 'line' ? all : all.map(({ category, figures }) => ({ category, figures: [figures[last] ?? ('held' as const)] }));
  const largest = largestOf(series);
  const names = series.map(({ category }) => (category === null ? t('statistics.all') : categoryName(answer.by[0]!, category)));
  const byGovernorate = answer.by[0]?.id === 'governorate';
  const called = t(kind !== 'map' ? 'statistics.chart' : byGovernorate ? 'statistics.map-governorates' : 'statistics.map');
  const of = kind !== 'line' && last > 0 ? [periodName(answer.periods[last]!.id)] : [];
  const label = `${called}: ${[name(answer.measure.name), ...of, t('statistics.chart-text')].join('. ')}`;
  return (
    <Stack gap="xs">
      {kinds.length > 1 && (
        <SegmentedControl
          data-no-print
          size="xs"
          aria-label={t('statistics.chart-kind')}
          data={kinds.map((one) => ({ value: one, label: code(chartKinds, one) }))}
          value={kind}
          onChange={(value) => chartKinds.has(value) && setChosen(value)}
        />
      )}
      {kind === 'line' ? (
        <LineChart
          series={series}
          names={names}
          periods={answer.periods.map(({ id }) => periodName(id))}
          largest={largest}
          top={text(largest)}
          label={label}
        />
      ) : kind === 'bar' ? (
        <BarChart
          bars={series.map(({ figures: [figure = 'held'] }, at) => ({ label: names[at]!, figure, text: text(figure) }))}
          largest={largest}
          label={label}
        />
      ) : byGovernorate ? (
        <GovernorateMap series={series} largest={largest} label={label} text={text} />
      ) : (
        <RegionMap series={series} largest={largest} label={label} text={text} />
      )}
      <Text size="sm" c="dimmed">
        {[...of, t('statistics.chart-text')].join(' · ')}
      </Text>
    </Stack>
  );
}
