import { codeList, type CodeOf } from '../shared/code-list';

/** What must hold before a case is closed (domain.md section 2), in the order it is told. */
export const closingGuardCodes = codeList('closing-guard', [
  'referrals',
  'placements',
  'legal-matters',
  'returns',
  'withdrawals',
  'missing',
  'abroad',
  'outcome',
  'after-care',
]);
export type ClosingGuardCode = CodeOf<typeof closingGuardCodes>;

/** What the person said when asked about contact after the closing; `nobody-to-ask` where there is nobody. */
export const afterCareAnswers = codeList('after-care-answer', ['agreed', 'declined', 'nobody-to-ask']);
export type AfterCareAnswer = CodeOf<typeof afterCareAnswers>;

/** Why a closed case is opened again. */
export const reopeningReasons = codeList('reopening-reason', [
  're-trafficked',
  'person-returned',
  'person-asked',
  'new-need',
  'new-danger',
  'person-found',
  'identification-changed',
  'closed-in-error',
  'other',
]);
export type ReopeningReason = CodeOf<typeof reopeningReasons>;
