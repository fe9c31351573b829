import type { AbroadStatus, CaseId, NotificationKind, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know: ids and a status; neither the country nor the body. */
interface Facts {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly status: AbroadStatus;
}

async function factsOf(em: EntityManager, id: string): Promise<Facts | undefined> {
  const [row] = await em.query<Facts[]>('select case_id as "caseId", unit_id as "unitId", status from guard.abroad_told($1)', [id]);
  return row;
}

const noticeOf = (kind: NotificationKind, id: string, { caseId, unitId }: Facts): Notice => ({
  unitId,
  role: null,
  kind,
  referralId: null,
  caseId,
  subjectId: id,
  details: {},
});

/** Whoever leads the unit that answers for the case hears of the arrival: the case can be closed. */
export const onAbroadArrived: EventHandler = {
  kind: 'abroad-arrived',
  name: 'abroad.on-arrived',
  handle: async (em, event) => {
    const facts = await factsOf(em, event.subjectId);
    if (facts === undefined) return;
    await tell(em, `event|${event.id}|abroad.on-arrived`, [
      { ...noticeOf('abroad-arrived', event.subjectId, facts), role: await managerRoleOf(em, facts.unitId) },
    ]);
  },
};

/** Handed over, and nobody there has said that the person came: the unit is asked, then who leads it. */
export const escalateArrival: Escalate = async (em, { subjectId, step }) => {
  const facts = await factsOf(em, subjectId);
  if (facts?.status !== 'handed-over') return null;
  const notice = noticeOf('abroad-arrival-owed', subjectId, facts);
  if (step === 'remind-desk') return async () => [notice];
  return async () => [{ ...notice, role: await managerRoleOf(em, facts.unitId) }];
};
