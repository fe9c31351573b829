import { localDay, reminderOn, type NotificationKind, type Role, type UnitId } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';

interface OfficeRow {
  readonly unitId: UnitId;
  readonly role: Role;
  readonly count: number;
}

/** Calls for the report of the month that is due: of the focal points of members and of other bodies with activities, and once it is overdue the secretariat hears how many owe it. */
export const remindMembers: Chore = {
  name: 'remind-plan-members',
  pause: 60 * 60_000,
  run: async (database, now) => {
    const reminder = reminderOn(localDay(now));
    if (reminder === null) return;
    const { month, kind, call } = reminder;
    await database.transaction(async (em) => {
      const offices: OfficeRow[] = await em.query(`select unit_id as "unitId", role, count from guard.plan_notices($1, $2)`, [
        month,
        members,
      ]);
      for (const { unitId, role, count } of offices) {
        const ofSecretariat = role === 'secretariat-analyst';
        if (ofSecretariat && kind === 'plan-report-reminder') continue;
        const told: NotificationKind = ofSecretariat ? 'plan-reports-overdue' : kind;
        const details = ofSecretariat ? { month, count: String(count) } : { month };
        await tell(em, `${told}|${month}|${call}`, [{ unitId, role, kind: told, referralId: null, details }]);
      }
    });
  },
};

/** What this feature has the worker do. */
export const planWork: Work = { handlers: [], chores: [remindMembers] };
