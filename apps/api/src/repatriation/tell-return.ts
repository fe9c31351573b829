import type { CaseId, Governorate, RepatriationId, RepatriationStatus, ReturnContactOutcome, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of a return: whose it is; neither the person, nor where they go. */
interface Told {
  readonly unitId: UnitId;
  readonly status: RepatriationStatus;
}

/** Handed over, and nobody there has said that the person came: the office is asked, then who leads it. */
export const escalateReturnArrival: Escalate = async (em, { subjectId, step }) => {
  const [told] = await em.query<Told[]>('select unit_id as "unitId", status from guard.return_told($1)', [subjectId]);
  if (told?.status !== 'handed-over') return null;
  const { unitId } = told;
  const notice: Notice = { unitId, role: null, kind: 'return-arrival-owed', referralId: null, subjectId, details: {} };
  if (step === 'remind-desk') return () => Promise.resolve([notice]);
  return async () => [{ ...notice, role: await managerRoleOf(em, unitId) }];
};

/** What the worker may know of a contact: whose it is, and whether it may still be made; never what was said. */
interface ContactTold {
  readonly repatriationId: RepatriationId;
  readonly unitId: UnitId;
  readonly caseId: CaseId;
  readonly responsibleUnitId: UnitId;
  readonly governorate: Governorate;
  readonly owed: boolean;
  readonly outcome: ReturnContactOutcome | null;
}

async function contactTold(em: EntityManager, id: string): Promise<ContactTold | undefined> {
  const [told] = await em.query<ContactTold[]>(
    `select repatriation_id as "repatriationId", unit_id as "unitId", case_id as "caseId", responsible_unit_id as "responsibleUnitId", governorate, owed,
            outcome from guard.return_contact_told($1)`,
    [id],
  );
  return told;
}

/** The day has come to ask how somebody is: the office is reminded, a week later who leads it is. Where the person agreed to no more contact, nobody. */
export const escalateReturnContact: Escalate = async (em, { subjectId, step }) => {
  const told = await contactTold(em, subjectId);
  if (told?.owed !== true) return null;
  const notice: Omit<Notice, 'kind' | 'role'> = { unitId: told.unitId, referralId: null, subjectId: told.repatriationId, details: {} };
  if (step === 'remind-desk') return () => Promise.resolve([{ ...notice, role: null, kind: 'return-contact-owed' }]);
  return async () => [{ ...notice, role: await managerRoleOf(em, told.unitId), kind: 'return-contact-overdue' }];
};

/** Somebody who went home was trafficked again: the coordination desk hears of it at once, and who answers for the case. */
export const onReTrafficked: EventHandler = {
  kind: 'return-re-trafficked',
  name: 'repatriation.on-re-trafficked',
  handle: async (em, event) => {
    const told = await contactTold(em, event.subjectId);
    if (told === undefined) return;
    const notice: Omit<Notice, 'unitId' | 'role'> = { kind: 'return-re-trafficked', referralId: null, caseId: told.caseId, details: {} };
    const desk = await findCoordinationDesk(em, told.governorate);
    await tell(em, `event|${event.id}|repatriation.on-re-trafficked`, [
      { ...notice, unitId: told.responsibleUnitId, role: await managerRoleOf(em, told.responsibleUnitId) },
      ...(desk === null || desk === told.responsibleUnitId ? [] : [{ ...notice, unitId: desk, role: 'case-coordinator' as const }]),
    ]);
  },
};
