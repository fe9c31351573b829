import { useState } from 'react';
import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { isJump, planSuggestions, type PlanFigureView, type ReportDimension } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { useMeasureName } from './activity-words';
import { faultOf, partKey, type WrittenFigure } from './written-figures';

interface Props {
  readonly figure: PlanFigureView;
  readonly written: WrittenFigure;
  readonly tried: boolean;
  readonly onWrite: (written: WrittenFigure) => void;
}

/** A figure of the month under what it counts, with the month before beside it, and what it is made of as far as that is known. */
export function FigureField({ figure, written, tried, onWrite }: Props) {
  const { t, name, code } = useWords();
  const { number } = useDates();
  const measureName = useMeasureName();
  const { measure, last, base, suggested, breakdowns } = figure;
  const value = wholeNumberOf(written.typed);
  const jump = isJump(value, base, measure.unit);
  const known = suggested && { source: code(planSuggestions, suggested.source), number: number(suggested.value) };
  const hints = [
    ...(known === null ? [] : [t(value === suggested?.value ? 'plan-report.filled-in' : 'plan-report.known', known)]),
    ...(last === null || suggested?.source === 'month-before' ? [] : [t('plan-report.last', { number: number(last) })]),
    ...(jump ? [t(base === null ? 'plan-report.high' : 'plan-report.jump')] : []),
  ];
  return (
    <Stack gap="xs">
      <TextInput
        label={measureName(measure)}
        description={[name(measure.definition), ...hints].join(' · ')}
        value={written.typed}
        onChange={({ currentTarget: { value: typed } }) => onWrite({ ...written, typed })}
        inputMode="numeric"
        maxLength={24}
        error={Number.isNaN(value) ? t('plan-report.no-number') : tried && value === null ? t('field.required') : undefined}
        required
      />
      {breakdowns.length > 0 && <Breakdown figure={figure} written={written} tried={tried} onWrite={onWrite} />}
    </Stack>
  );
}

/** One breakdown at a time: the others that were filled in stay as they are. */
function Breakdown({ figure: { measure, breakdowns }, written, tried, onWrite }: Props) {
  const { t } = useWords();
  const measureName = useMeasureName();
  const filled = breakdowns.filter(({ id, categories }) => categories.some((category) => written.parts[partKey(id, category)]));
  const [dimension, setDimension] = useState<ReportDimension | null>(filled[0]?.id ?? null);
  const chosen = breakdowns.find(({ id }) => id === dimension);
  const faults = breakdowns.flatMap((breakdown) => {
    const fault = faultOf(breakdown, written);
    return fault === null
      ? []
      : [t('plan-report.in-breakdown', { by: t(`statistics-dimension.${breakdown.id}`), fault: t(`plan-report.parts-${fault}`) })];
  });
  return (
    <Stack gap="xs">
      <Select
        size="sm"
        label={t('plan-report.break-down', { measure: measureName(measure) })}
        placeholder={t('plan-report.not-broken')}
        data={breakdowns.map(({ id }) => ({ value: id, label: t(`statistics-dimension.${id}`) }))}
        value={dimension}
        onChange={setDimension}
        clearable
        clearButtonProps={{ 'aria-label': t('plan-report.not-broken') }}
      />
      {chosen !== undefined && (
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" role="group" aria-label={t(`statistics-dimension.${chosen.id}`)}>
          {chosen.categories.map((category) => {
            const key = partKey(chosen.id, category);
            const typed = written.parts[key] ?? '';
            return (
              <TextInput
                key={category}
                size="sm"
                label={t(`${chosen.words}.${category}`)}
                value={typed}
                onChange={({ currentTarget: { value } }) => onWrite({ ...written, parts: { ...written.parts, [key]: value } })}
                inputMode="numeric"
                maxLength={24}
                error={Number.isNaN(wholeNumberOf(typed)) ? t('plan-report.no-number') : undefined}
              />
            );
          })}
        </SimpleGrid>
      )}
      {tried &&
        faults.map((fault) => (
          <Text key={fault} size="sm" c="var(--mantine-color-error)" role="alert">
            {fault}
          </Text>
        ))}
    </Stack>
  );
}
