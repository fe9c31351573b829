import { Stack, Text } from '@mantine/core';
import type { PlanActivityView, PlanMeasureFigure } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { useMeasureName } from './activity-words';
import { useReleasedWords } from './released-figure';

/** How far one measure has come, in words: what was reported, or what was published of case data. */
export function useMeasureFigure(): (figure: PlanMeasureFigure) => string {
  const { t } = useWords();
  const { number } = useDates();
  const measureName = useMeasureName();
  const releasedWords = useReleasedWords();
  return ({ measure, reached, released, stands }) => {
    const said = released !== null ? releasedWords(released) : reached === null ? t('national-plan.nothing-reported') : number(reached);
    return `${measureName(measure)}: ${stands ? said : t('national-plan.measure-of-before', { figure: said })}`;
  };
}

/** A line for each measure of an activity; those of an earlier version say so. */
export function MeasureFigures({ figures }: { readonly figures: PlanActivityView['figuresByMeasure'] }) {
  const figureWords = useMeasureFigure();
  return (
    <Stack gap={2}>
      {figures.map((figure) => (
        <Text key={figure.measure.id} size="sm">
          {figureWords(figure)}
        </Text>
      ))}
    </Stack>
  );
}
