import { allow, refuse, type Outcome } from '../shared/outcome';
import type { Role } from '../accounts/codes';
import type { IdentificationDecision, IdentificationStatus } from './codes';

/** A legal test recorded beside a decision. Palermo needs no means for a child, so both are kept (domain.md section 2). */
export interface LegalTest {
  readonly id: 'law-28-2012-art-1' | 'palermo-art-3';
  readonly meansNeededFor: 'everyone' | 'adults';
}

/** One decision from one set of statuses, and which roles record it. */
export interface IdentificationMove {
  readonly decision: IdentificationDecision;
  readonly from: readonly IdentificationStatus[];
  readonly to: IdentificationStatus;
  readonly deciders: readonly Role[];
  /** Taken again by somebody else than whoever took the decision under review. */
  readonly anotherDecider: boolean;
  /** For moves out of `reconsidered`: the negative decision under review they answer. */
  readonly reviewing?: readonly IdentificationStatus[];
}

/** Who may decide what, and by which tests: configuration with a version, which every decision stores. */
export interface IdentificationRules {
  readonly version: string;
  readonly tests: readonly LegalTest[];
  readonly moves: readonly IdentificationMove[];
}

const presumptive: readonly Role[] = ['police-supervisor'];
/** The investigating judge decides; the liaison records it. */
const formal: readonly Role[] = ['court-liaison'];
const formalNegatives = ['not-confirmed', 'not-proven'] as const satisfies readonly IdentificationStatus[];

function move(
  decision: IdentificationDecision,
  from: readonly IdentificationStatus[],
  to: IdentificationStatus,
  deciders: readonly Role[],
): IdentificationMove {
  return { decision, from, to, deciders, anotherDecider: false };
}

/** A move out of `reconsidered`, by another decider of the same kind as the decision under review. */
function review(
  decision: IdentificationDecision,
  reviewing: readonly IdentificationStatus[],
  to: IdentificationStatus,
  deciders: readonly Role[],
): IdentificationMove {
  return { decision, from: ['reconsidered'], to, deciders, anotherDecider: true, reviewing };
}

/** Iraq's rules as the mechanism starts with them. */
export const identificationRules: IdentificationRules = {
  version: '2026-1',
  tests: [
    { id: 'law-28-2012-art-1', meansNeededFor: 'everyone' },
    { id: 'palermo-art-3', meansNeededFor: 'adults' },
  ],
  moves: [
    move('find-reasonable-grounds', ['presumed'], 'reasonable-grounds', presumptive),
    move('find-no-reasonable-grounds', ['presumed'], 'no-reasonable-grounds', presumptive),
    move('confirm', ['reasonable-grounds'], 'confirmed', formal),
    move('not-confirm', ['reasonable-grounds'], 'not-confirmed', formal),
    move('find-not-proven', ['reasonable-grounds'], 'not-proven', formal),
    { ...move('reconsider', ['no-reasonable-grounds'], 'reconsidered', presumptive), anotherDecider: true },
    { ...move('reconsider', formalNegatives, 'reconsidered', formal), anotherDecider: true },
    review('find-reasonable-grounds', ['no-reasonable-grounds'], 'reasonable-grounds', presumptive),
    review('find-reasonable-grounds', formalNegatives, 'reasonable-grounds', formal),
    review('confirm', ['no-reasonable-grounds', ...formalNegatives], 'confirmed', formal),
    review('uphold', ['no-reasonable-grounds'], 'no-reasonable-grounds', presumptive),
    review('uphold', ['not-confirmed'], 'not-confirmed', formal),
    review('uphold', ['not-proven'], 'not-proven', formal),
  ],
};

/** `underReview` is the negative status a reconsideration is about; null outside one. */
export interface IdentificationRecord {
  readonly status: IdentificationStatus;
  readonly underReview: IdentificationStatus | null;
}

export interface IdentificationDecisionFacts {
  readonly roles: readonly Role[];
  /** Who decides: a user, or the judge whose decision the liaison records. */
  readonly deciderId: string;
  /** Who took the negative decision; null where there is none. */
  readonly firstDeciderId: string | null;
  readonly rules?: IdentificationRules;
}

export interface IdentificationStep extends IdentificationRecord {
  readonly rulesVersion: string;
}

/** May this decision be taken now, by this decider? */
export function decideIdentification(
  record: IdentificationRecord,
  decision: IdentificationDecision,
  facts: IdentificationDecisionFacts,
): Outcome<IdentificationStep> {
  const rules = facts.rules ?? identificationRules;
  const possible = rules.moves.filter((candidate) => candidate.decision === decision && fits(candidate, record));
  if (possible.length === 0) return refuse('identification.not-now');
  const taken = possible.find((candidate) => candidate.deciders.some((role) => facts.roles.includes(role)));
  if (taken === undefined) return refuse('identification.not-your-decision');
  if (taken.anotherDecider && facts.deciderId === facts.firstDeciderId) return refuse('identification.same-decider');
  return allow({
    status: taken.to,
    underReview: taken.to === 'reconsidered' ? record.status : null,
    rulesVersion: rules.version,
  });
}

function fits(candidate: IdentificationMove, { status, underReview }: IdentificationRecord): boolean {
  if (!candidate.from.includes(status)) return false;
  return candidate.reviewing === undefined || (underReview !== null && candidate.reviewing.includes(underReview));
}
