import type { CaseOutcome, CaseStatus } from '../cases/codes';
import type { IdentificationStatus } from '../identification/codes';
import type { UnitId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { ProblemCode } from '../shared/problems';
import type { AfterCareAnswer, ClosingGuardCode } from './codes';

/**
 * How long somebody is looked for before a supervisor may close the case (domain.md section 2), and in which months whoever agreed is
 * asked how they are: 3, 6 and 12 after staying, 1, 3, 6 and 12 after a return or a move abroad (section 7).
 */
export const closingRules = { missingDays: 90, followUpMonths: [3, 6, 12], followUpMonthsAbroad: [1, 3, 6, 12] } as const;

/** What is still open, in counts: what the checklist shows before anybody fills in the form. */
export interface OpenFacts {
  readonly activeReferrals: number;
  readonly openPlacements: number;
  readonly openMatters: number;
  readonly openReturns: number;
  /** Services and stays that go on although the person took the consent back, and that nobody has settled. */
  readonly unansweredWithdrawals: number;
  /** For how many whole days the person has been looked for; null where nobody looks. */
  readonly missingDays: number | null;
  /** Transfers abroad that were planned or begun and have not ended. */
  readonly abroadUnderWay: number;
  /** The outcome of somebody who arrived abroad since the case was last opened. */
  readonly arrivedAbroad: CaseOutcome | null;
}

/** What closing is decided from: counts and codes only. */
export interface ClosingFacts extends OpenFacts {
  readonly outcome: CaseOutcome | null;
  readonly afterCare: AfterCareAnswer | null;
  /** Of `agreed`: the consent named is to after-care, of this case, and stands. */
  readonly afterCareConsent: boolean;
  /** Of `declined`: how and in which language it was said. */
  readonly declineTold: boolean;
  /** Of `duplicate-of`: the other case is one this reader may read. */
  readonly duplicateKnown: boolean;
  readonly identification: IdentificationStatus;
  /** Whoever asks leads the unit: police supervisor, shelter manager, coordinator, or a provider whose unit has no leader here. */
  readonly leads: boolean;
}

interface Guard {
  readonly guard: ClosingGuardCode;
  /** What is wrong, or null where the guard is met. */
  readonly problem: (facts: ClosingFacts) => ProblemCode | null;
}

/** Outcomes in which there is nobody to ask about after-care. */
export const outcomesWithoutAfterCare: readonly CaseOutcome[] = ['missing', 'deceased', 'not-a-victim', 'duplicate-of'];

const outcomesAbroad: readonly CaseOutcome[] = ['returned-home-country', 'resettled'];

/** Decisions by which somebody is no victim: nobody else's word makes one so. */
export const negativeIdentifications: readonly IdentificationStatus[] = ['no-reasonable-grounds', 'not-confirmed', 'not-proven'];

/** The guards of closing, in the order they are told. */
export const closingGuards: readonly Guard[] = [
  { guard: 'referrals', problem: (facts) => (facts.activeReferrals === 0 ? null : 'case.referral-active') },
  { guard: 'placements', problem: (facts) => (facts.openPlacements === 0 ? null : 'case.placement-open') },
  { guard: 'legal-matters', problem: (facts) => (facts.openMatters === 0 ? null : 'case.matter-open') },
  { guard: 'returns', problem: (facts) => (facts.openReturns === 0 ? null : 'case.return-running') },
  { guard: 'withdrawals', problem: (facts) => (facts.unansweredWithdrawals === 0 ? null : 'case.withdrawal-unanswered') },
  { guard: 'missing', problem: missingProblem },
  { guard: 'abroad', problem: (facts) => (facts.abroadUnderWay === 0 ? null : 'closure.arrival-awaited') },
  { guard: 'outcome', problem: outcomeProblem },
  { guard: 'after-care', problem: afterCareProblem },
];

/** `missing` first is a state with an alert: only after 90 days of it, and only a leader, closes with that outcome, and with no other. */
function missingProblem({ missingDays, outcome, leads }: ClosingFacts): ProblemCode | null {
  if (missingDays === null) return outcome === 'missing' ? 'closure.missing' : null;
  return outcome === 'missing' && missingDays >= closingRules.missingDays && leads ? null : 'closure.missing';
}

function outcomeProblem({ outcome, identification, duplicateKnown, arrivedAbroad }: ClosingFacts): ProblemCode | null {
  if (outcome === null) return 'case.outcome-missing';
  if (arrivedAbroad !== null && outcome !== arrivedAbroad) return 'closure.outcome-unfit';
  if (outcome === 'not-a-victim' && !negativeIdentifications.includes(identification)) return 'closure.outcome-unfit';
  if (outcome === 'duplicate-of' && !duplicateKnown) return 'closure.duplicate-unknown';
  return null;
}

function afterCareProblem({ outcome, afterCare, afterCareConsent, declineTold }: ClosingFacts): ProblemCode | null {
  if (outcome !== null && outcomesWithoutAfterCare.includes(outcome)) {
    return afterCare === null || afterCare === 'nobody-to-ask' ? null : 'closure.outcome-unfit';
  }
  if (afterCare === 'agreed') return afterCareConsent ? null : 'closure.after-care-consent';
  return afterCare === 'declined' && declineTold ? null : 'case.after-care-not-asked';
}

export const closingMachine = {
  close: { from: ['open'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
} as const satisfies Record<string, { readonly from: readonly CaseStatus[]; readonly to: CaseStatus }>;

/** Whose the case is, and where it stands. */
export interface ClosingParty {
  readonly status: CaseStatus;
  readonly unitId: UnitId;
  readonly responsibleUnitId: UnitId;
}

/**
 * May the case be closed? Only by who answers for it. The first guard that does not hold is the answer, and `errors` names each of them
 * with its own code, so that a form shows all at once.
 */
export function decideClosing(party: ClosingParty, facts: ClosingFacts): Outcome<{ readonly to: CaseStatus }> {
  if (party.unitId !== party.responsibleUnitId) return refuse('closure.not-responsible');
  const from: readonly CaseStatus[] = closingMachine.close.from;
  if (!from.includes(party.status)) return refuse('case.closed');
  const errors = closingGuards.flatMap(({ guard, problem }) => {
    const code = problem(facts);
    return code === null ? [] : [{ path: guard, code }];
  });
  const [first] = errors;
  return first === undefined ? allow({ to: closingMachine.close.to }) : refuse(first.code, { errors });
}

/** May the case be opened again? The reason is the body's to require; what was erased stays erased. */
export function decideReopening(party: ClosingParty, erased: boolean): Outcome<{ readonly to: CaseStatus }> {
  if (party.unitId !== party.responsibleUnitId) return refuse('closure.not-responsible');
  const from: readonly CaseStatus[] = closingMachine.reopen.from;
  if (!from.includes(party.status)) return refuse('case.not-closed');
  return erased ? refuse('case.erased') : allow({ to: closingMachine.reopen.to });
}

/** The months after the closing in which whoever agreed to it is asked how they are; none without that consent. */
export function followUpMonths(outcome: CaseOutcome, afterCare: AfterCareAnswer): readonly number[] {
  if (afterCare !== 'agreed') return [];
  return outcomesAbroad.includes(outcome) ? closingRules.followUpMonthsAbroad : closingRules.followUpMonths;
}

/** Guards that can be seen before the form is filled in; `missing` is one of them only where somebody is looked for. */
export function stateOfGuard(guard: ClosingGuardCode, facts: OpenFacts): 'met' | 'unmet' | 'in-form' {
  const open: Partial<Record<ClosingGuardCode, number>> = {
    referrals: facts.activeReferrals,
    placements: facts.openPlacements,
    'legal-matters': facts.openMatters,
    returns: facts.openReturns,
    withdrawals: facts.unansweredWithdrawals,
    abroad: facts.abroadUnderWay,
  };
  const count = open[guard];
  if (count !== undefined) return count === 0 ? 'met' : 'unmet';
  if (guard !== 'missing') return 'in-form';
  if (facts.missingDays === null) return 'met';
  return facts.missingDays >= closingRules.missingDays ? 'in-form' : 'unmet';
}
