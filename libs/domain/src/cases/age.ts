import type { DatePrecision, IsoDate } from '../shared/partial-date';
import type { AgeBand } from './codes';

/** What is known of a person's age, the best source first: birth date, then years, then a band. */
export interface AgeFacts {
  readonly birthDate?: IsoDate | null;
  readonly birthDatePrecision?: DatePrecision | null;
  readonly ageYears?: number | null;
  readonly ageBand?: AgeBand;
}

/** First age in whole years of each band that has one, youngest first. */
const bandStarts: readonly (readonly [number, AgeBand])[] = [
  [0, '0-8'],
  [9, '9-14'],
  [15, '15-17'],
  [18, '18-29'],
  [30, '30-59'],
  [60, '60-plus'],
];

const childBands: readonly AgeBand[] = ['0-8', '9-14', '15-17', 'child'];

/** Months a date of each precision spans, after its first day. */
const spanMonths: Record<DatePrecision, number> = { day: 0, month: 1, quarter: 3, year: 12 };

/**
 * Whole years lived on a day. A birth date known to the month, quarter or year is taken at its latest day, so that
 * nobody is made adult by a rounding. Negative for a birth after that day.
 */
export function yearsOn(birthDate: IsoDate, on: IsoDate, precision: DatePrecision = 'day'): number {
  const born = new Date(`${birthDate}T00:00:00Z`);
  if (precision !== 'day') {
    born.setUTCMonth(born.getUTCMonth() + spanMonths[precision]);
    born.setUTCDate(born.getUTCDate() - 1);
  }
  const day = new Date(`${on}T00:00:00Z`);
  const birthdayPassed =
    day.getUTCMonth() > born.getUTCMonth() || (day.getUTCMonth() === born.getUTCMonth() && day.getUTCDate() >= born.getUTCDate());
  return day.getUTCFullYear() - born.getUTCFullYear() - (birthdayPassed ? 0 : 1);
}

/** The band of an age in whole years; `unknown` for what is no age. */
export function bandOfYears(years: number): AgeBand {
  return bandStarts.findLast(([start]) => years >= start)?.[1] ?? 'unknown';
}

/** The age band on a day, from the best source there is. */
export function ageBandOf(facts: AgeFacts, on: IsoDate): AgeBand {
  if (facts.birthDate) return bandOfYears(Math.max(0, yearsOn(facts.birthDate, on, facts.birthDatePrecision ?? 'day')));
  if (facts.ageYears !== undefined && facts.ageYears !== null) return bandOfYears(facts.ageYears);
  return facts.ageBand ?? 'unknown';
}

/** The year of birth, told or reckoned back from the age on a day (then one year too late at most); null where neither is known. */
export function birthYearOf({ birthDate, ageYears }: AgeFacts, on: IsoDate): number | null {
  if (birthDate) return Number(birthDate.slice(0, 4));
  return ageYears === undefined || ageYears === null ? null : Number(on.slice(0, 4)) - ageYears;
}

/** True where the person is known to be under 18. */
export function isChild(band: AgeBand): boolean {
  return childBands.includes(band);
}

/**
 * True where the rules for children hold: known children, and anyone whose age nobody has assessed, since age is
 * assumed under 18 in doubt (domain.md section 9).
 */
export function presumedChild(band: AgeBand): boolean {
  return isChild(band) || band === 'unknown';
}
