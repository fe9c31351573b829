import type { CaseId, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { tell } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

const onCase = 'caseloads.on-case-assigned';
/** Whoever the unit named hears of it: the case's own notice, so that only who may see the case reads it. */
export const onCaseAssigned: EventHandler = {
  kind: 'case-assigned',
  name: onCase,
  handle: async (em, event) => {
    const rows: { caseId: CaseId; unitId: UnitId; userId: UserId }[] = await em.query(
      `select case_id as "caseId", unit_id as "unitId", user_id as "userId" from case_assignment
        where case_id = $1 and unit_id = $2 and user_id is not null`,
      [event.subjectId, event.payload.unitId],
    );
    const notices = rows.map(({ caseId, unitId, userId }) => ({
      unitId,
      role: null,
      userId,
      kind: 'case-assigned' as const,
      referralId: null,
      caseId,
      details: {},
    }));
    await tell(em, `event|${event.id}|${onCase}`, notices);
  },
};

const onCaseload = 'caseloads.on-caseload-received';
export const onCaseloadReceived: EventHandler = {
  kind: 'caseload-received',
  name: onCaseload,
  handle: async (em, event) => {
    const units = await unitOf(em, event.subjectId);
    const notices = units.map(({ unitId }) => ({
      unitId,
      role: null,
      userId: event.subjectId as UserId,
      kind: 'caseload-received' as const,
      referralId: null,
      details: {},
    }));
    await tell(em, `event|${event.id}|${onCaseload}`, notices);
  },
};

function unitOf(em: EntityManager, userId: string): Promise<{ unitId: UnitId }[]> {
  return em.query('select unit_id as "unitId" from user_account where id = $1', [userId]);
}
