import type { NotificationKind, ReferralAction, Role, UnitId } from '@himaya/domain';
import { demoAccounts } from './accounts';
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

/** What the units of the demo accounts were told of a referral in the last weeks. */
export function notificationRows(referral: DemoReferral, now: Date): Row[] {
  return [...movesTold(referral), ...escalationsTold(referral, now), ...withdrawalTold(referral)]
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

function movesTold(referral: DemoReferral): Notice[] {
  return referral.moves.flatMap((move) => {
    const told = noticeOfAction[move.action];
    if (told === undefined) return [];
    const [kind, end] = told;
    return [{ unitId: referral[end].id, role: null, kind, at: move.at, details: reasonOf(referral, move) }];
  });
}

function escalationsTold(referral: DemoReferral, now: Date): Notice[] {
  return deadlineRows(referral, now).escalation.flatMap(({ kind: stage, step, at }): Notice[] => {
    const notice = { at: at as Date, details: { deadline: String(stage) } };
    if (step === 'remind-desk') return [{ ...notice, unitId: referral.to.id, role: null, kind: 'referral-reminder' }];
    if (step === 'tell-coordinator') {
      return [{ ...notice, unitId: demoUnit(`coordination-${referral.from.governorate}`).id, role: null, kind: 'referral-escalated' }];
    }
    const manager = demoAccounts.find((account) => account.unitId === referral.to.id && account.role === 'shelter-manager');
    return [
      { ...notice, unitId: referral.to.id, role: manager?.role ?? null, kind: 'referral-overdue' },
      { ...notice, unitId: referral.from.id, role: null, kind: 'referral-overdue' },
    ];
  });
}

function withdrawalTold({ consent, from, to }: DemoReferral): Notice[] {
  const { withdrawnAt } = consent;
  if (withdrawnAt === null) return [];
  return [from, to].map((unit) => ({ unitId: unit.id, role: null, kind: 'consent-withdrawn', at: withdrawnAt, details: {} }));
}

function readerOf(unitId: UnitId) {
  return demoAccounts.find((account) => account.unitId === unitId && account.signsIn);
}
