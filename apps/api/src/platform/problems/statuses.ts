import type { ProblemCode } from '@himaya/domain';

const otherThanConflict: Readonly<Partial<Record<ProblemCode, number>>> = {
  'body.malformed': 400,
  'body.invalid': 400,
  'body.too-large': 413,
  'cursor.invalid': 400,
  'precondition.required': 428,
  conflict: 412,
  'idempotency.mismatch': 422,
  'rate.limited': 429,
  'session.required': 401,
  'session.locked': 401,
  'session.csrf': 403,
  'sign-in.failed': 401,
  'sign-in.throttled': 429,
  'second-factor.failed': 401,
  'step-up.required': 403,
  'government.failed': 401,
  'government.not-linked': 401,
  'role.forbidden': 403,
  'role.dates': 400,
  'not-found': 404,
  'first-password.failed': 401,
  'leave.dates': 400,
  'consent.dates': 400,
  'emergency.throttled': 429,
  'match.limited': 429,
  'document.type-refused': 415,
  'document.type-differs': 422,
  'document.too-large': 413,
  'document.malformed': 422,
  'document.active-content': 422,
  'document.encrypted': 422,
  'document.name-refused': 422,
  'document.removed': 410,
  'document.unmarkable': 422,
  'paper.unprintable': 503,
  'statistics.dimensions': 400,
  'statistics.period': 400,
  'statistics.too-fine': 422,
  'statistics.limited': 429,
  'import.mapping': 422,
  'import.row-refused': 422,
  unavailable: 503,
  internal: 500,
};

/** Problem code -> HTTP status; the one place that knows. A rule refused is 409 unless the code says something of HTTP. */
export const statusOf = (code: ProblemCode): number => otherThanConflict[code] ?? 409;

/** English titles for machines' logs; people read the words of the message files. */
export const titleOf = (code: ProblemCode): string => {
  const words = code.replace(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
