import type { CaseId, Governorate, ProgrammeId, UnitId } from '@himaya/domain';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';
import type { Work } from '../platform/outbox/start-worker';

/** A follow-up is due: the unit hears of which programme, and no more. */
const escalateFollowUp: Escalate = async (em, { subjectId }) => {
  const [told] = await em.query<{ programmeId: ProgrammeId; caseId: CaseId; unitId: UnitId; status: string }[]>(
    'select programme_id as "programmeId", case_id as "caseId", unit_id as "unitId", status from guard.follow_up_told($1)',
    [subjectId],
  );
  if (told?.status !== 'due') return null;
  const { unitId, caseId, programmeId } = told;
  const notice: Notice = {
    unitId,
    role: null,
    kind: 'programme-follow-up-due',
    referralId: null,
    caseId,
    subjectId: programmeId,
    details: {},
  };
  return () => Promise.resolve([notice]);
};

/** A repayment or a look at a livelihood is due: the unit hears of which programme, two weeks later who leads it. Of no amount, and nobody's name. */
const escalateOwed =
  (door: 'guard.instalment_told' | 'guard.visit_told', kind: 'programme-repayment-due' | 'programme-visit-due'): Escalate =>
  async (em, { subjectId, step }) => {
    const [told] = await em.query<{ programmeId: ProgrammeId; caseId: CaseId; unitId: UnitId; owed: boolean }[]>(
      `select programme_id as "programmeId", case_id as "caseId", unit_id as "unitId", owed from ${door}($1)`,
      [subjectId],
    );
    if (told?.owed !== true) return null;
    const { unitId, caseId, programmeId } = told;
    const notice: Omit<Notice, 'role'> = { unitId, kind, referralId: null, caseId, subjectId: programmeId, details: {} };
    return async () => [{ ...notice, role: step === 'alert' ? await managerRoleOf(em, unitId) : null }];
  };

/** What each of the room's deadlines does. */
export const reintegrationEscalations = {
  'programme-follow-up': escalateFollowUp,
  'programme-repayment': escalateOwed('guard.instalment_told', 'programme-repayment-due'),
  'programme-visit': escalateOwed('guard.visit_told', 'programme-visit-due'),
} as const;

const name = 'reintegration.on-re-trafficking-told';

/** Somebody was sold again: who leads the unit that answers for the case hears of it, the coordination desk that there is one and whom to ring. */
const onReTrafficking: EventHandler = {
  kind: 're-trafficking-told',
  name,
  handle: async (em, event) => {
    const [told] = await em.query<{ caseId: CaseId; unitId: UnitId; governorate: Governorate }[]>(
      'select case_id as "caseId", unit_id as "unitId", governorate from guard.retrafficking_told($1)',
      [event.subjectId],
    );
    if (told === undefined) return;
    const { caseId, unitId, governorate } = told;
    const about = { kind: 're-trafficking-told', referralId: null } as const;
    const desk = await findCoordinationDesk(em, governorate);
    await tell(em, `event|${event.id}|${name}`, [
      { ...about, unitId, role: await managerRoleOf(em, unitId), caseId, details: {} },
      ...(desk === null || desk === unitId ? [] : [{ ...about, unitId: desk, role: 'case-coordinator' as const, details: { unitId } }]),
    ]);
  },
};

/** What this feature has the worker do. */
export const reintegrationWork: Work = { handlers: [onReTrafficking], chores: [] };
