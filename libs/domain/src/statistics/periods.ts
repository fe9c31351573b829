import type { IsoDate } from '../shared/partial-date';

/** A period of figures: whole months, aligned to the calendar. */
export interface Period {
  /** `2024`, `2024-Q3` or `2023-2025`. */
  readonly id: string;
  /** First day of its first month, and first day of its last. */
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly months: Grain;
}

/** How many months a period of figures has. */
export type Grain = 3 | 12 | 36;

/** A stretch of months as its first day and the first day of its last month. */
interface Stretch {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const month = (year: number, at: number): IsoDate => `${year}-${String(at).padStart(2, '0')}-01`;

/**
 * A year or a quarter as it is written, and the month in which a month or a day lies; null where it is none of them. Years before 2000
 * and after 2099 are none.
 */
export function monthsOf(written: string): (Stretch & { readonly months: 1 | 3 | 12 }) | null {
  const [, year, quarter, ofYear] = /^(20\d\d)(?:-Q([1-4])|-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.exec(written) ?? [];
  if (year === undefined) return null;
  if (ofYear !== undefined) return { start: month(Number(year), Number(ofYear)), end: month(Number(year), Number(ofYear)), months: 1 };
  if (quarter === undefined) return { start: month(Number(year), 1), end: month(Number(year), 12), months: 12 };
  const last = Number(quarter) * 3;
  return { start: month(Number(year), last - 2), end: month(Number(year), last), months: 3 };
}

/** The first year of the blocks of three years: the strategy's (plan 2023–2026). */
const firstBlock = 2023;

/** The block of three years a month lies in. Blocks never overlap: two that did would tell a year apart. */
export function blockOf(date: IsoDate): Stretch {
  const year = Number(date.slice(0, 4));
  const start = year - ((((year - firstBlock) % 3) + 3) % 3);
  return { start: month(start, 1), end: month(start + 2, 12) };
}

/** Months counted from the year 0: one more is the next month. */
export const numberOfMonth = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
export const monthOfNumber = (at: number): IsoDate => month(Math.floor(at / 12), (at % 12) + 1);

/** The first month of the period that a month lies in, both as numbers. */
export const startOf = (at: number, months: Grain): number => {
  const aligned = months === 36 ? firstBlock * 12 : 0;
  return at - ((((at - aligned) % months) + months) % months);
};

/** The periods of so many months from one month to another. */
export function periodsOf(start: IsoDate, end: IsoDate, months: Grain): Period[] {
  const periods: Period[] = [];
  for (let at = numberOfMonth(start); at <= numberOfMonth(end); at += months) {
    const [first, last] = [monthOfNumber(at), monthOfNumber(at + months - 1)];
    const year = first.slice(0, 4);
    const id = { 3: `${year}-Q${Math.floor((at % 12) / 3) + 1}`, 12: year, 36: `${year}-${last.slice(0, 4)}` }[months];
    periods.push({ id, first, last, months });
  }
  return periods;
}
