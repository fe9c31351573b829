import type { EscalationStep, ReferralStatus } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { cancel, fire, lockDue, recordEscalation, type Deadline, type DeadlineKind } from './deadline.store';
import {
  findCoordinationDesk,
  findNextUnit,
  getReferral,
  managerRoleOf,
  readFocalPoints,
  tell,
  type Notice,
  type ReferralFacts,
} from './notice.store';
import { toReceiver, toSender } from './tell-sides';

/** While a referral stands in one of these, the receiver still owes what the deadline is about. */
const owedIn: Readonly<Record<DeadlineKind, readonly ReferralStatus[]>> = {
  'referral-receive': ['requested'],
  'referral-decide': ['requested', 'received'],
  'referral-first-service': ['accepted'],
};

const noticesOf: Readonly<Record<EscalationStep, (em: EntityManager, referral: ReferralFacts) => Promise<Notice[]>>> = {
  'remind-desk': async (_, referral) => [toReceiver('referral-reminder', referral)],
  'tell-manager-and-sender': async (em, referral) => [
    toReceiver('referral-overdue', referral, await managerRoleOf(em, referral.toUnitId)),
    toSender('referral-overdue', referral, await findNextUnit(em, referral)),
  ],
  'tell-coordinator': async (em, referral) => [...(await toCoordinator(em, referral)), ...(await toFocalPoints(em, referral))],
};

/** Takes one step that is due: fact, notices and the mark that it was taken, together. Not owed any more: it is called off. */
export async function escalateReferral(em: EntityManager, deadlineId: string, now: Date): Promise<void> {
  const deadline = await lockDue(em, deadlineId);
  if (deadline === null) return;
  const referral = await getReferral(em, deadline.referralId);
  if (!owedIn[deadline.kind].includes(referral.status)) return cancel(em, deadline.id, now);
  await recordEscalation(em, deadline, now);
  await tell(em, causeOf(deadline), await noticesOf[deadline.step](em, referral));
  await fire(em, deadline.id, now);
}

function causeOf({ referralId, kind, step }: Deadline): string {
  return `deadline|${referralId}|${kind}|${step}`;
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
