import { codeList, type CodeOf } from './code-list';

/**
 * Every way a request can be refused. A code names the rule; the HTTP status lives in the API's one table, the words in
 * the message files.
 */
export const problemCodes = codeList('problem', [
  // the request itself
  'body.malformed',
  'body.invalid',
  'body.too-large',
  'cursor.invalid',
  'precondition.required',
  'conflict',
  'idempotency.mismatch',
  'rate.limited',
  // who asks
  'session.required',
  'session.csrf',
  'sign-in.failed',
  'sign-in.throttled',
  'second-factor.failed',
  'step-up.required',
  'factor.last',
  'factor.none',
  'password.wrong',
  'government.failed',
  'government.not-linked',
  'government.taken',
  'role.forbidden',
  'role.incompatible',
  'not-found',
  // consents
  'consent.missing',
  'consent.expired',
  'consent.withdrawn',
  'consent.purpose',
  'consent.recipient',
  'consent.categories',
  'consent.child-needs-guardian',
  'consent.dates',
  // referrals
  'referral.not-now',
  'referral.not-your-side',
  'referral.same-unit',
  'referral.unit-not-eligible',
  'referral.category-not-yours',
  'referral.child-exploitation',
  // grants
  'grant.not-open',
  'grant.read-only',
  // seals and bars
  'seal.already',
  'seal.not-sealed',
  'seal.names',
  'seal.last-names',
  'seal.not-asked',
  'seal.second-person',
  'bar.already',
  'bar.yourself',
  'bar.person-unknown',
  // cases
  'case.closed',
  'case.not-closed',
  'case.referral-active',
  'case.placement-open',
  'case.withdrawal-unanswered',
  'case.outcome-missing',
  'case.after-care-not-asked',
  'case.category-not-yours',
  'case.erased',
  'identification.not-now',
  'identification.not-your-decision',
  'identification.same-decider',
  // documents
  'document.type-refused',
  'document.type-differs',
  'document.too-large',
  'document.malformed',
  'document.active-content',
  'document.encrypted',
  'document.name-refused',
  'document.removed',
  // imports
  'import.mapping',
  'import.row-refused',
  // the system
  'unavailable',
  'internal',
]);
export type ProblemCode = CodeOf<typeof problemCodes>;
