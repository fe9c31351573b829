import type { ProblemCode } from '@himaya/domain';

/** What the guard says to a change of factors, in our codes; `done` and `signed-in` are no problem. */
const problemOfStatus: Readonly<Record<string, ProblemCode>> = {
  'step-up': 'step-up.required',
  'no-session': 'session.required',
  failed: 'second-factor.failed',
  'not-there': 'not-found',
  last: 'factor.last',
  taken: 'government.taken',
};

/** Null where it was done. @throws Error for a word the guard never says */
export function problemOf(status: string | undefined): ProblemCode | null {
  if (status === 'done' || status === 'signed-in') return null;
  const problem = problemOfStatus[status ?? 'no-session'];
  if (problem === undefined) throw new Error(`the guard answered ${status}`);
  return problem;
}
