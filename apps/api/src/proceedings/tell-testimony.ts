import type { CaseId, UnitId } from '@himaya/domain';
import type { Escalate, Notice } from '../notifications';

interface Told {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly status: string;
}

/** Whoever asked for a protection hears that it is to be looked at again, as long as it holds; of which case, and no more. */
export const escalateTestimony: Escalate = async (em, { subjectId }) => {
  const [told] = await em.query<Told[]>('select case_id as "caseId", unit_id as "unitId", status from guard.testimony_told($1)', [
    subjectId,
  ]);
  if (told?.status !== 'granted') return null;
  const { unitId, caseId } = told;
  const notice: Notice = { unitId, role: null, kind: 'testimony-review-due', referralId: null, caseId, details: {} };
  return () => Promise.resolve([notice]);
};
