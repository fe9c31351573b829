import { monthAfter } from '../plan/rules';
import type { IsoDate } from '../shared/partial-date';

/** When the secretariat's report of a month is called for (docs/limits.md). No source names a day (reporting-cycles.json). */
export const completionReportRules = {
  /** Day of the following month until whose end it is on time: ten days after the members' own reports. */
  dueDay: 20,
  /** Days after it on which a report that is still owed is called for, until the next month is over. */
  remindAfter: [1, 8],
} as const;

/** A call for the completion report of a month. */
export interface CompletionCall {
  /** `2026-10` */
  readonly period: string;
  /** Which call it is: each is made once, on its day or as soon after it as somebody looks. */
  readonly call: number;
}

/** The call for last month's report that is due today, if any. @param today the local day */
export function completionCallOn(today: IsoDate): CompletionCall | null {
  const day = Number(today.slice(8, 10));
  const call = completionReportRules.remindAfter.filter((days) => day >= completionReportRules.dueDay + days).length;
  return call === 0 ? null : { period: monthAfter(today, -1).slice(0, 7), call };
}
