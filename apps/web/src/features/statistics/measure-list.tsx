import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { MeasureView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { MeasureNotes } from './measure-notes';
import classes from './statistics.module.css';
import { versionKey } from './question';
import { useVersionedName } from './versioned-name';

interface Props {
  readonly measures: readonly MeasureView[];
  readonly onChoose: (measure: MeasureView) => void;
}

/** Every measure with its explanation beside it: those with figures, those the bodies enter, and those of which nothing is collected. */
export function MeasureList({ measures, onChoose }: Props) {
  const { t } = useWords();
  const { number } = useDates();
  const versionedName = useVersionedName(measures);
  const groups = [
    ['statistics.from-cases', measures.filter(({ notCollected }) => notCollected === null)],
    ['statistics.from-reports', measures.filter(({ notCollected }) => notCollected === 'monthly-report')],
    ['statistics.not-from-cases', measures.filter(({ notCollected }) => notCollected !== null && notCollected !== 'monthly-report')],
  ] as const;
  return (
    <Stack gap="lg" data-no-print>
      {groups.map(([title, members]) => (
        <Panel key={title} title={t(title)}>
          <details>
            <summary>{t('statistics.unfold', { number: number(members.length) })}</summary>
            <ul className={classes.measures}>
              {members.map((measure) => (
                <Explained
                  key={versionKey(measure)}
                  measure={measure}
                  measures={measures}
                  words={versionedName(measure)}
                  onChoose={onChoose}
                />
              ))}
            </ul>
          </details>
        </Panel>
      ))}
    </Stack>
  );
}

interface ExplainedProps extends Props {
  readonly measure: MeasureView;
  /** Its name, with the version where there are several. */
  readonly words: string;
}

function Explained({ measure, measures, words, onChoose }: ExplainedProps) {
  const { t, name, list } = useWords();
  return (
    <li>
      <Group justify="space-between" gap="sm" align="flex-start" wrap="nowrap">
        <div>
          <Text fw={600}>{words}</Text>
          <Text size="sm">{name(measure.definition)}</Text>
          <Text size="sm" c="dimmed">
            {measure.notCollected === null
              ? list([t(`statistics-counts.${measure.counts}`), ...measure.dimensions.map(({ id }) => t(`statistics-dimension.${id}`))])
              : t(`statistics-reason.${measure.notCollected}`)}
          </Text>
          <MeasureNotes measure={measure} measures={measures} />
        </div>
        {measure.notCollected === null ? (
          <Button variant="light" size="sm" aria-label={t('statistics.choose', { name: words })} onClick={() => onChoose(measure)}>
            {t('statistics.choose-short')}
          </Button>
        ) : (
          measure.notCollected !== 'monthly-report' && (
            <Badge variant="default" tt="none">
              {t('figure-sign.not-collected')}
            </Badge>
          )
        )}
      </Group>
    </li>
  );
}
