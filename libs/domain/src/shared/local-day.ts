import type { IsoDate } from './partial-date';

/** Iraq has kept UTC+3 without summer time since 2008, in the Kurdistan Region too. */
const offsetMs = 3 * 3_600_000;

/** The calendar day in Iraq at an instant: what "today" means for a consent's last day. */
export function localDay(at: Date): IsoDate {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}
