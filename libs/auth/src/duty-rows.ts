import type { DutyKind } from '@himaya/domain';
import type { Action, SubjectName } from './codes';

/** Which unit owes it. `holding`: the police sections that hold the case, else who is responsible. `answering`: every unit that answers for the case. `owning`: who was named for it while they hold the case, else who is responsible. */
export type DutyUnit =
  | 'receiving'
  | 'offered'
  | 'responsible'
  | 'holding'
  | 'answering'
  | 'recording'
  | 'approving'
  | 'triaging'
  | 'accepting'
  | 'housing'
  | 'interpreting'
  | 'caring'
  | 'lawyering'
  | 'reintegrating'
  | 'returning'
  | 'owning';

/** Whose it is inside the unit; everybody's who may do it while nobody has it. */
export type DutyPerson = 'taker' | 'assignee' | 'not-the-asker' | 'anybody';

export interface DutyRow {
  /** What somebody must be able to do to see it: what one cannot answer is not one's work. */
  readonly right: readonly [Action, SubjectName];
  readonly unit: DutyUnit;
  readonly person: DutyPerson;
  /** Where it is seen to, with `:subject` and `:case` for its ids. */
  readonly page: string;
}

/** Each kind of duty: who sees it and where it leads. The words of a kind are the messages' `duty.<kind>`. */
export const dutyRows: Readonly<Record<DutyKind, DutyRow>> = {
  'referral-receive': { right: ['receive', 'Referral'], unit: 'receiving', person: 'taker', page: '/referrals/:subject' },
  'referral-decide': { right: ['accept', 'Referral'], unit: 'receiving', person: 'taker', page: '/referrals/:subject' },
  'referral-first-service': { right: ['start', 'Referral'], unit: 'receiving', person: 'taker', page: '/referrals/:subject' },
  'referral-progress': { right: ['complete', 'Referral'], unit: 'receiving', person: 'taker', page: '/referrals/:subject' },
  'referral-hold': { right: ['resume', 'Referral'], unit: 'receiving', person: 'taker', page: '/referrals/:subject' },
  'transfer-decide': { right: ['accept', 'Transfer'], unit: 'offered', person: 'anybody', page: '/transfers/:subject' },
  'transfer-offer': { right: ['offer', 'Transfer'], unit: 'responsible', person: 'assignee', page: '/cases/:case' },
  'override-approval': { right: ['decide', 'Override'], unit: 'approving', person: 'not-the-asker', page: '/overrides' },
  'concern-triage': { right: ['triage', 'Concern'], unit: 'triaging', person: 'anybody', page: '/concerns/:subject' },
  'concern-persons': { right: ['triage', 'Concern'], unit: 'accepting', person: 'anybody', page: '/concerns/:subject' },
  'rights-explain': { right: ['record', 'RightsExplanation'], unit: 'responsible', person: 'assignee', page: '/cases/:case' },
  'identification-decide': {
    right: ['decide', 'Identification'],
    unit: 'holding',
    person: 'assignee',
    page: '/cases/:case?tab=identification',
  },
  'reflection-end': { right: ['change', 'Reflection'], unit: 'answering', person: 'assignee', page: '/cases/:case?tab=identification' },
  'safeguard-due': { right: ['change', 'Safeguard'], unit: 'recording', person: 'assignee', page: '/cases/:case' },
  'risk-review': { right: ['list', 'RiskAssessment'], unit: 'responsible', person: 'assignee', page: '/cases/:case?tab=risk' },
  'own-copy': { right: ['decide', 'OwnCopy'], unit: 'responsible', person: 'anybody', page: '/cases/:case' },
  // A room's part of one, on the page of the file that it comes from.
  'care-copy': { right: ['read', 'CareEpisode'], unit: 'caring', person: 'anybody', page: '/care/:subject' },
  'legal-copy': { right: ['read', 'LegalMatter'], unit: 'lawyering', person: 'anybody', page: '/legal-matters/:subject' },
  'placement-copy': { right: ['read', 'Placement'], unit: 'housing', person: 'anybody', page: '/placements/:subject' },
  'programme-copy': { right: ['read', 'Programme'], unit: 'reintegrating', person: 'anybody', page: '/programmes/:subject' },
  'return-copy': { right: ['read', 'Repatriation'], unit: 'returning', person: 'anybody', page: '/repatriations/:subject' },
  need: { right: ['change', 'Need'], unit: 'responsible', person: 'assignee', page: '/cases/:case?tab=plan' },
  'plan-review': { right: ['record', 'CasePlan'], unit: 'responsible', person: 'assignee', page: '/cases/:case?tab=plan' },
  'plan-step': { right: ['read', 'CasePlan'], unit: 'owning', person: 'assignee', page: '/cases/:case?tab=plan' },
  'guardian-appointment': { right: ['list', 'Guardianship'], unit: 'responsible', person: 'assignee', page: '/cases/:case?tab=child' },
  'best-interests-review': { right: ['list', 'BestInterests'], unit: 'responsible', person: 'assignee', page: '/cases/:case?tab=child' },
  'missing-review': { right: ['change', 'MissingAlert'], unit: 'responsible', person: 'assignee', page: '/cases/:case' },
  'abroad-arrival': { right: ['change', 'AbroadTransfer'], unit: 'responsible', person: 'assignee', page: '/cases/:case/closing' },
  'care-appointment': { right: ['change', 'Appointment'], unit: 'caring', person: 'taker', page: '/care/:subject' },
  'placement-hold': { right: ['change', 'Placement'], unit: 'housing', person: 'anybody', page: '/placements/:subject' },
  'placement-return': { right: ['change', 'Placement'], unit: 'housing', person: 'anybody', page: '/placements/:subject' },
  'placement-will': { right: ['change', 'Placement'], unit: 'housing', person: 'anybody', page: '/placements/:subject' },
  'interpretation-record': {
    right: ['change', 'Interpretation'],
    unit: 'interpreting',
    person: 'anybody',
    page: '/interpretation/sessions/:subject',
  },
  'interpreter-undertaking': {
    right: ['change', 'Interpreter'],
    unit: 'interpreting',
    person: 'anybody',
    page: '/interpretation/interpreters/:subject',
  },
  'lawyer-answer': { right: ['change', 'LegalMatter'], unit: 'lawyering', person: 'taker', page: '/legal-matters/:subject' },
  'legal-hearing': { right: ['change', 'LegalHearing'], unit: 'lawyering', person: 'anybody', page: '/legal-matters/:subject' },
  'return-contact': { right: ['record', 'ReturnContact'], unit: 'returning', person: 'anybody', page: '/repatriations/:subject' },
  'return-arrival': { right: ['change', 'Repatriation'], unit: 'returning', person: 'anybody', page: '/repatriations/:subject' },
  'residence-ends': { right: ['change', 'CompensationClaim'], unit: 'lawyering', person: 'anybody', page: '/legal-matters/:subject' },
  'programme-repayment': { right: ['record', 'Funding'], unit: 'reintegrating', person: 'anybody', page: '/programmes/:subject' },
  'programme-visit': { right: ['record', 'ProgrammeFollowUp'], unit: 'reintegrating', person: 'anybody', page: '/programmes/:subject' },
  'programme-follow-up': { right: ['record', 'ProgrammeFollowUp'], unit: 'reintegrating', person: 'anybody', page: '/programmes/:subject' },
};
