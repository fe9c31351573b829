import type { ReactNode } from 'react';
import { Group, Stack, Text } from '@mantine/core';
import type { StatisticsAnswer } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { drawnOf } from './figures';
import { FiguresChart } from './figures-chart';
import { FiguresTable } from './figures-table';
import classes from './statistics.module.css';

/** An answer as a reader sees it: what it counts, the table, the chart where there is a number to draw, and how the figures were protected. */
export function AnsweredFigures({ answer, children }: { readonly answer: StatisticsAnswer; readonly children?: ReactNode }) {
  const { name } = useWords();
  const drawn = drawnOf(answer);
  return (
    <Stack gap="md">
      <Text size="sm">{name(answer.about.definition)}</Text>
      {children}
      <div className={classes.result}>
        <FiguresTable answer={drawn} />
        {drawn.cells.some(({ figure }) => typeof figure === 'number') && <FiguresChart answer={drawn} />}
      </div>
      <Method answer={answer} />
    </Stack>
  );
}

/** How the figures were protected and by which definition, in one line beneath them. */
function Method({ answer: { method, about } }: { readonly answer: StatisticsAnswer }) {
  const { t } = useWords();
  const { date, number } = useDates();
  const values = { version: number(about.version), since: date(about.since, 'month') };
  const definition = method.coverage === 'returned-counts' ? 'statistics.method-definition-returned' : 'statistics.method-definition';
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t('statistics.method', { error: number(method.typicalError), threshold: number(method.threshold) })} {t(definition, values)}
      </Text>
    </Group>
  );
}
