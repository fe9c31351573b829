import { monthAfter } from '../plan/rules';
import type { IsoDate } from '../shared/partial-date';
import { committeeReportKinds, type CommitteeReportKind } from './codes';
import { monthsOfReport } from './periods';

/** When the secretariat's reports are called for (docs/limits.md). No source names a day (reporting-cycles.json): ADR 0142. */
export const reportCallRules = {
  /** Until which day after its period a report is on time: in the following month, the year's in March. */
  due: {
    /** Ten days after the members' own reports. */
    monthly: { months: 1, day: 20 },
    /** Five days after the last of the months that it is made of. */
    quarterly: { months: 1, day: 25 },
    /** A month after the year's tables are due (nextIssueOf). */
    annual: { months: 3, day: 31 },
  },
  /** Days after it on which a report that is still owed is called for, until the next period is over. */
  remindAfter: [1, 8],
} as const satisfies {
  readonly due: Readonly<Record<CommitteeReportKind, { readonly months: number; readonly day: number }>>;
  readonly remindAfter: readonly number[];
};

/** A call for the report of a period. */
export interface ReportCall {
  readonly kind: CommitteeReportKind;
  /** `2026-10`, `2026-Q3` or `2025` */
  readonly period: string;
  /** Its last month. */
  readonly month: IsoDate;
  /** Which call it is: each is made once, on its day or as soon after it as somebody looks. */
  readonly call: number;
}

/** The latest period that is over. */
function lastPeriod(kind: CommitteeReportKind, today: IsoDate): string {
  if (kind === 'annual') return String(Number(today.slice(0, 4)) - 1);
  if (kind === 'monthly') return monthAfter(today, -1).slice(0, 7);
  const within = monthAfter(today, -3);
  return `${within.slice(0, 4)}-Q${Math.ceil(Number(within.slice(5, 7)) / 3)}`;
}

/** The calls for reports that are due today. @param today the local day */
export function reportCallsOn(today: IsoDate): ReportCall[] {
  return committeeReportKinds.codes.flatMap((kind) => {
    const period = lastPeriod(kind, today);
    const month = monthsOfReport(kind, period).at(-1) as IsoDate;
    const { months, day } = reportCallRules.due[kind];
    const since = (Date.parse(today) - Date.parse(`${monthAfter(month, months).slice(0, 8)}${day}`)) / 86_400_000;
    const call = reportCallRules.remindAfter.filter((days) => since >= days).length;
    return call === 0 ? [] : [{ kind, period, month, call }];
  });
}
