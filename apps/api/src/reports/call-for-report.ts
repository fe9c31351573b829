import { completionCallOn, localDay, type Role, type UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';

/** Calls for the month's completion report once it is overdue: of the secretariat, and the chair hears that none lies before them. */
export const callForReport: Chore = {
  name: 'call-for-completion-report',
  pause: 60 * 60_000,
  run: async (database, now) => {
    const due = completionCallOn(localDay(now));
    if (due === null) return;
    const { period, call } = due;
    await database.transaction(async (em) => {
      const offices: { readonly unitId: UnitId; readonly role: Role }[] = await em.query(
        'select unit_id as "unitId", role from guard.completion_notices($1)',
        [period],
      );
      for (const { unitId, role } of offices)
        await tell(em, `committee-report-overdue|${period}|${call}`, [
          { unitId, role, kind: 'committee-report-overdue', referralId: null, details: { month: `${period}-01` } },
        ]);
    });
  },
};
