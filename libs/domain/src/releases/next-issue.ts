import type { IsoDate } from '../shared/partial-date';

/** Months after its end in which a period's table is due: late records come in, and two people look at it. */
export const issueMonths = { quarter: 2, year: 3, block: 6 } as const;

const monthOf = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const asMonth = (month: number): IsoDate => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/**
 * The month in which the table of the following period is due.
 *
 * @param period first day of its first month, and of its last
 */
export function nextIssueOf({ from, to }: { readonly from: IsoDate; readonly to: IsoDate }): IsoDate {
  const months = monthOf(to) - monthOf(from) + 1;
  const lag = months <= 3 ? issueMonths.quarter : months <= 12 ? issueMonths.year : issueMonths.block;
  return asMonth(monthOf(to) + months + lag);
}
