import { codeList, type CodeOf } from './code-list';

/** How much of a date the source knew. A quarter's or year's date is stored as its first day. */
export const datePrecisions = codeList('date-precision', ['day', 'month', 'quarter', 'year']);
export type DatePrecision = CodeOf<typeof datePrecisions>;

/** ISO 8601 calendar date, `YYYY-MM-DD`, Gregorian. */
export type IsoDate = string;
/** ISO 8601 instant in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export type IsoInstant = string;

/** True for a real calendar date in the form `YYYY-MM-DD` (2026-02-30 is not one, nor is any day of a year nought). */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}
