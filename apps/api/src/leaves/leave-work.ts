import type { NotificationKind, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { EventHandler } from '../platform/outbox/event-handler';
import type { Work } from '../platform/outbox/start-worker';

interface Told {
  readonly userId: UserId;
  readonly unitId: UnitId;
  readonly fromDay: string;
  readonly toDay: string;
}

/** Who is on leave and who stands in; an account that is shut is told nothing. */
function readTold(em: EntityManager, leaveId: string): Promise<Told[]> {
  return em.query(
    `select u.id as "userId", u.unit_id as "unitId", l.from_day::text as "fromDay", l.to_day::text as "toDay"
       from account_leave l join user_account u on u.id in (l.user_id, l.delegate_id) where l.id = $1`,
    [leaveId],
  );
}

function tellsBoth(kind: NotificationKind): EventHandler {
  const name = `leaves.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => {
      const told = await readTold(em, event.subjectId);
      const notices = told.map(({ userId, unitId, fromDay, toDay }) => ({
        unitId,
        role: null,
        userId,
        kind,
        referralId: null,
        details: { from: fromDay, to: toDay },
      }));
      await tell(em, `event|${event.id}|${name}`, notices);
    },
  };
}

const most = 500;

/** Roles whose time has run out get their end written down; nobody has held them since. */
const expireRoles: Chore = {
  name: 'expire-roles',
  pause: 60_000,
  run: async (database) => {
    let ended = most;
    while (ended === most) {
      const [row] = await database.transaction((em) => em.query<{ ended: number }[]>('select guard.expire_roles() as ended'));
      ended = row?.ended ?? 0;
    }
  },
};

/** What this feature has the worker do. */
export const leaveWork: Work = { handlers: [tellsBoth('leave-recorded'), tellsBoth('leave-cancelled')], chores: [expireRoles] };
