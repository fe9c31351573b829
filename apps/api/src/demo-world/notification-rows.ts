import type { NotificationKind, ReferralAction, Role, UnitId } from '@himaya/domain';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { deadlineRows } from './deadline-rows';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';
import { reasonOf } from './referral-rows';
import { demoUnit } from './units';

const day = 86_400_000;
/** Older ones are not kept; older than a few days they have been read. */
const keptDays = 60;
const readAfterDays = 4;

interface Notice {
  readonly unitId: UnitId;
  readonly role: Role | null;
  readonly kind: NotificationKind;
  readonly at: Date;
  readonly details: Readonly<Record<string, string>>;
}

/** What each move tells, and to which end. */
const noticeOfAction: Readonly<Partial<Record<ReferralAction, readonly [NotificationKind, 'from' | 'to']>>> = {
  send: ['referral-arrived', 'to'],
  receive: ['referral-received', 'from'],
  accept: ['referral-accepted', 'from'],
  reject: ['referral-rejected', 'from'],
  start: ['referral-started', 'from'],
  hold: ['referral-on-hold', 'from'],
  complete: ['referral-completed', 'from'],
  fail: ['referral-failed', 'from'],
  cancel: ['referral-cancelled', 'to'],
};

/** What the units of the demo accounts were told of a case's referral in the last weeks. */
export function notificationRows(demo: DemoCase, referral: DemoReferral, now: Date): Row[] {
  return [...movesTold(referral), ...escalationsTold(demo, referral, now), ...withdrawalTold(referral)]
    .filter(({ at, unitId }) => now.getTime() - at.getTime() < keptDays * day && readerOf(unitId) !== undefined)
    .map(({ unitId, role, kind, at, details }) => {
      const read = now.getTime() - at.getTime() > readAfterDays * day;
      return {
        id: demoId('notification', `${referral.id}|${kind}|${unitId}|${role ?? ''}|${at.toISOString()}`),
        unit_id: unitId,
        role,
        kind,
        referral_id: referral.id,
        details: { service: referral.service, urgency: referral.urgency, ...details },
        at,
        read_at: read ? new Date(at.getTime() + day / 2) : null,
        read_by: read ? readerOf(unitId)?.id : null,
        version: read ? 2 : 1,
      };
    });
}

function toSender(kind: NotificationKind, at: Date, { from, to, nextUnitId }: DemoReferral, reason: Notice['details'] = {}): Notice {
  const details = { ...reason, unitId: to.id, ...(nextUnitId === null ? {} : { nextUnitId }) };
  return { unitId: from.id, role: null, kind, at, details };
}

function toReceiver(kind: NotificationKind, at: Date, { from, to }: DemoReferral, role: Role | null = null): Notice {
  return { unitId: to.id, role, kind, at, details: { unitId: from.id } };
}

function movesTold(referral: DemoReferral): Notice[] {
  return referral.moves.flatMap((move) => {
    const told = noticeOfAction[move.action];
    if (told === undefined) return [];
    const [kind, end] = told;
    return [end === 'to' ? toReceiver(kind, move.at, referral) : toSender(kind, move.at, referral, reasonOf(referral, move))];
  });
}

function escalationsTold(demo: DemoCase, referral: DemoReferral, now: Date): Notice[] {
  return deadlineRows(referral, now).escalation.flatMap(({ step, at }): Notice[] => {
    const when = at as Date;
    if (step === 'remind-desk') return [toReceiver('referral-reminder', when, referral)];
    if (step === 'tell-coordinator') {
      // A shelter is told of without the desk that answers for it.
      const details: Notice['details'] = referral.service === 'shelter' ? {} : { unitId: referral.to.id };
      return [{ unitId: demoUnit(`coordination-${demo.governorate}`).id, role: null, kind: 'referral-escalated', at: when, details }];
    }
    const manager = demoAccounts.find((account) => account.unitId === referral.to.id && account.role === 'shelter-manager');
    return [toReceiver('referral-overdue', when, referral, manager?.role ?? null), toSender('referral-overdue', when, referral)];
  });
}

function withdrawalTold(referral: DemoReferral): Notice[] {
  const { withdrawnAt } = referral.consent;
  if (withdrawnAt === null) return [];
  return [toSender('consent-withdrawn', withdrawnAt, referral), toReceiver('consent-withdrawn', withdrawnAt, referral)];
}

function readerOf(unitId: UnitId) {
  return demoAccounts.find((account) => account.unitId === unitId && account.signsIn);
}
