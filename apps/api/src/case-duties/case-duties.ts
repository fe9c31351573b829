import type { CaseId, Governorate, NotificationKind, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';
import type { Work } from '../platform/outbox/start-worker';

/** What must be done about a case by a time, and what is said while it waits and when it is late. */
const duties = {
  'risk-review': { soon: 'risk-review-reminder', late: 'risk-review-overdue', desk: false },
  need: { soon: 'need-reminder', late: 'need-overdue', desk: false },
  'plan-review': { soon: 'plan-review-reminder', late: 'plan-review-overdue', desk: false },
  'plan-step': { soon: 'plan-step-reminder', late: 'plan-step-overdue', desk: false },
  'best-interests-review': { soon: 'best-interests-reminder', late: 'best-interests-overdue', desk: false },
  // A child that nobody speaks for is the coordination desk's business too.
  'guardian-appointment': { soon: 'guardian-reminder', late: 'guardian-overdue', desk: true },
} as const satisfies Record<string, { readonly soon: NotificationKind; readonly late: NotificationKind; readonly desk: boolean }>;
type Duty = keyof typeof duties;

interface Owed {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly governorate: Governorate;
}

async function owedBy(em: EntityManager, duty: Duty, subjectId: string): Promise<Owed | null> {
  const rows: Owed[] = await em.query('select case_id as "caseId", unit_id as "unitId", governorate from guard.case_duty($1, $2)', [
    duty,
    subjectId,
  ]);
  return rows[0] ?? null;
}

const about = { referralId: null, details: {} } as const;

/** The desk hears that a child waits and where; the case is not its own yet. */
async function toDesk(em: EntityManager, kind: NotificationKind, { governorate, unitId }: Owed): Promise<Notice[]> {
  const desk = await findCoordinationDesk(em, governorate);
  return desk === null || desk === unitId ? [] : [{ unitId: desk, role: 'case-coordinator', kind, ...about, details: { unitId } }];
}

/** The responsible unit is reminded; when the time is over its leaders hear it, and of a child without a guardian the desk does. */
function escalate(duty: Duty): Escalate {
  return async (em, { subjectId, step }) => {
    const owed = await owedBy(em, duty, subjectId);
    if (owed === null) return null;
    const { soon, late, desk } = duties[duty];
    const { unitId, caseId } = owed;
    if (step === 'remind-desk') return async () => [{ unitId, role: null, kind: soon, caseId, ...about }];
    return async () => [
      { unitId, role: await managerRoleOf(em, unitId), kind: late, caseId, ...about },
      ...(desk ? await toDesk(em, late, owed) : []),
    ];
  };
}

export const caseDutyEscalations = {
  'risk-review': escalate('risk-review'),
  need: escalate('need'),
  'plan-review': escalate('plan-review'),
  'plan-step': escalate('plan-step'),
  'best-interests-review': escalate('best-interests-review'),
  'guardian-appointment': escalate('guardian-appointment'),
} as const satisfies Record<Duty, Escalate>;

/** A child that came alone: a guardian is owed from the opening, or from the change in which that was learnt. */
const onCase = (kind: 'case-opened' | 'case-imported' | 'case-changed'): EventHandler => ({
  kind,
  name: `case-duties.on-${kind}`,
  handle: async (em, { subjectId }) => {
    await em.query('select guard.owe_guardian($1)', [subjectId]);
  },
});

/** A guardian who is thought to be part of it: the unit's leaders and the desk hear it at once. */
const onGuardianSuspected: EventHandler = {
  kind: 'guardian-suspected',
  name: 'case-duties.on-guardian-suspected',
  handle: async (em, event) => {
    const owed = await owedBy(em, 'guardian-appointment', event.subjectId);
    if (owed === null) return;
    const { unitId, caseId } = owed;
    await tell(em, `event|${event.id}|case-duties.on-guardian-suspected`, [
      { unitId, role: await managerRoleOf(em, unitId), kind: 'guardian-suspected', caseId, ...about },
      ...(await toDesk(em, 'guardian-suspected', owed)),
    ]);
  },
};

/** What this feature has the worker do. */
export const caseDutyWork: Work = {
  handlers: [onCase('case-opened'), onCase('case-imported'), onCase('case-changed'), onGuardianSuspected],
  chores: [],
};
