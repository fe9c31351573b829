import type { CaseId, NotificationKind, Role, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

interface Told {
  readonly unitId: UnitId;
  /** The unit holds the case and may be told which it is. */
  readonly knows: boolean;
  readonly role: Role | null;
  readonly caseId: CaseId;
  readonly responsible: UnitId;
}

/**
 * Leaders of who answers for the case and of who says so, and the supervisors of the governorate's police: of a case they do not hold, only
 * that somebody is missing and whom to ring.
 */
async function noticesOf(em: EntityManager, alertId: string, kind: NotificationKind): Promise<Notice[]> {
  const told: Told[] = await em.query(
    'select unit_id as "unitId", knows, role, case_id as "caseId", responsible from guard.missing_told($1)',
    [alertId],
  );
  return Promise.all(
    told.map(async ({ unitId, knows, role, caseId, responsible }) => ({
      unitId,
      role: role ?? (await managerRoleOf(em, unitId)),
      kind,
      referralId: null,
      ...(knows ? { caseId, subjectId: alertId } : {}),
      details: unitId === responsible ? {} : { unitId: responsible },
    })),
  );
}

const tellsOf = (kind: 'missing-raised' | 'missing-ended'): EventHandler => {
  const name = `missing.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => tell(em, `event|${event.id}|${name}`, await noticesOf(em, event.subjectId, kind)),
  };
};
export const onMissingRaised = tellsOf('missing-raised');
export const onMissingEnded = tellsOf('missing-ended');

/** A search that waits for its weekly look: the responsible unit is reminded, and its leaders hear when the day is over. */
export const escalateMissing: Escalate = async (em, { subjectId, step }) => {
  const [owed] = await em.query<{ alertId: string; caseId: CaseId; unitId: UnitId }[]>(
    'select alert_id as "alertId", case_id as "caseId", unit_id as "unitId" from guard.missing_duty($1)',
    [subjectId],
  );
  if (owed === undefined) return null;
  const { unitId, caseId, alertId } = owed;
  const about = { unitId, referralId: null, caseId, subjectId: alertId, details: {} } as const;
  if (step === 'remind-desk') return async () => [{ ...about, role: null, kind: 'missing-review-reminder' }];
  return async () => [{ ...about, role: await managerRoleOf(em, unitId), kind: 'missing-review-overdue' }];
};
