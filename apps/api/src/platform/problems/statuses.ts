import type { ProblemCode } from '@himaya/domain';

/** Problem code -> HTTP status; the one place that knows. A rule refused is 409 unless the code says something of HTTP. */
export const statusOf: Readonly<Record<ProblemCode, number>> = {
  'body.malformed': 400,
  'body.invalid': 400,
  'body.too-large': 413,
  'cursor.invalid': 400,
  'precondition.required': 428,
  conflict: 412,
  'idempotency.mismatch': 422,
  'rate.limited': 429,
  'session.required': 401,
  'session.csrf': 403,
  'sign-in.failed': 401,
  'sign-in.throttled': 429,
  'role.forbidden': 403,
  'role.incompatible': 409,
  'not-found': 404,
  'consent.missing': 409,
  'consent.expired': 409,
  'consent.withdrawn': 409,
  'consent.purpose': 409,
  'consent.recipient': 409,
  'consent.categories': 409,
  'consent.child-needs-guardian': 409,
  'consent.dates': 400,
  'referral.not-now': 409,
  'referral.not-your-side': 409,
  'referral.same-unit': 409,
  'referral.unit-not-eligible': 409,
  'referral.category-not-yours': 409,
  'referral.child-exploitation': 409,
  'grant.not-open': 409,
  'grant.read-only': 409,
  'case.closed': 409,
  'case.not-closed': 409,
  'case.referral-active': 409,
  'case.placement-open': 409,
  'case.withdrawal-unanswered': 409,
  'case.outcome-missing': 409,
  'case.after-care-not-asked': 409,
  'case.category-not-yours': 409,
  'case.erased': 409,
  'identification.not-now': 409,
  'identification.not-your-decision': 409,
  'identification.same-decider': 409,
  'import.mapping': 422,
  'import.row-refused': 422,
  unavailable: 503,
  internal: 500,
};

/** English titles for machines' logs; people read the words of the message files. */
export const titleOf = (code: ProblemCode): string => {
  const words = code.replace(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
