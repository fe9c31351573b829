import type { CaseId, UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

const name = 'court-assignments.on-assigned';

/** The office hears that a case lies before it. */
export const onCourtAssigned: EventHandler = {
  kind: 'court-assigned',
  name,
  handle: async (em, event) => {
    const rows: { caseId: CaseId; unitId: UnitId }[] = await em.query(
      'select case_id as "caseId", unit_id as "unitId" from guard.assigned_court($1)',
      [event.subjectId],
    );
    await tell(
      em,
      `event|${event.id}|${name}`,
      rows.map(({ caseId, unitId }) => ({ unitId, role: 'court-liaison', kind: 'court-assigned', referralId: null, caseId, details: {} })),
    );
  },
};
