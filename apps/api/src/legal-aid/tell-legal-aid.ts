import type { CaseId, LegalMatterId, NotificationKind, UnitId } from '@himaya/domain';
import type { Escalate, Notice } from '../notifications';

/** What the worker may know of a matter: ids and one code. */
interface Told {
  readonly matterId: LegalMatterId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly status: string;
}

/** The office hears that something of a matter is due, as long as it is still awaited; of which matter, and no more. */
const reminding =
  (door: string, awaited: string, kind: NotificationKind): Escalate =>
  async (em, { subjectId }) => {
    const [told] = await em.query<Told[]>(
      `select matter_id as "matterId", case_id as "caseId", unit_id as "unitId", status from ${door}($1)`,
      [subjectId],
    );
    if (told?.status !== awaited) return null;
    const { unitId, caseId, matterId } = told;
    const notice: Notice = { unitId, role: null, kind, referralId: null, caseId, subjectId: matterId, details: {} };
    return () => Promise.resolve([notice]);
  };

/** Somebody was offered a matter and has not answered. */
export const escalateLawyerAnswer = reminding('guard.lawyer_answer_told', 'offered', 'lawyer-answer-owed');
/** A hearing is a day ahead. */
export const escalateHearing = reminding('guard.hearing_told', 'planned', 'legal-hearing-near');
/** A right to stay ends in a month. */
export const escalateResidence = reminding('guard.residence_told', 'granted', 'residence-ending');
