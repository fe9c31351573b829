import { Text } from '@mantine/core';
import type { PlanMeasureRef } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { useMeasureName } from './activity-words';

/** Measures with what each counts, to stand beside their figures. */
export function MeasureDefinitions({ measures }: { readonly measures: readonly PlanMeasureRef[] }) {
  const { name } = useWords();
  const measureName = useMeasureName();
  return measures.map((measure) => (
    <div key={measure.id}>
      {measureName(measure)}
      <Text size="sm" c="dimmed">
        {name(measure.definition)}
      </Text>
    </div>
  ));
}
