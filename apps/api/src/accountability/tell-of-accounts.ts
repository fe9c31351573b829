import { localDay, type NotificationKind, type Role, type UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';

interface NoticeRow {
  readonly accountId: string;
  readonly unitId: UnitId;
  readonly role: Role;
  readonly kind: NotificationKind;
}

/** Tells whose turn it is: the member that was asked or found on, the chair who has a reply or waits too long for one. Once each, and ids alone. */
export const tellOfAccounts: Chore = {
  name: 'tell-of-member-accounts',
  pause: 60_000,
  run: async (database, now) => {
    await database.transaction(async (em) => {
      const rows: NoticeRow[] = await em.query(
        'select account_id as "accountId", unit_id as "unitId", role, kind from guard.member_account_notices($1)',
        [localDay(now)],
      );
      for (const { accountId, unitId, role, kind } of rows)
        await tell(em, `${kind}|${accountId}`, [{ unitId, role, kind, referralId: null, subjectId: accountId, details: {} }]);
    });
  },
};

/** What this feature has the worker do. */
export const accountabilityWork: Work = { handlers: [], chores: [tellOfAccounts] };
