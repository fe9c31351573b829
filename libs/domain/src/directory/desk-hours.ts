import type { DeskHours } from './types';

const minute = 60_000;
const day = 24 * 60;
/** Iraq keeps UTC+3 all the year. */
const offset = 3 * 60;

/** Whether a desk is staffed at this moment; one without hours never closes. */
export function isDeskOpen(hours: DeskHours | null, now: Date): boolean {
  if (hours === null) return true;
  const local = localMinutes(now);
  return hours.days.includes(dayOf(local)) && local % day >= hours.opensAt && local % day < hours.closesAt;
}

/** The moment somebody is next at the desk: now where it is open, null where its hours name no day. */
export function deskOpensAt(hours: DeskHours | null, now: Date): Date | null {
  if (hours === null || isDeskOpen(hours, now)) return now;
  const local = localMinutes(now);
  const midnight = local - (local % day);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const opening = midnight + ahead * day + hours.opensAt;
    if (opening > local && hours.days.includes(dayOf(opening))) return new Date((opening - offset) * minute);
  }
  return null;
}

/** Whole minutes of local time since the epoch. */
const localMinutes = (now: Date): number => Math.floor(now.getTime() / minute) + offset;
/** 0 Sunday to 6 Saturday: the epoch began on a Thursday. */
const dayOf = (local: number): number => (Math.floor(local / day) + 4) % 7;
