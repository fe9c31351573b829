import type { CaseId, UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** The section hears of it, and the unit that answers for the case: it may be a colleague's doing, or the person's own word taken back. */
const telling = (kind: 'police-told' | 'police-released'): EventHandler => {
  const name = `police-assignments.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => {
      const rows: { caseId: CaseId; unitId: UnitId; responsibleId: UnitId }[] = await em.query(
        'select case_id as "caseId", unit_id as "unitId", responsible_id as "responsibleId" from guard.police_told($1)',
        [event.subjectId],
      );
      const notice = { kind, referralId: null, details: {} } as const;
      await tell(
        em,
        `event|${event.id}|${name}`,
        rows.flatMap(({ caseId, unitId, responsibleId }) => [
          { ...notice, unitId, role: null, caseId },
          { ...notice, unitId: responsibleId, role: null, caseId },
        ]),
      );
    },
  };
};

export const onPoliceTold = telling('police-told');
export const onPoliceReleased = telling('police-released');
