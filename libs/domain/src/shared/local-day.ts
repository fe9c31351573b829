import type { IsoDate } from './partial-date';

/** Iraq has kept UTC+3 without summer time since 2008, in the Kurdistan Region too. */
const offsetMs = 3 * 3_600_000;

/** The instant a calendar day is over in Iraq: a consent's last day, and with it what the consent opened. */
export function endOfLocalDay(day: IsoDate): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + 24 * 3_600_000 - offsetMs);
}

/** The calendar day in Iraq at an instant: what "today" means for a consent's last day. */
export function localDay(at: Date): IsoDate {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** A day so many days after another. */
export const daysAfter = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
