import type { CaseId, UnitId } from '@himaya/domain';
import type { Escalate } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';
import type { Work } from '../platform/outbox/start-worker';

/** From its opening on, a case's person is owed their rights; files of old cases that come in whole are not chased one by one. */
const onCaseOpened: EventHandler = {
  kind: 'case-opened',
  name: 'rights.on-case-opened',
  handle: async (em, event) => {
    await em.query('select guard.owe_rights($1)', [event.subjectId]);
  },
};

export const rightsWork: Work = { handlers: [onCaseOpened], chores: [] };

/** The responsible unit is reminded half way, and told once a day has passed. */
export const escalateRights: Escalate = async (em, { subjectId, step }) => {
  const [owes] = await em.query<{ unitId: UnitId }[]>('select unit_id as "unitId" from guard.owes_rights($1)', [subjectId]);
  if (owes === undefined) return null;
  const kind = step === 'remind-desk' ? 'rights-reminder' : 'rights-overdue';
  return async () => [{ unitId: owes.unitId, role: null, kind, referralId: null, caseId: subjectId as CaseId, details: {} }];
};
