import { allow, refuse, type Outcome } from '../shared/outcome';
import type { Role } from '../accounts/codes';
import {
  identificationDecisions,
  type DeciderKind,
  type IdentificationDecision,
  type IdentificationStatus,
  type LegalTestId,
  type MeansNeed,
  type StandardOfProof,
} from './codes';

/** A legal test recorded beside a decision. Palermo needs no means for a child, so both are kept (domain.md section 2). */
export interface LegalTest {
  readonly id: LegalTestId;
  readonly meansNeededFor: MeansNeed;
}

/** One decision from one set of statuses, and which roles record it. */
export interface IdentificationMove {
  readonly decision: IdentificationDecision;
  readonly from: readonly IdentificationStatus[];
  readonly to: IdentificationStatus;
  readonly deciders: readonly Role[];
  readonly decidedBy: DeciderKind;
  readonly standard: StandardOfProof;
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

/** Who decides, and how sure they must be. */
type Deciding = Pick<IdentificationMove, 'deciders' | 'decidedBy' | 'standard'>;

const presumptive: Deciding = { deciders: ['police-supervisor'], decidedBy: 'officer', standard: 'reasonable-grounds' };
/** The investigating judge decides; the liaison records it. */
const formal: Deciding = { deciders: ['court-liaison'], decidedBy: 'judge', standard: 'judicial-conviction' };
/** Taking a decision up again says nothing of the person yet. */
const asReview = (by: Deciding): Deciding => ({ ...by, standard: 'review' });
const formalNegatives = ['not-confirmed', 'not-proven'] as const satisfies readonly IdentificationStatus[];

function move(
  decision: IdentificationDecision,
  from: readonly IdentificationStatus[],
  to: IdentificationStatus,
  by: Deciding,
): IdentificationMove {
  return { decision, from, to, ...by, anotherDecider: false };
}

/** A move out of `reconsidered`, by another decider of the same kind as the decision under review. */
function review(
  decision: IdentificationDecision,
  reviewing: readonly IdentificationStatus[],
  to: IdentificationStatus,
  by: Deciding,
): IdentificationMove {
  return { decision, from: ['reconsidered'], to, ...by, anotherDecider: true, reviewing };
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
    { ...move('reconsider', ['no-reasonable-grounds'], 'reconsidered', asReview(presumptive)), anotherDecider: true },
    { ...move('reconsider', formalNegatives, 'reconsidered', asReview(formal)), anotherDecider: true },
    review('find-reasonable-grounds', ['no-reasonable-grounds'], 'reasonable-grounds', presumptive),
    review('find-reasonable-grounds', formalNegatives, 'reasonable-grounds', { ...formal, standard: 'reasonable-grounds' }),
    review('confirm', ['no-reasonable-grounds', ...formalNegatives], 'confirmed', formal),
    review('uphold', ['no-reasonable-grounds'], 'no-reasonable-grounds', presumptive),
    review('uphold', ['not-confirmed'], 'not-confirmed', formal),
    review('uphold', ['not-proven'], 'not-proven', formal),
  ],
};

/** The clocks the mechanism starts with: domain.md section 2. Later versions are rows of the database. */
export const identificationClocks = { workingDays: 5, childHours: 24, reflectionDays: 90, remindDays: [14, 3] } as const;

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
  readonly decidedBy: DeciderKind;
  readonly standard: StandardOfProof;
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
    decidedBy: taken.decidedBy,
    standard: taken.standard,
  });
}

/** A decision that somebody with these roles can take now, and whose it is. */
export interface AvailableDecision {
  readonly decision: IdentificationDecision;
  readonly decidedBy: DeciderKind;
}

/** What somebody with these roles may decide of this record, in the order of the code list; who decided first is asked when it comes to it. */
export function availableDecisions(
  record: IdentificationRecord,
  roles: readonly Role[],
  rules: IdentificationRules = identificationRules,
): AvailableDecision[] {
  return rules.moves
    .filter((candidate) => fits(candidate, record) && candidate.deciders.some((role) => roles.includes(role)))
    .map(({ decision, decidedBy }) => ({ decision, decidedBy }))
    .toSorted((a, b) => identificationDecisions.codes.indexOf(a.decision) - identificationDecisions.codes.indexOf(b.decision));
}

function fits(candidate: IdentificationMove, { status, underReview }: IdentificationRecord): boolean {
  if (!candidate.from.includes(status)) return false;
  return candidate.reviewing === undefined || (underReview !== null && candidate.reviewing.includes(underReview));
}
