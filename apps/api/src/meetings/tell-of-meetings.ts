import { localDay, type NotificationKind, type Role, type UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';

interface NoticeRow {
  readonly about: string;
  readonly meetingId: string;
  readonly unitId: UnitId;
  readonly role: Role;
  readonly kind: NotificationKind;
}

/** Tells the chair of minutes that wait, a body of what it was given to do, and it and the secretariat of what is overdue. Once each, and ids alone. */
export const tellOfMeetings: Chore = {
  name: 'tell-of-meetings',
  pause: 60_000,
  run: async (database, now) => {
    await database.transaction(async (em) => {
      const rows: NoticeRow[] = await em.query(
        'select about, meeting_id as "meetingId", unit_id as "unitId", role, kind from guard.meeting_notices($1)',
        [localDay(now)],
      );
      for (const { about, meetingId, unitId, role, kind } of rows)
        await tell(em, `${kind}|${about}`, [{ unitId, role, kind, referralId: null, subjectId: meetingId, details: {} }]);
    });
  },
};

/** What this feature has the worker do. */
export const meetingWork: Work = { handlers: [], chores: [tellOfMeetings] };
