import { blockOf, localDay, periodsOf, type IsoDate } from '@himaya/domain';
import { useDates } from '../../platform/dates';

/** A period as it is chosen, and the words it is asked with. */
export interface PeriodChoice {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The strategy's first month; nothing was collected before. */
const start: IsoDate = '2023-01-01';

/** The lengths a period may have, in months, where this is the finest. */
export const grainsFrom = (finest: 3 | 12 | 36): readonly (3 | 12 | 36)[] => (finest === 36 ? [36] : finest === 12 ? [12] : [12, 3]);

/** Every period of this length that is over, the oldest first. */
export function periodsOver(months: 3 | 12 | 36, now: Date): PeriodChoice[] {
  const today = localDay(now);
  return periodsOf(start, blockOf(today).end, months)
    .filter(({ last }) => last.slice(0, 7) < today.slice(0, 7))
    .map(({ id, first, last }) => (months === 36 ? { id, from: first.slice(0, 4), to: last.slice(0, 4) } : { id, from: id, to: id }));
}

/** A period in the reader's words. */
export function usePeriodName(): (id: string) => string {
  const { date, number } = useDates();
  return (id) => {
    const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(id) ?? [];
    if (year === undefined) return number(id.replace('-', '–'));
    return date(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`, 'quarter');
  };
}

/** A period as a request names it: a block of years by its first. */
export const periodAsked = (id: string): string => id.replace(/^(20\d\d)-20\d\d$/, '$1');
