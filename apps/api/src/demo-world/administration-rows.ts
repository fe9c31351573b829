import type { Role, UserId } from '@himaya/domain';
import { demoAccounts, type DemoAccount } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';

const day = 86_400_000;
/** The accounts were made before the first case. */
const madeDaysAgo = 1_000;
const evaluatorsMonths = 180;

/** Left for the round that is open: the screen has something to review. */
const unreviewed = ['case-coordinator', 'shelter-caseworker', 'reintegration-officer', 'police-officer-2', 'agency-admin', 'system-admin'];

const idOf = (username: string): UserId => demoId('account', username);
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** First day of the quarter that holds the instant, and of the one before. */
function quartersAt(now: Date): readonly [string, string] {
  const first = Math.floor(now.getUTCMonth() / 3) * 3;
  return [isoDay(Date.UTC(now.getUTCFullYear(), first, 1)), isoDay(Date.UTC(now.getUTCFullYear(), first - 3, 1))];
}

/** When an account was made: its first role began then. */
export const madeAt = (now: Date): Date => new Date(now.getTime() - madeDaysAgo * day);

/** Until when an account holds its role: null for good. */
export const heldUntil = (role: Role, now: Date): Date | null =>
  role === 'external-evaluator' ? new Date(now.getTime() + evaluatorsMonths * day) : null;

/** The history of the accounts: how their roles began, who was away and who stood in, who has been reviewed. */
export function administrationRows(now: Date): Readonly<Record<string, Row[]>> {
  const [thisQuarter, lastQuarter] = quartersAt(now);
  const admin = idOf('agency-admin');
  const [wasAway, willBeAway] = [demoId('leave', 'past'), demoId('leave', 'next')];
  const leave = (id: string, user: string, from: number, to: number, delegate: string | null): Row => ({
    id,
    user_id: idOf(user),
    from_day: isoDay(now.getTime() + from * day),
    to_day: isoDay(now.getTime() + to * day),
    delegate_id: delegate === null ? null : idOf(delegate),
    recorded_by: idOf(user),
    recorded_at: new Date(now.getTime() - 45 * day),
    version: 1,
  });
  const active = demoAccounts.filter((account) => account.signsIn);
  const review = (account: DemoAccount, quarter: string, open: boolean): Row => ({
    id: demoId('access-review', `${account.username}|${quarter}`),
    quarter,
    user_id: account.id,
    due_at: new Date(Date.parse(`${quarter}T00:00:00+03:00`) + 30 * day),
    decision: open ? null : 'confirmed',
    decided_by: open ? null : admin,
    decided_at: open ? null : new Date(Math.min(now.getTime(), Date.parse(`${quarter}T09:00:00+03:00`) + 12 * day)),
    version: open ? 1 : 2,
  });
  return {
    account_leave: [leave(wasAway, 'shelter-manager', -40, -31, 'shelter-caseworker'), leave(willBeAway, 'case-coordinator', 14, 20, null)],
    role_grant: [
      ...demoAccounts.map((account) => ({
        ...roleRow(account.username, account.id, account.role, madeAt(now)),
        granted_by: account.role === 'agency-admin' ? idOf('system-admin') : admin,
        ends_at: heldUntil(account.role, now),
      })),
      {
        ...roleRow('stand-in', idOf('shelter-caseworker'), 'shelter-manager', new Date(now.getTime() - 40 * day)),
        basis: 'delegation',
        reason: 'leave',
        granted_by: idOf('shelter-manager'),
        ends_at: new Date(now.getTime() - 30 * day),
        ended_at: new Date(now.getTime() - 30 * day),
        ending: 'leave-over',
        leave_id: wasAway,
      },
    ],
    account_closure: demoAccounts
      .filter((account) => !account.signsIn)
      .map(({ id, username }) => ({
        id: demoId('account-closure', username),
        user_id: id,
        reason: 'left-service',
        disabled_by: admin,
        disabled_at: now,
      })),
    access_review: active.flatMap((account) => [
      review(account, lastQuarter, false),
      review(account, thisQuarter, unreviewed.includes(account.username)),
    ]),
  };
}

function roleRow(name: string, userId: UserId, role: Role, startsAt: Date): Row {
  return {
    id: demoId('role-grant', `${name}|${role}`),
    user_id: userId,
    role,
    basis: 'appointment',
    reason: 'new-post',
    granted_by: null,
    granted_at: startsAt,
    starts_at: startsAt,
    ends_at: null,
    ended_at: null,
    ending: null,
    leave_id: null,
  };
}
