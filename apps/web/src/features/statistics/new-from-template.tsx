import { useState } from 'react';
import { Button, Checkbox, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { IconTablePlus } from '@tabler/icons-react';
import {
  finestFor,
  releaseTemplates,
  templateCoverages,
  templateLacks,
  templateUnits,
  type ReleaseTemplate,
  type TemplateTable,
} from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { periodsOver, usePeriodName } from './period-choices';
import { useRequestRelease } from './releases.queries';
import { useMeasures } from './statistics.queries';
import classes from './statistics.module.css';

/** One of the thirty standard tables, asked for as it stands; what a table lacks is said before anybody asks. */
export function NewFromTemplate() {
  const { t, name } = useWords();
  const { number } = useDates();
  const [chosen, setChosen] = useState(2);
  const template = releaseTemplates.find((one) => one.number === chosen) ?? releaseTemplates[0]!;
  return (
    <Panel title={t('releases.new-title')} icon={<IconTablePlus size={20} aria-hidden="true" />} data-no-print>
      <Stack gap="md" align="stretch">
        <Select
          label={t('releases.template')}
          searchable
          allowDeselect={false}
          value={String(template.number)}
          data={releaseTemplates.map((one) => ({
            value: String(one.number),
            label: t('releases.template-name', { number: number(one.number), title: name(one.title) }),
          }))}
          onChange={(value) => setChosen(Number(value ?? 2))}
        />
        <Lacks template={template} />
        {template.tables.length === 0 ? (
          <Text>{t('releases.template-cannot')}</Text>
        ) : (
          <Ask key={template.number} template={template} tables={template.tables} />
        )}
      </Stack>
    </Panel>
  );
}

function Lacks({ template: { lacks } }: { readonly template: ReleaseTemplate }) {
  const { t, code } = useWords();
  if (lacks.length === 0) return null;
  return (
    <div>
      <Text size="sm">{t('releases.template-lacks')}</Text>
      <ul className={classes.lacks}>
        {lacks.map((lack) => (
          <li key={lack}>
            <Text size="sm">{code(templateLacks, lack)}</Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Ask({ template, tables }: { readonly template: ReleaseTemplate; readonly tables: readonly TemplateTable[] }) {
  const { t, code, name, list } = useWords();
  const periodName = usePeriodName();
  const navigate = useNavigate();
  const measures = useMeasures().data ?? [];
  const ask = useRequestRelease();
  const [at, setAt] = useState(0);
  const [together, setTogether] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const table = tables[at] ?? tables[0]!;
  const periods = periodsOver(Math.max(template.grain, finestFor(table.by)) as 3 | 12 | 36, new Date());
  const period = periods.find(({ id }) => id === chosen) ?? periods.at(-1);
  const tableName = ({ measure, by }: TemplateTable): string => {
    const found = measures.findLast(({ id }) => id === measure);
    const dimensions = by.length === 0 ? t('releases.template-whole') : list(by.map((id) => t(`statistics-dimension.${id}`)));
    return found === undefined ? dimensions : `${name(found.name)} · ${dimensions}`;
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (period === undefined) return;
        const rounding = together ? ({ rounding: 'controlled' } as const) : {};
        ask.mutate(
          { measure: table.measure, by: table.by, period: period.from, ...rounding },
          { onSuccess: ({ id }) => void navigate(`/releases/${id}`) },
        );
      }}
    >
      <Stack gap="md" align="stretch">
        <Group gap="md" align="flex-end">
          <NativeSelect
            label={t('releases.template-table')}
            value={String(at)}
            data={tables.map((one, place) => ({ value: String(place), label: tableName(one) }))}
            onChange={({ currentTarget: { value } }) => {
              setAt(Number(value));
              setChosen(null);
            }}
          />
          <NativeSelect
            label={t('statistics.period')}
            value={period?.id ?? ''}
            data={periods.map(({ id }) => ({ value: id, label: periodName(id) })).toReversed()}
            onChange={({ currentTarget: { value } }) => setChosen(value)}
          />
          <Button type="submit" loading={ask.isPending} disabled={period === undefined}>
            {t('releases.ask')}
          </Button>
        </Group>
        <Checkbox label={t('releases.rounding')} checked={together} onChange={({ currentTarget }) => setTogether(currentTarget.checked)} />
        <Text size="sm" c="dimmed">
          {t('releases.template-counts', { unit: code(templateUnits, table.unit), coverage: code(templateCoverages, template.coverage) })}
        </Text>
        <ProblemAlert error={ask.error} />
      </Stack>
    </form>
  );
}
