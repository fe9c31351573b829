import { Stack, Text } from '@mantine/core';
import type { AccountFigures } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { usePercent } from './activity-words';

/** One member's figures of a half-year, for any screen. @param note how they are meant */
export function HalfFigures({ figures, note }: { readonly figures: AccountFigures; readonly note: string }) {
  const { t } = useWords();
  const { number } = useDates();
  const percent = usePercent();
  const { due, onTime, late, missing, returns, activities, milestones, declared, mean, held, attended } = figures;
  const of = (done: number, all: number): string => t('plan-scorecard.of', { done: number(done), all: number(all) });
  return (
    <Stack gap="xs">
      <DefinitionList
        items={[
          { term: t('plan-scorecard.on-time'), value: of(onTime, due) },
          { term: t('plan-scorecard.late'), value: number(late) },
          { term: t('plan-scorecard.missing'), value: number(missing) },
          { term: t('plan-scorecard.returns'), value: number(returns) },
          { term: t('plan-scorecard.activities'), value: number(activities) },
          { term: t('plan-scorecard.milestones'), value: of(declared, milestones) },
          { term: t('plan-scorecard.mean'), value: mean === null ? t('national-plan.no-ratio') : percent(mean) },
          { term: t('plan-scorecard.attendance'), value: held === 0 ? t('plan-scorecard.no-session') : of(attended, held) },
        ]}
      />
      <Text size="sm" c="dimmed">
        {note}
      </Text>
    </Stack>
  );
}
