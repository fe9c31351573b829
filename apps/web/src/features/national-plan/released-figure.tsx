import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconChartBar, IconSnowflake } from '@tabler/icons-react';
import type { PlanActivityView, PlanReleasedView } from '@himaya/domain';
import { Link, useNavigate } from 'react-router';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useRequestRelease } from '../statistics';

interface Props {
  readonly activity: PlanActivityView;
  readonly released: PlanReleasedView;
}

/** What was published of an activity's year, in a sentence. */
export function useReleasedWords(): (released: PlanReleasedView) => string {
  const { t } = useWords();
  const { number } = useDates();
  return ({ year, release, figure }) => {
    const of = { year: number(String(year)) };
    if (release === null) return t('plan-released.none', of);
    return figure === null ? t('plan-released.held', of) : t('plan-released.figure', { ...of, number: number(figure) });
  };
}

/** The figure of an activity that case data feed: what was published of its year, or how it comes to be. */
export function ReleasedFigure({ activity, released }: Props) {
  const { t } = useWords();
  const { ability } = useSession();
  const releasedWords = useReleasedWords();
  const { year, release, over, whole } = released;
  return (
    <Panel title={t('plan-released.title')} icon={<IconChartBar size={20} aria-hidden="true" />}>
      <Stack gap="xs">
        <Text fw={600}>{releasedWords(released)}</Text>
        <Text size="sm" c="dimmed">
          {t(release === null ? (over ? 'plan-released.none-how' : 'plan-released.not-over') : 'plan-released.how')}
          {!whole && ` ${t('plan-released.years')}`}
        </Text>
        {release !== null && ability.can('read', 'Release') && (
          <Anchor component={Link} to={`/releases/${release}`} data-no-print>
            {t('plan-released.open')}
          </Anchor>
        )}
        {release === null && over && ability.can('open', 'Release') && <Asking measure={activity.measures[0]?.id} year={year} />}
      </Stack>
    </Panel>
  );
}

function Asking({ measure, year }: { readonly measure: string | undefined; readonly year: number }) {
  const { t } = useWords();
  const { number } = useDates();
  const navigate = useNavigate();
  const ask = useRequestRelease();
  if (measure === undefined) return null;
  return (
    <div data-no-print>
      <ProblemAlert error={ask.error} />
      <Group>
        <Button
          variant="default"
          loading={ask.isPending}
          leftSection={<IconSnowflake size={18} aria-hidden="true" />}
          onClick={() => ask.mutate({ measure, by: [], period: String(year) }, { onSuccess: ({ id }) => void navigate(`/releases/${id}`) })}
        >
          {t('plan-released.ask', { year: number(String(year)) })}
        </Button>
      </Group>
    </div>
  );
}
