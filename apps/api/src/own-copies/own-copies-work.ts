import type { CaseId, DutyKind, OwnCopyState, UnitId } from '@himaya/domain';
import { managerRoleOf, type Escalate, type Notice } from '../notifications';

type CopyDuty = Extract<DutyKind, `${string}-copy`>;

interface Told {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly state: OwnCopyState;
  readonly duty: CopyDuty;
  readonly fileId: string | null;
}

/** A copy, or a room's part of one, is owed: the unit is reminded ten days before, and who leads it told when the thirty days are over. */
export const escalateOwnCopy: Escalate = async (em, { subjectId, step }) => {
  const [told] = await em.query<Told[]>(
    'select case_id as "caseId", unit_id as "unitId", state, duty, file_id as "fileId" from guard.own_copy_told($1)',
    [subjectId],
  );
  if (told?.state !== 'requested' && told?.state !== 'reviewed') return null;
  const { caseId, unitId, duty, fileId } = told;
  const notice: Notice = {
    unitId,
    role: null,
    kind: `${duty}-owed`,
    referralId: null,
    caseId,
    subjectId: fileId ?? subjectId,
    details: {},
  };
  if (step === 'remind-desk') return async () => [notice];
  return async () => [{ ...notice, role: await managerRoleOf(em, unitId) }];
};

/** What each of a copy's clocks does. */
export const ownCopyEscalations = {
  'own-copy': escalateOwnCopy,
  'care-copy': escalateOwnCopy,
  'legal-copy': escalateOwnCopy,
  'placement-copy': escalateOwnCopy,
  'programme-copy': escalateOwnCopy,
  'return-copy': escalateOwnCopy,
} satisfies Record<CopyDuty, Escalate>;
