import type { CaseId, OwnCopyState, UnitId } from '@himaya/domain';
import { managerRoleOf, type Escalate, type Notice } from '../notifications';

/** A copy is owed: the unit is reminded ten days before, and who leads it told when the thirty days are over. */
export const escalateOwnCopy: Escalate = async (em, { subjectId, step }) => {
  const [told] = await em.query<{ caseId: CaseId; unitId: UnitId; state: OwnCopyState }[]>(
    'select case_id as "caseId", unit_id as "unitId", state from guard.own_copy_told($1)',
    [subjectId],
  );
  if (told?.state !== 'requested' && told?.state !== 'reviewed') return null;
  const { caseId, unitId } = told;
  const notice: Notice = { unitId, role: null, kind: 'own-copy-owed', referralId: null, caseId, subjectId, details: {} };
  if (step === 'remind-desk') return async () => [notice];
  return async () => [{ ...notice, role: await managerRoleOf(em, unitId) }];
};
