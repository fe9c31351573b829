import { Anchor, Stack, Text } from '@mantine/core';
import type { StatisticsAnswer } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { drawnOf, type DrawnFigures } from './figures';
import { FiguresChart } from './figures-chart';
import { FiguresTable } from './figures-table';
import { usePeriodName } from './period-choices';
import classes from './statistics.module.css';

/** An answer as a reader sees it: what it counts, the table and the chart, and how the figures were protected. */
export function AnsweredFigures({ answer }: { readonly answer: StatisticsAnswer }) {
  const { name } = useWords();
  const drawn = drawnOf(answer);
  return (
    <Stack gap="md">
      <Text size="sm">{name(answer.about.definition)}</Text>
      {drawn.cells.some(({ figure }) => typeof figure === 'number') ? (
        <div className={classes.result}>
          <FiguresTable answer={drawn} />
          <FiguresChart answer={drawn} />
        </div>
      ) : (
        <NoNumber drawn={drawn} />
      )}
      <Method answer={answer} />
    </Stack>
  );
}

/** A table of nothing but signs in one sentence; the signs themselves can be unfolded. */
function NoNumber({ drawn }: { readonly drawn: DrawnFigures }) {
  const { t } = useWords();
  const collected = drawn.cells.some(({ figure }) => figure !== 'not-collected');
  return (
    <>
      <Text c="dimmed">{t(collected ? 'statistics.all-held' : 'statistics.none-collected')}</Text>
      <details>
        <summary>{t('statistics.show-signs')}</summary>
        <FiguresTable answer={drawn} />
      </details>
    </>
  );
}

const definitions = {
  'recorded-cases': 'statistics.method-definition',
  'returned-counts': 'statistics.method-definition-returned',
  'monthly-reports': 'statistics.method-definition-reported',
} as const;

/** How the figures were protected and by which definition, in one line beneath them, and the published tables that some of them are of. */
function Method({ answer: { method, about } }: { readonly answer: StatisticsAnswer }) {
  const { t } = useWords();
  const { date, number, instant } = useDates();
  const periodName = usePeriodName();
  const values = { version: number(about.version), since: date(about.since, 'month') };
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {t(`statistics.method.${method.name}`, { error: number(method.typicalError), threshold: number(method.threshold) })}{' '}
        {t(definitions[method.coverage], values)}
      </Text>
      {method.revisions.map(({ period, month }) => (
        <Text key={period} size="sm" c="dimmed">
          {t('statistics.revised', { period: periodName(period), month: date(month, 'month') })}
        </Text>
      ))}
      {method.releases.map(({ id, period, publishedAt }) => (
        <Anchor key={id} component={Link} to={`/releases/${id}`} size="sm">
          {t('statistics.from-release', { period: periodName(period), time: instant(publishedAt) })}
        </Anchor>
      ))}
    </Stack>
  );
}
