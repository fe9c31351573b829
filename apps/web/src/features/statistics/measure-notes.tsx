import { Text } from '@mantine/core';
import type { MeasureView } from '@himaya/domain';
import { useWords } from '../../platform/words';

interface Props {
  readonly measure: MeasureView;
  readonly measures: readonly MeasureView[];
}

/** What a measure does not tell apart and why, and which measures tell what is shown beside it. */
export function MeasureNotes({ measure, measures }: Props) {
  const { t, name, list } = useWords();
  const beside = measure.beside.flatMap((id) => measures.findLast((one) => one.id === id) ?? []).map((one) => name(one.name));
  const notes = [
    ...measure.lacks.map((lack) => t(`measure-lack.${lack}`)),
    ...(beside.length === 0 ? [] : [t('statistics.beside', { names: list(beside) })]),
  ];
  return notes.map((note) => (
    <Text key={note} size="sm" c="dimmed">
      {note}
    </Text>
  ));
}
