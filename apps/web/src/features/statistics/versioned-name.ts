import type { MeasureView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';

/** A measure's name; where it has several definitions, with the version and the month it holds from. */
export function useVersionedName(
  measures: readonly MeasureView[],
): (measure: Pick<MeasureView, 'id' | 'version' | 'since' | 'name'>) => string {
  const { t, name } = useWords();
  const { date, number } = useDates();
  return ({ id, version, since, name: called }) =>
    measures.some((one) => one.id === id && one.version !== version)
      ? t('statistics.measure-version', { name: name(called), version: number(version), since: date(since, 'month') })
      : name(called);
}
