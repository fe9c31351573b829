import type { CaseId, NotificationKind, OverrideGround, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of an override: ids and codes, never the reason. */
interface Facts {
  readonly id: string;
  readonly caseId: CaseId;
  readonly requestedBy: UserId;
  readonly unitId: UnitId;
  readonly coordinationUnitId: UnitId | null;
  readonly ground: OverrideGround;
  readonly status: string;
  readonly unitApprovedBy: UserId | null;
  readonly coordinationApprovedBy: UserId | null;
  readonly refusal: string | null;
}

/** @throws Error when there is none: overrides are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    `select id, case_id as "caseId", requested_by as "requestedBy", unit_id as "unitId", coordination_unit_id as "coordinationUnitId", ground, status,
            unit_approved_by as "unitApprovedBy", coordination_approved_by as "coordinationApprovedBy", refusal
       from consent_override where id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such override');
  return rows[0];
}

const about = ({ id, caseId, ground }: Facts) => ({ referralId: null, caseId, subjectId: id, details: { ground } }) as const;

/** Who leads the requester's unit. Whoever is barred from the case does not hear of it. */
const toLeaders = async (em: EntityManager, kind: NotificationKind, facts: Facts): Promise<Notice> => ({
  unitId: facts.unitId,
  role: await managerRoleOf(em, facts.unitId),
  kind,
  ...about(facts),
});

/** The coordination desk, of a child's. */
const toDesk = (kind: NotificationKind, facts: Facts): Notice[] =>
  facts.coordinationUnitId === null ? [] : [{ unitId: facts.coordinationUnitId, role: 'case-coordinator', kind, ...about(facts) }];

const toRequester = (kind: NotificationKind, facts: Facts): Notice => ({
  unitId: facts.unitId,
  role: null,
  userId: facts.requestedBy,
  kind,
  ...about(facts),
  details: { ground: facts.ground, ...(facts.refusal === null ? {} : { reason: facts.refusal }) },
});

/** Those whose approval still misses. */
const toMissing = async (em: EntityManager, kind: NotificationKind, facts: Facts): Promise<Notice[]> => [
  ...(facts.unitApprovedBy === null ? [await toLeaders(em, kind, facts)] : []),
  ...(facts.coordinationApprovedBy === null ? toDesk(kind, facts) : []),
];

function tellsOf(kind: string, telling: (em: EntityManager, facts: Facts) => Promise<readonly Notice[]>): EventHandler {
  const name = `overrides.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => tell(em, `event|${event.id}|${name}`, await telling(em, await getFacts(em, event.subjectId))),
  };
}

export const onOverrideRequested = tellsOf('override-requested', (em, facts) => toMissing(em, 'override-asked', facts));
export const onOverrideApproved = tellsOf('override-approved', async (_, facts) => [toRequester('override-approved', facts)]);
export const onOverrideRefused = tellsOf('override-refused', async (_, facts) => [toRequester('override-refused', facts)]);
/** The desk that approved a child's hears each time that something goes out under it. */
export const onOverrideUsed = tellsOf('override-used', async (_, facts) => toDesk('override-used', facts));
export const onOverrideEnded = tellsOf('override-ended', async (em, facts) => [
  await toLeaders(em, 'override-ended', facts),
  ...toDesk('override-ended', facts),
]);

/** A request that waits: whose approval misses is reminded; when the time is over, the requester hears that nobody answered, too. */
export const escalateOverride: Escalate = async (em, { subjectId, step }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.status !== 'requested') return null;
  if (step === 'remind-desk') return () => toMissing(em, 'override-reminder', facts);
  return async () => [...(await toMissing(em, 'override-overdue', facts)), toRequester('override-overdue', facts)];
};
