import type { BreakGlassGround, BreakGlassOutcome, CaseId, NotificationKind, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of an emergency access: ids and codes, never the reason. */
interface Facts {
  readonly id: string;
  readonly caseId: CaseId;
  readonly userId: UserId;
  readonly unitId: UnitId;
  readonly ground: BreakGlassGround;
  readonly status: string;
  readonly outcome: BreakGlassOutcome | null;
  readonly responsibleUnitId: UnitId;
}

type Telling = (em: EntityManager, facts: Facts) => Promise<readonly Notice[]>;

/** @throws Error when there is none: emergency accesses are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    `select id, case_id as "caseId", user_id as "userId", unit_id as "unitId", ground, status, outcome,
            guard.responsible_unit(case_id) as "responsibleUnitId" from break_glass where id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such emergency access');
  return rows[0];
}

/** To whom leads the asker's unit. Whoever is barred from the case does not hear of it. */
const toSupervisor = async (em: EntityManager, kind: NotificationKind, { id, caseId, unitId, ground }: Facts): Promise<Notice> => ({
  unitId,
  role: await managerRoleOf(em, unitId),
  kind,
  referralId: null,
  caseId,
  subjectId: id,
  details: { ground },
});

/** To every data protection officer; without the case, which is none of theirs. */
async function toReviewers(em: EntityManager, kind: NotificationKind, { id, unitId, ground }: Facts): Promise<Notice[]> {
  const rows: { unitId: UnitId }[] = await em.query(
    `select distinct u.unit_id as "unitId" from user_account u join user_role r on r.user_id = u.id where r.role = 'data-protection-officer'`,
  );
  return rows.map((row) => ({
    unitId: row.unitId,
    role: 'data-protection-officer',
    kind,
    referralId: null,
    subjectId: id,
    details: { ground, unitId },
  }));
}

const toResponsible = (kind: NotificationKind, { id, caseId, unitId, ground, responsibleUnitId }: Facts): Notice => ({
  unitId: responsibleUnitId,
  role: null,
  kind,
  referralId: null,
  caseId,
  subjectId: id,
  details: { ground, unitId },
});

/** The one who asked. */
const toAsker = (kind: NotificationKind, { id, userId, unitId, outcome }: Facts): Notice => ({
  unitId,
  role: null,
  userId,
  kind,
  referralId: null,
  subjectId: id,
  details: outcome === null ? {} : { outcome },
});

function tellsOf(kind: string, telling: Telling): EventHandler {
  const name = `break-glass.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => tell(em, `event|${event.id}|${name}`, await telling(em, await getFacts(em, event.subjectId))),
  };
}

/** Supervisor, data protection officer and the responsible unit hear of it at once. */
export const onEmergencyOpened = tellsOf('emergency-opened', async (em, facts) => [
  await toSupervisor(em, 'emergency-opened', facts),
  ...(await toReviewers(em, 'emergency-opened', facts)),
  toResponsible('emergency-opened', facts),
]);
export const onEmergencyAsked = tellsOf('emergency-asked', async (em, facts) => [await toSupervisor(em, 'emergency-asked', facts)]);
export const onEmergencyApproved = tellsOf('emergency-approved', async (_, facts) => [toAsker('emergency-approved', facts)]);
export const onEmergencyDeclined = tellsOf('emergency-declined', async (_, facts) => [toAsker('emergency-declined', facts)]);
export const onEmergencyReviewed = tellsOf('emergency-reviewed', async (em, facts) => [
  toAsker('emergency-reviewed', facts),
  await toSupervisor(em, 'emergency-reviewed', facts),
]);

/** An emergency access that nobody reviewed in 72 hours is an alert of its own. */
export const escalateReview: Escalate = async (em, { subjectId }) => {
  const facts = await getFacts(em, subjectId);
  return ['open', 'ended'].includes(facts.status) ? () => toReviewers(em, 'emergency-unreviewed', facts) : null;
};
