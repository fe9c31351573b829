import { endOfLocalDay, localDay } from '../shared/local-day';
import type { IsoDate } from '../shared/partial-date';

/** The days nobody works on: of the week (1 Monday to 7 Sunday), and by date. */
export interface DaysOff {
  readonly weekend: readonly number[];
  readonly holidays: readonly IsoDate[];
}

const dayMs = 86_400_000;

/** The moment at which the nth working day after an instant's own day is over, by Iraq's clock. @throws Error where no day of the week is worked */
export function afterWorkingDays(from: Date, days: number, { weekend, holidays }: DaysOff): Date {
  if (new Set(weekend).size >= 7) throw new Error('a week without a working day');
  let day = localDay(from);
  for (let worked = 0; worked < days; ) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
    const ofWeek = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    if (!weekend.includes(ofWeek) && !holidays.includes(day)) worked += 1;
  }
  return endOfLocalDay(day);
}
