import type { CaseId, Governorate, NotificationKind, TransferStatus, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of a transfer: ids and codes. */
interface Facts {
  readonly id: string;
  readonly caseId: CaseId;
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
  readonly status: TransferStatus;
  readonly reason: string;
  readonly declineReason: string | null;
}

/** @throws Error when there is none: transfers are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    `select id, case_id as "caseId", from_unit_id as "fromUnitId", to_unit_id as "toUnitId", status, reason, decline_reason as "declineReason"
       from case_transfer where id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such transfer');
  return rows[0];
}

/** To whoever leads the unit at one end, naming the other. */
async function toEnd(em: EntityManager, end: 'from' | 'to', kind: NotificationKind, facts: Facts): Promise<Notice> {
  const [unitId, other] = end === 'from' ? [facts.fromUnitId, facts.toUnitId] : [facts.toUnitId, facts.fromUnitId];
  return {
    unitId,
    role: await managerRoleOf(em, unitId),
    kind,
    referralId: null,
    caseId: facts.caseId,
    subjectId: facts.id,
    details: { unitId: other, ...(facts.declineReason === null ? {} : { reason: facts.declineReason }) },
  };
}

function tellsOf(
  kind: 'transfer-offered' | 'transfer-accepted' | 'transfer-declined' | 'transfer-withdrawn',
  end: 'from' | 'to',
): EventHandler {
  const name = `transfers.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => tell(em, `event|${event.id}|${name}`, [await toEnd(em, end, kind, await getFacts(em, event.subjectId))]),
  };
}

export const onTransferOffered = tellsOf('transfer-offered', 'to');
export const onTransferAccepted = tellsOf('transfer-accepted', 'from');
export const onTransferDeclined = tellsOf('transfer-declined', 'from');
export const onTransferWithdrawn = tellsOf('transfer-withdrawn', 'to');

/** After the first accepted placement the responsible unit owes the coordination desk an offer, within 72 hours: domain.md section 1. */
export const onFirstPlacement: EventHandler = {
  kind: 'referral-accepted',
  name: 'transfers.on-first-placement',
  handle: async (em, event) => {
    const rows: { caseId: CaseId; unitId: UnitId }[] = await em.query(
      'select case_id as "caseId", unit_id as "unitId" from guard.owe_transfer($1)',
      [event.subjectId],
    );
    const owed: Notice[] = [];
    for (const { caseId, unitId } of rows) owed.push(await owing(em, 'transfer-owed', caseId, unitId));
    await tell(em, `event|${event.id}|transfers.on-first-placement`, owed);
  },
};

/** An offer that waits: the desk is reminded, and in the end both ends are told. */
export const escalateOffer: Escalate = async (em, { subjectId, step }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.status !== 'offered') return null;
  if (step === 'remind-desk') return async () => [await toEnd(em, 'to', 'transfer-reminder', facts)];
  return async () => [await toEnd(em, 'to', 'transfer-overdue', facts), await toEnd(em, 'from', 'transfer-overdue', facts)];
};

/** An offer that is owed: who owes it is reminded, and in the end the coordination desk hears of it too. */
export const escalateOwed: Escalate = async (em, { subjectId, step }) => {
  const caseId = subjectId as CaseId;
  const rows: { unitId: UnitId; governorate: Governorate }[] = await em.query(
    'select unit_id as "unitId", governorate from guard.owes_transfer($1)',
    [caseId],
  );
  const [owes] = rows;
  if (owes === undefined) return null;
  const own = await owing(em, step === 'remind-desk' ? 'transfer-owed' : 'transfer-overdue', caseId, owes.unitId);
  const desk = step === 'remind-desk' ? null : await findCoordinationDesk(em, owes.governorate);
  // The desk hears that an offer is late and from whom; the case is not its own yet.
  const told: Notice[] =
    desk === null ? [] : [{ unitId: desk, role: null, kind: 'transfer-overdue', referralId: null, details: { unitId: owes.unitId } }];
  return async () => [own, ...told];
};

async function owing(em: EntityManager, kind: NotificationKind, caseId: CaseId, unitId: UnitId): Promise<Notice> {
  return { unitId, role: await managerRoleOf(em, unitId), kind, referralId: null, caseId, details: {} };
}
