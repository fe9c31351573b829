import type { PlanActivityView, PlanMeasureRef } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import type { Tone } from '../../ui/status-badge';

/** A share of one as a whole percentage, in the reader's digits. */
export function usePercent(): (ratio: number) => string {
  const { t } = useWords();
  const { number } = useDates();
  return (ratio) => t('national-plan.percent', { number: number(Math.round(ratio * 100)) });
}

/** How far an activity has come, in a word or two, and how that feels. */
export function useCompletion(): (activity: PlanActivityView) => { readonly tone: Tone; readonly text: string } {
  const { t } = useWords();
  const { number } = useDates();
  const percent = usePercent();
  return ({ retired, completed, declarations, ratio, reached, released }) => {
    if (retired) return { tone: 'stopped', text: t('national-plan.retired') };
    if (released !== null && ratio === null) {
      const year = number(String(released.year));
      if (released.release === null) return { tone: 'neutral', text: t('plan-released.waiting') };
      return {
        tone: 'neutral',
        text: reached === null ? t('plan-released.held', { year }) : t('plan-released.short', { year, number: number(reached) }),
      };
    }
    if (declarations !== null) {
      if (completed) return { tone: 'done', text: t('national-plan.declared') };
      const { done, of } = declarations;
      return done === 0
        ? { tone: 'waiting', text: t('national-plan.not-declared') }
        : { tone: 'active', text: t('national-plan.declared-by', { done: number(done), of: number(of) }) };
    }
    if (ratio !== null) return { tone: ratio >= 1 ? 'done' : 'active', text: percent(ratio) };
    return reached === null
      ? { tone: 'waiting', text: t('national-plan.nothing-reported') }
      : { tone: 'neutral', text: t('national-plan.reached', { number: number(reached) }) };
  };
}

/** From when until when, or without an end. */
export function usePeriod(): (activity: Pick<PlanActivityView, 'startsOn' | 'endsOn'>) => string {
  const { t } = useWords();
  const { date } = useDates();
  return ({ startsOn, endsOn }) =>
    endsOn === null
      ? t('national-plan.from-on', { date: date(startsOn, 'month') })
      : t('national-plan.from-to', { from: date(startsOn, 'month'), to: date(endsOn, 'month') });
}

export function useMeasureName(): (measure: PlanMeasureRef) => string {
  const { t, name } = useWords();
  return (measure) =>
    measure.unit === 'IQD' || measure.unit === 'percent'
      ? `${name(measure.name)} (${t(`national-plan.unit.${measure.unit}`)})`
      : name(measure.name);
}
