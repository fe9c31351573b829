import { localDay, reportCallsOn, type CommitteeReportKind, type NotificationKind, type Role, type UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';

const kindOf = {
  monthly: 'committee-report-overdue',
  quarterly: 'quarter-report-overdue',
  annual: 'year-report-overdue',
} as const satisfies Readonly<Record<CommitteeReportKind, NotificationKind>>;

/** Calls for the month's, the quarter's and the year's report once it is overdue: of the secretariat, and the chair hears that none lies before them. */
export const callForReport: Chore = {
  name: 'call-for-completion-report',
  pause: 60 * 60_000,
  run: async (database, now) => {
    for (const { kind, period, month, call } of reportCallsOn(localDay(now)))
      await database.transaction(async (em) => {
        const offices: { readonly unitId: UnitId; readonly role: Role }[] = await em.query(
          'select unit_id as "unitId", role from guard.report_notices($1, $2)',
          [kind, period],
        );
        for (const { unitId, role } of offices)
          await tell(em, `${kindOf[kind]}|${period}|${call}`, [{ unitId, role, kind: kindOf[kind], referralId: null, details: { month } }]);
      });
  },
};
