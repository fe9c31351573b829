import type { CaseId, LegalMatterId, UnitId } from '@himaya/domain';
import type { Escalate, Notice } from '../notifications';

interface Answer {
  readonly matterId: LegalMatterId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly status: string;
}

/** Somebody was offered a matter and has not answered: the office hears it, of which matter and no more. */
export const escalateLawyerAnswer: Escalate = async (em, { subjectId }) => {
  const [answer] = await em.query<Answer[]>(
    'select matter_id as "matterId", case_id as "caseId", unit_id as "unitId", status from guard.lawyer_answer_told($1)',
    [subjectId],
  );
  if (answer?.status !== 'offered') return null;
  const notice: Notice = {
    unitId: answer.unitId,
    role: null,
    kind: 'lawyer-answer-owed',
    referralId: null,
    caseId: answer.caseId,
    subjectId: answer.matterId,
    details: {},
  };
  return () => Promise.resolve([notice]);
};
