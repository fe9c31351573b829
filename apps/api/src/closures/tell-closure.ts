import type { CaseId, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { managerRoleOf, tell, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

interface Told {
  readonly caseId: CaseId;
  readonly responsible: UnitId;
  readonly unitId: UnitId;
}

/**
 * Who leads the unit that answers for the case, with its id; whoever lost a door with the closing hears only which unit closed one, since
 * the case is not theirs to open any more.
 */
async function noticesOf(em: EntityManager, closureId: string, kind: 'case-closed' | 'case-reopened'): Promise<Notice[]> {
  const told: Told[] = await em.query('select case_id as "caseId", responsible, unit_id as "unitId" from guard.closure_told($1)', [
    closureId,
  ]);
  const heard = told.filter(({ unitId, responsible }) => kind === 'case-closed' || unitId === responsible);
  return Promise.all(
    heard.map(async ({ caseId, responsible, unitId }) => ({
      unitId,
      role: await managerRoleOf(em, unitId),
      kind,
      referralId: null,
      ...(unitId === responsible ? { caseId, subjectId: closureId, details: {} } : { details: { unitId: responsible } }),
    })),
  );
}

const tellsOf = (kind: 'case-closed' | 'case-reopened'): EventHandler => {
  const name = `closures.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => tell(em, `event|${event.id}|${name}`, await noticesOf(em, event.subjectId, kind)),
  };
};

export const onCaseClosed = tellsOf('case-closed');
export const onCaseReopened = tellsOf('case-reopened');
