import type { DeadlineKind, ReferralStatus, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, getReferral, managerRoleOf, readFocalPoints, type Notice, type ReferralFacts } from './notice.store';
import type { Deadline } from './deadline.store';
import type { Escalate } from './sweep-deadlines';
import { toReceiver, toSender } from './tell-sides';

/** The next desk to ask of a referral, by the sender's own rules. */
export type NextUnit = (em: EntityManager, referralId: string, now: Date) => Promise<UnitId | null>;

type NoticesOf = Readonly<Record<Deadline['step'], (em: EntityManager, referral: ReferralFacts, now: Date) => Promise<Notice[]>>>;

const noticesWith = (nextUnit: NextUnit): NoticesOf => ({
  'remind-desk': async (_, referral) => [toReceiver('referral-reminder', referral)],
  'tell-manager-and-sender': async (em, referral, now) => [
    toReceiver('referral-overdue', referral, await managerRoleOf(em, referral.toUnitId)),
    toSender('referral-overdue', referral, await nextUnit(em, referral.id, now)),
  ],
  'tell-coordinator': async (em, referral) => [...(await toCoordinator(em, referral)), ...(await toFocalPoints(em, referral))],
  // Not steps of referrals.
  'remind-again': async () => [],
  alert: async () => [],
});

/** A step of a referral's deadline, while the referral stands where the receiver still owes what the deadline is about. */
function whileIn(notices: NoticesOf, ...owed: readonly ReferralStatus[]): Escalate {
  return async (em, { step, subjectId }, now) => {
    const referral = await getReferral(em, subjectId);
    return owed.includes(referral.status) ? () => notices[step](em, referral, now) : null;
  };
}

/** A service that runs and of which nobody has said a word for a month. */
const whileQuiet: Escalate = async (em, { step, subjectId }) => {
  const referral = await getReferral(em, subjectId);
  if (referral.status !== 'in-progress') return null;
  return async () => {
    if (step === 'tell-coordinator') return toCoordinator(em, referral);
    if (step === 'remind-desk') return [toReceiver('referral-quiet', referral)];
    return [toReceiver('referral-quiet', referral, await managerRoleOf(em, referral.toUnitId)), toSender('referral-quiet', referral, null)];
  };
};

/** A pause that has come to its end and that nobody has ended: the desk first, a day later who leads it and who asked. */
const whilePaused: Escalate = async (em, { step, subjectId }) => {
  const referral = await getReferral(em, subjectId);
  if (referral.status !== 'on-hold') return null;
  return async () =>
    step === 'remind-desk'
      ? [toReceiver('referral-hold-over', referral)]
      : [
          toReceiver('referral-hold-over', referral, await managerRoleOf(em, referral.toUnitId)),
          toSender('referral-hold-over', referral, null),
        ];
};

/** @param nextUnit whom the sender is offered to ask when nobody answers */
export function referralEscalations(nextUnit: NextUnit) {
  const notices = noticesWith(nextUnit);
  return {
    'referral-receive': whileIn(notices, 'requested'),
    'referral-decide': whileIn(notices, 'requested', 'received'),
    'referral-first-service': whileIn(notices, 'accepted'),
    'referral-progress': whileQuiet,
    'referral-hold': whilePaused,
  } as const satisfies Partial<Record<DeadlineKind, Escalate>>;
}

/** With the referral, but for a shelter without the desk that answers for it. */
async function toCoordinator(em: EntityManager, { id, service, urgency, governorate, toUnitId }: ReferralFacts): Promise<Notice[]> {
  const unitId = await findCoordinationDesk(em, governorate);
  if (unitId === null) return [];
  const details = { service, urgency, ...(service === 'shelter' ? {} : { unitId: toUnitId }) };
  return [{ unitId, role: null, kind: 'referral-escalated', referralId: id, details }];
}

/** A bare count: the agency answers for its desks and sees no referral. */
async function toFocalPoints(em: EntityManager, { toUnitId }: ReferralFacts): Promise<Notice[]> {
  const { units, count } = await readFocalPoints(em, toUnitId);
  const details = { count: String(count) };
  return units.map((unitId) => ({ unitId, role: 'agency-focal-point', kind: 'referral-escalated', referralId: null, details }));
}
