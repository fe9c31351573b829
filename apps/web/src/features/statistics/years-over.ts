import { firstContributed, localDay } from '@himaya/domain';

/** The last year that is over, in Iraq. */
export const lastYearOver = (now: Date): number => Number(localDay(now).slice(0, 4)) - 1;

/** Every year that is over since anything was collected, the latest first. */
export function yearsOver(now: Date): string[] {
  return Array.from({ length: lastYearOver(now) - firstContributed + 1 }, (_, n) => String(lastYearOver(now) - n));
}
