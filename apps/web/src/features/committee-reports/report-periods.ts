import { localDay, monthAfter, type CommitteeReportKind } from '@himaya/domain';
import { useDates } from '../../platform/dates';

/** Periods that are over and may be reported on, the latest first: two years of months, three of quarters, all years since the strategy began. */
export function reportPeriods(kind: CommitteeReportKind, now: Date): string[] {
  const today = localDay(now);
  const running = Number(today.slice(0, 4));
  if (kind === 'annual') return Array.from({ length: running - 2023 }, (_, n) => String(running - 1 - n));
  const months = Array.from({ length: kind === 'monthly' ? 24 : 36 }, (_, n) => monthAfter(today, -1 - n)).filter(
    (month) => month >= '2023',
  );
  if (kind === 'monthly') return months.map((month) => month.slice(0, 7));
  return months
    .filter((month) => Number(month.slice(5, 7)) % 3 === 0)
    .map((month) => `${month.slice(0, 4)}-Q${Number(month.slice(5, 7)) / 3}`);
}

/** A period in the reader's words. */
export function useReportPeriod(): (period: string) => string {
  const { date, number } = useDates();
  return (period) => {
    const [, year = '', quarter] = /^(\d{4})-Q(\d)$/.exec(period) ?? [];
    if (quarter !== undefined) return date(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`, 'quarter');
    return period.length === 4 ? number(period) : date(`${period}-01`, 'month');
  };
}
