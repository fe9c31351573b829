import { latinDigits } from '../shared/digits';
import { isIsoDate, type DatePrecision, type IsoDate } from '../shared/partial-date';
import type { Cell } from './mapped-row';

/** A date with as much as its source knew: the first day of the month, quarter or year where there was no day. */
export interface PartialDate {
  readonly date: IsoDate;
  readonly precision: DatePrecision;
}

const firstYear = 1900;
const lastYear = 2099;
/** Workbook day 0: the day before 1900-01-01, less one for the 29 February 1900 that spreadsheets count. */
const dayZero = Date.UTC(1899, 11, 30);
const millisecondsOfDay = 86_400_000;

/**
 * Reads a date cell: a workbook date, a workbook's day number, or text as ISO (`2021-03-05`), day first (`5/3/2021`,
 * also with dots or dashes), month (`03/2021`, `2021-03`), quarter (`2021-Q3`, `Q3 2021`) or year (`2021`), in Latin or
 * Arabic-Indic digits. Month-first dates and years of two digits are not guessed at. Undefined for anything else.
 */
export function readPartialDate(cell: Cell): PartialDate | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : onDay(cell.toISOString().slice(0, 10));
  if (typeof cell === 'number') return ofNumber(cell);
  if (typeof cell !== 'string') return undefined;
  const text = latinDigits(cell).replace(/\s+/g, ' ').trim();
  return ofDay(text) ?? ofLess(text);
}

function ofNumber(value: number): PartialDate | undefined {
  // A bare 2021 is a year; as a day number it would be a day of 1905.
  if (Number.isInteger(value) && value >= firstYear && value <= lastYear) return { date: `${value}-01-01`, precision: 'year' };
  if (!(value > lastYear && value < 100_000)) return undefined;
  return onDay(new Date(dayZero + Math.floor(value) * millisecondsOfDay).toISOString().slice(0, 10));
}

function ofDay(text: string): PartialDate | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text);
  if (iso?.[1] !== undefined) return onDay(iso[1]);
  const dayFirst = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (dayFirst === null) return undefined;
  const [, day = '', , month = '', year = ''] = dayFirst;
  return onDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function ofLess(text: string): PartialDate | undefined {
  const quarter = /^(\d{4})[- ]?Q([1-4])$/i.exec(text) ?? swapped(/^Q([1-4])[-/ ]?(\d{4})$/i.exec(text));
  if (quarter !== null) return starting(quarter[1], Number(quarter[2]) * 3 - 2, 'quarter');
  const month = /^(\d{4})-(\d{1,2})$/.exec(text) ?? swapped(/^(\d{1,2})[/.-](\d{4})$/.exec(text));
  if (month !== null) return starting(month[1], Number(month[2]), 'month');
  return /^\d{4}$/.test(text) ? starting(text, 1, 'year') : undefined;
}

const swapped = (match: readonly string[] | null): readonly (string | undefined)[] | null => match && [match[0], match[2], match[1]];

function starting(year: string | undefined, month: number, precision: DatePrecision): PartialDate | undefined {
  const first = onDay(`${year}-${String(month).padStart(2, '0')}-01`);
  return first && { date: first.date, precision };
}

function onDay(date: string): PartialDate | undefined {
  const year = Number(date.slice(0, 4));
  return isIsoDate(date) && year >= firstYear && year <= lastYear ? { date, precision: 'day' } : undefined;
}
