import { useState } from 'react';
import { Button, Checkbox, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { finestFor, mostDimensions, mostPeriods, standTogether, type DimensionId, type MeasureView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { MeasureNotes } from './measure-notes';
import { grainsFrom, periodsOver, usePeriodName } from './period-choices';
import { versionKey, type Question } from './question';
import { useVersionedName } from './versioned-name';

interface Props {
  readonly measures: readonly MeasureView[];
  readonly measure: MeasureView;
  /** What was asked of this measure before, to be asked again or otherwise; null where nothing was. */
  readonly asked: Question | null;
  readonly onMeasure: (measure: MeasureView) => void;
  readonly onAsk: (question: Question) => void;
}

/** A question put together from the menu; what the menu does not have cannot be asked here, and is refused where it is asked elsewhere. */
export function TableBuilder({ measures, measure, asked, onMeasure, onAsk }: Props) {
  const { t, name } = useWords();
  const versionedName = useVersionedName(measures);
  const periodName = usePeriodName();
  const [by, setBy] = useState<readonly DimensionId[]>(asked?.by ?? []);
  const [grain, setGrain] = useState<3 | 12 | 36>(asked?.from.includes('Q') ? 3 : 12);
  const finest = finestFor(by);
  const held = Math.max(grain, finest) as 3 | 12 | 36;
  const periods = periodsOver(held === 36 && finest < 36 ? 12 : held, new Date());
  const [from, setFrom] = useState<string | null>(periods.find((period) => period.from === asked?.from)?.id ?? null);
  const [to, setTo] = useState<string | null>(periods.find((period) => period.to === asked?.to)?.id ?? null);
  const last = periods.find(({ id }) => id === to) ?? periods.at(-1)!;
  const first = periods.find(({ id }) => id === from) ?? last;
  const choices = periods.map(({ id }) => ({ value: id, label: periodName(id) })).toReversed();
  const lasts = periods.filter((_, at) => {
    const start = periods.indexOf(first);
    return at >= start && at < start + mostPeriods;
  });
  const end = lasts.includes(last) ? last : first;
  return (
    <Panel title={t('statistics.ask-title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAsk({ measure: measure.id, version: measure.version, by, from: first.from, to: end.to });
        }}
      >
        <Stack gap="md">
          <Select
            label={t('statistics.measure')}
            searchable
            allowDeselect={false}
            value={versionKey(measure)}
            data={measures.map((one) => ({ value: versionKey(one), label: versionedName(one) }))}
            onChange={(key) => {
              const chosen = measures.find((one) => versionKey(one) === key);
              if (chosen !== undefined) onMeasure(chosen);
            }}
          />
          <Text size="sm">{name(measure.definition)}</Text>
          <Checkbox.Group
            label={t('statistics.by')}
            description={t('statistics.by-hint')}
            value={[...by]}
            onChange={(now) => setBy(measure.dimensions.map(({ id }) => id).filter((id) => now.includes(id)))}
          >
            <Group gap="md" mt="xs">
              {measure.dimensions.map(({ id }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={t(`statistics-dimension.${id}`)}
                  disabled={!by.includes(id) && (by.length >= mostDimensions || !standTogether(measure.counts ?? 'facts', [...by, id]))}
                />
              ))}
            </Group>
          </Checkbox.Group>
          <MeasureNotes measure={measure} measures={measures} />
          <Group gap="md" align="flex-end">
            <NativeSelect
              label={t('statistics.grain')}
              value={String(held)}
              data={grainsFrom(finest).map((months) => ({ value: String(months), label: t(`statistics-grain.${months}`) }))}
              onChange={({ currentTarget: { value } }) => setGrain(Number(value) as 3 | 12)}
            />
            <NativeSelect
              label={t('statistics.from')}
              value={first.id}
              data={choices}
              onChange={({ currentTarget: { value } }) => setFrom(value)}
            />
            <NativeSelect
              label={t('statistics.to')}
              value={end.id}
              data={choices.filter(({ value }) => lasts.some(({ id }) => id === value))}
              onChange={({ currentTarget: { value } }) => setTo(value)}
            />
            <Button type="submit">{t('statistics.show')}</Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
