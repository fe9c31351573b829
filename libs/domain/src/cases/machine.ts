import { allow, refuse, type Outcome } from '../shared/outcome';
import type { ProblemCode } from '../shared/problems';
import type { CaseOutcome, CaseStatus } from './codes';

/** What closing is decided from: counts only. */
export interface ClosingFacts {
  readonly activeReferrals: number;
  readonly openPlacements: number;
  readonly unansweredWithdrawals: number;
  readonly outcome: CaseOutcome | null;
  readonly afterCareConsentAsked: boolean;
}

interface Guard {
  readonly problem: ProblemCode;
  readonly holds: (facts: ClosingFacts) => boolean;
}

/** Outcomes in which there is nobody to ask about after-care. */
const outcomesWithoutAfterCare: readonly CaseOutcome[] = ['missing', 'deceased', 'not-a-victim', 'duplicate-of'];

/** The guards of closing, in the order they are told. */
export const closingGuards: readonly Guard[] = [
  { problem: 'case.referral-active', holds: (facts) => facts.activeReferrals === 0 },
  { problem: 'case.placement-open', holds: (facts) => facts.openPlacements === 0 },
  { problem: 'case.withdrawal-unanswered', holds: (facts) => facts.unansweredWithdrawals === 0 },
  { problem: 'case.outcome-missing', holds: (facts) => facts.outcome !== null },
  {
    problem: 'case.after-care-not-asked',
    holds: (facts) => facts.afterCareConsentAsked || (facts.outcome !== null && outcomesWithoutAfterCare.includes(facts.outcome)),
  },
];

export const caseMachine = {
  close: { from: ['open'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
} as const satisfies Record<string, { readonly from: readonly CaseStatus[]; readonly to: CaseStatus }>;

/** May the case be closed? The first guard that does not hold is the answer; `detail` counts the ones that do not. */
export function decideClosure(status: CaseStatus, facts: ClosingFacts): Outcome<{ readonly to: CaseStatus }> {
  const from: readonly CaseStatus[] = caseMachine.close.from;
  if (!from.includes(status)) return refuse('case.closed');
  const broken = closingGuards.filter((guard) => !guard.holds(facts));
  const [first] = broken;
  if (first !== undefined) return refuse(first.problem, { detail: { guards: broken.length } });
  return allow({ to: caseMachine.close.to });
}

/** May the case be opened again? The reason is the body's to require. */
export function decideReopening(status: CaseStatus): Outcome<{ readonly to: CaseStatus }> {
  const from: readonly CaseStatus[] = caseMachine.reopen.from;
  if (!from.includes(status)) return refuse('case.not-closed');
  return allow({ to: caseMachine.reopen.to });
}
