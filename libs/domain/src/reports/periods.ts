import { refuse, allow, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { monthAfter } from '../plan/rules';
import type { CommitteeReportKind } from './codes';

const forms: Readonly<Record<CommitteeReportKind, RegExp>> = {
  monthly: /^20\d\d-(0[1-9]|1[0-2])$/,
  quarterly: /^20\d\d-Q[1-4]$/,
  annual: /^20\d\d$/,
};

/** The first year that is reported: the strategy's. */
const firstYear = '2023';

/** The months of a period, each by its first day. @param period of a form that fits its kind */
export function monthsOfReport(kind: CommitteeReportKind, period: string): readonly IsoDate[] {
  const year = period.slice(0, 4);
  if (kind === 'monthly') return [`${period}-01`];
  const first = kind === 'annual' ? 0 : (Number(period.slice(6)) - 1) * 3;
  return Array.from({ length: kind === 'annual' ? 12 : 3 }, (_, n) => monthAfter(`${year}-01-01`, first + n));
}

/** May a period be reported on? It is of its kind's form, of the strategy's years, and over. @param today the local day */
export function decideReportPeriod(kind: CommitteeReportKind, period: string, today: IsoDate): Outcome<null> {
  const wrong = (code: string): Outcome<null> => refuse('body.invalid', { errors: [{ path: 'period', code }] });
  if (!forms[kind].test(period)) return wrong('value.invalid');
  if (period < firstYear) return wrong('date.too-early');
  return monthAfter(monthsOfReport(kind, period).at(-1) as IsoDate) > today ? wrong('date.future') : allow(null);
}
