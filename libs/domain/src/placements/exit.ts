import type { ServiceOutcome } from '../referrals/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import {
  exitChecks,
  exitDestinations,
  type CheckAnswer,
  type ExitCheck,
  type ExitDestination,
  type ExitSafety,
  type PlacementStatus,
} from './codes';
import { housedStatuses } from './machine';
import type { ExitPlacementBody } from './types';

const ofChildren: readonly ExitCheck[] = ['guardian-agreed', 'best-interests-determined'];
/** A no to one of these says that the person is not safe where they go. */
const decisive: readonly ExitCheck[] = ['destination-safe', 'exploiter-cannot-reach'];

/**
 * One row a destination: whether the safety check can be made at all, and what the sender of the referral is told. Where to, is never told:
 * the sender learns the coded outcome (domain.md section 6).
 */
export const exitRules: Readonly<Record<ExitDestination, { readonly checked: boolean; readonly outcome: ServiceOutcome }>> = {
  'own-accommodation': { checked: true, outcome: 'service-provided' },
  family: { checked: true, outcome: 'service-provided' },
  friends: { checked: true, outcome: 'service-provided' },
  'reintegration-housing': { checked: true, outcome: 'service-provided' },
  'returned-home-country': { checked: true, outcome: 'service-provided' },
  'other-shelter': { checked: true, outcome: 'referred-on' },
  hospital: { checked: true, outcome: 'partly-provided' },
  'juvenile-care': { checked: true, outcome: 'referred-on' },
  detention: { checked: false, outcome: 'partly-provided' },
  'left-without-notice': { checked: false, outcome: 'person-left' },
  deceased: { checked: false, outcome: 'partly-provided' },
};

/** The items to be answered for this destination; a child's two are only a child's. */
export function checksFor(destination: ExitDestination, child: boolean): ExitCheck[] {
  if (!exitRules[destination].checked) return [];
  return exitChecks.codes.filter((check) => child || !ofChildren.includes(check));
}

/** What the answers come to: a decisive no is unsafe, any other no a concern. */
export function exitSafetyOf(destination: ExitDestination, answers: Readonly<Partial<Record<ExitCheck, CheckAnswer>>>): ExitSafety {
  if (!exitRules[destination].checked) return 'not-checked';
  if (decisive.some((check) => answers[check] === 'no')) return 'unsafe';
  return exitChecks.codes.some((check) => answers[check] === 'no') ? 'concerns' : 'safe';
}

/**
 * May the stay end so? Every item that the destination asks for is answered; a child goes nowhere unsafe, and nowhere without its guardian
 * and its best interests (domain.md section 9). An adult who goes where it is not safe goes: the answer is recorded and told.
 * What is kept for the person is given back first, unless nobody is there to take it.
 */
export function decideExit(
  { destination, checks }: ExitPlacementBody,
  facts: { readonly status: PlacementStatus; readonly child: boolean; readonly held: number },
): Outcome<{ readonly safety: ExitSafety; readonly outcome: ServiceOutcome }> {
  const asked = checksFor(destination, facts.child);
  const answers = Object.fromEntries(checks.map(({ check, answer }) => [check, answer])) as Partial<Record<ExitCheck, CheckAnswer>>;
  const errors: FieldProblem[] = [
    ...asked.filter((check) => answers[check] === undefined).map((check) => ({ path: `checks.${check}`, code: 'required' })),
    ...checks.flatMap(({ check }, n) => (asked.includes(check) ? [] : [{ path: `checks.${n}.check`, code: 'code.unknown' }])),
    ...(Object.keys(answers).length < checks.length ? [{ path: 'checks', code: 'twice' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!housedStatuses.includes(facts.status)) return refuse('placement.not-now');
  const { checked, outcome } = exitRules[destination];
  if (checked && facts.held > 0) return refuse('placement.belongings-held');
  const safety = exitSafetyOf(destination, answers);
  if (facts.child && (safety === 'unsafe' || ofChildren.some((check) => checked && answers[check] !== 'yes'))) {
    return refuse('placement.unsafe-for-child');
  }
  return allow({ safety, outcome });
}

export const checkedDestinations: readonly ExitDestination[] = exitDestinations.codes.filter((code) => exitRules[code].checked);
