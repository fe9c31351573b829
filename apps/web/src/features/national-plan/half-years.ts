import { halfYearOf, localDay, monthAfter } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';

/** The running half-year and the three before it. */
export const recentHalves = (): string[] => [0, -6, -12, -18].map((back) => halfYearOf(monthAfter(localDay(new Date()), back)));

/** What a half-year is called. */
export function useHalfName(): (half: string) => string {
  const { t } = useWords();
  const { number } = useDates();
  return (half) => t(half.endsWith('H1') ? 'plan-scorecard.h1' : 'plan-scorecard.h2', { year: number(half.slice(0, 4)) });
}
