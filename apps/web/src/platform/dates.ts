import { useMemo } from 'react';
import { isIsoDate, latinDigits, type DatePrecision, type InterfaceLanguage, type IsoDate, type IsoInstant } from '@himaya/domain';
import { useWords, type Words } from './words';

const arabicDigits = '٠١٢٣٤٥٦٧٨٩';

/** Digits as the language writes them; case numbers and phones stay Latin. */
export function localDigits(text: string | number, language: InterfaceLanguage): string {
  const latin = String(text);
  return language === 'en' ? latin : latin.replace(/\d/g, (digit) => arabicDigits[Number(digit)] ?? digit);
}

/**
 * Reads a date as people type it: `2026-03-01`, `1/3/2026`, `٠١/٠٣/٢٠٢٦` (day first), with `/`, `-`, `.` between.
 * Null where it is no real calendar date.
 */
export function readDate(text: string): IsoDate | null {
  const parts = latinDigits(text)
    .trim()
    .split(/[/\-.\s]+/);
  if (parts.length !== 3 || !parts.every((part) => /^\d+$/.test(part))) return null;
  const [first = '', month = '', last = ''] = parts;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : null;
}

/** The same day some months later (the last of the month where that day is missing). */
export function monthsLater(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

export interface Dates {
  /** A calendar date, as precise as its source was. */
  readonly date: (date: IsoDate, precision?: DatePrecision) => string;
  /** An instant, day and time on the reader's clock. */
  readonly instant: (instant: IsoInstant) => string;
  /** Minutes after midnight as a clock time. */
  readonly clock: (minutes: number) => string;
  readonly number: (value: number | string) => string;
}

export function useDates(): Dates {
  const words = useWords();
  return useMemo(() => datesIn(words), [words]);
}

/** Gregorian dates in words; month names are our own messages because browsers know no Sorani. */
export function datesIn({ language, t }: Pick<Words, 'language' | 't'>): Dates {
  const number = (value: number | string): string => localDigits(value, language);
  const day = (year: number, month: number, dayOfMonth: number): string =>
    t('date.day', { day: number(dayOfMonth), month: t(`month.${month}`), year: number(year) });
  const clock = (minutes: number): string =>
    number(`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
  return {
    number,
    clock,
    date: (date, precision = 'day') => {
      const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
      if (precision === 'year') return number(year);
      if (precision === 'quarter') return t('date.quarter', { quarter: number(Math.ceil(month / 3)), year: number(year) });
      if (precision === 'month') return t('date.month', { month: t(`month.${month}`), year: number(year) });
      return day(year, month, dayOfMonth);
    },
    instant: (instant) => {
      const at = new Date(instant);
      return t('date.instant', {
        day: day(at.getFullYear(), at.getMonth() + 1, at.getDate()),
        time: clock(at.getHours() * 60 + at.getMinutes()),
      });
    },
  };
}
