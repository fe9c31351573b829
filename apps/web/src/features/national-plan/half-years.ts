import { firstHalf, halfYearOf, localDay, monthAfter } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';

/** The running half-year and every one before it, back to the first that the strategy has. */
export function accountedHalves(today = localDay(new Date())): string[] {
  const halves: string[] = [];
  for (let back = 0; ; back += 6) {
    const half = halfYearOf(monthAfter(today, -back));
    if (half < firstHalf) return halves;
    halves.push(half);
  }
}

/** What a half-year is called. */
export function useHalfName(): (half: string) => string {
  const { t } = useWords();
  const { number } = useDates();
  return (half) => t(half.endsWith('H1') ? 'plan-scorecard.h1' : 'plan-scorecard.h2', { year: number(half.slice(0, 4)) });
}
