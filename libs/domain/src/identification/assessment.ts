import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IdentificationDecision, LegalTestId, TestFinding } from './codes';
import type { LegalTest } from './machine';

/** What was found of the three elements of the crime under one test. */
export interface TestElements {
  readonly act: TestFinding;
  readonly means: TestFinding;
  readonly purpose: TestFinding;
}

/**
 * Whether a test is met: all of its elements are. Means count for nobody of whom the test asks none: a child under the Palermo Protocol,
 * art. 3 (c); Law 28/2012 art. 1 names them for everyone. The database reckons the same again.
 */
export function assessTest(test: LegalTest, { act, means, purpose }: TestElements, child: boolean): TestFinding {
  const asked = [act, purpose, ...(test.meansNeededFor === 'everyone' || !child ? [means] : [])];
  if (asked.includes('not-met')) return 'not-met';
  return asked.every((finding) => finding === 'met') ? 'met' : 'unknown';
}

/** Each test of the rules once, and none besides; where a reconsideration only begins, none need be given. */
export function decideAssessments(
  given: readonly { readonly test: LegalTestId }[],
  tests: readonly LegalTest[],
  decision: IdentificationDecision,
): Outcome<null> {
  if (decision === 'reconsider' && given.length === 0) return allow(null);
  const asked = new Set(tests.map(({ id }) => id));
  const errors: FieldProblem[] = [
    ...given.flatMap(({ test }, place) => (asked.has(test) ? [] : [{ path: `tests.${place}.test`, code: 'code.unknown' }])),
    ...(new Set(given.map(({ test }) => test)).size < given.length ? [{ path: 'tests', code: 'list.repeated' }] : []),
    ...(tests.every(({ id }) => given.some(({ test }) => test === id)) ? [] : [{ path: 'tests', code: 'required' }]),
  ];
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}
