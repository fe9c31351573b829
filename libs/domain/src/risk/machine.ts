import type { CaseStatus } from '../cases/codes';
import type { NeedLevel } from '../needs/codes';
import type { Urgency } from '../referrals/codes';
import { urgencies } from '../referrals/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import { riskLevels, type RiskFactor, type RiskLevel } from './codes';
import type { AssessRiskBody } from './types';

const hour = 3_600_000;
const day = 24 * hour;

/** What each factor weighs; one that is `acute` makes the level high at least, whatever the sum. */
export const riskWeights: Readonly<Record<RiskFactor, { readonly weight: number; readonly acute: boolean }>> = {
  'threats-since-leaving': { weight: 3, acute: true },
  'armed-group-or-weapons': { weight: 3, acute: true },
  'no-safe-place-tonight': { weight: 3, acute: true },
  'self-harm': { weight: 4, acute: true },
  'urgent-illness-or-injury': { weight: 3, acute: true },
  'child-alone': { weight: 3, acute: true },
  'exploiter-knows-whereabouts': { weight: 3, acute: false },
  'family-involved': { weight: 3, acute: false },
  'honour-threat': { weight: 3, acute: false },
  'exploiter-at-large': { weight: 2, acute: false },
  'network-behind': { weight: 2, acute: false },
  'contact-with-exploiter': { weight: 2, acute: false },
  'witness-in-proceedings': { weight: 2, acute: false },
  'debt-outstanding': { weight: 1, acute: false },
  'documents-held': { weight: 1, acute: false },
  'pregnancy-or-infant': { weight: 1, acute: false },
  'substance-dependence': { weight: 1, acute: false },
  'irregular-residence': { weight: 1, acute: false },
  'known-in-public': { weight: 1, acute: false },
};

/** From which sum each level begins, after how long it is looked at again, and how urgent a referral it proposes. */
export const riskRules: Readonly<
  Record<RiskLevel, { readonly from: number; readonly reviewMs: number; readonly urgency: Urgency | null }>
> = {
  low: { from: 0, reviewMs: 90 * day, urgency: null },
  medium: { from: 3, reviewMs: 30 * day, urgency: null },
  high: { from: 7, reviewMs: 7 * day, urgency: 'urgent' },
  extreme: { from: 12, reviewMs: day, urgency: 'immediate' },
};

const rank = (level: RiskLevel): number => riskLevels.codes.indexOf(level);

export function riskScore(present: readonly RiskFactor[]): number {
  return present.reduce((sum, factor) => sum + riskWeights[factor].weight, 0);
}

/** The level that the factors come to: by their sum, and high at least where one of them is acute. */
export function suggestRiskLevel(present: readonly RiskFactor[]): RiskLevel {
  const score = riskScore(present);
  const bySum = riskLevels.codes.findLast((level) => score >= riskRules[level].from) ?? 'low';
  return present.some((factor) => riskWeights[factor].acute) && rank(bySum) < rank('high') ? 'high' : bySum;
}

export const riskDueAt = (level: RiskLevel, assessedAt: Date): Date => new Date(assessedAt.getTime() + riskRules[level].reviewMs);

/**
 * May this assessment be recorded? Who assesses may set another level than the factors come to, and says why.
 * @returns what is stored beside the factors
 */
export function decideRiskAssessment(
  body: AssessRiskBody,
  facts: { readonly caseStatus: CaseStatus; readonly now: Date },
): Outcome<{ readonly score: number; readonly suggested: RiskLevel; readonly level: RiskLevel; readonly dueAt: Date }> {
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  const suggested = suggestRiskLevel(body.present);
  const errors: FieldProblem[] = body.unknown
    .filter((factor) => body.present.includes(factor))
    .map((factor) => ({ path: `unknown.${body.unknown.indexOf(factor)}`, code: 'answer.twice' }));
  if (body.level !== suggested && !body.reason) errors.push({ path: 'reason', code: 'required' });
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return allow({ score: riskScore(body.present), suggested, level: body.level, dueAt: riskDueAt(body.level, facts.now) });
}

/** An urgency proposed, and what proposes it. */
export interface ProposedUrgency {
  readonly urgency: Urgency;
  readonly because: 'risk' | 'need' | 'usual';
}

/** How urgent a referral is proposed to be: the more urgent of what the latest risk and the picked need say, else the usual. A person decides. */
export function proposeUrgency({ risk, need }: { readonly risk: RiskLevel | null; readonly need: NeedLevel | null }): ProposedUrgency {
  const said: ProposedUrgency[] = [];
  const byRisk = risk === null ? null : riskRules[risk].urgency;
  if (byRisk !== null) said.push({ urgency: byRisk, because: 'risk' });
  if (need !== null) said.push({ urgency: need, because: 'need' });
  return (
    said.toSorted((a, b) => urgencies.codes.indexOf(a.urgency) - urgencies.codes.indexOf(b.urgency))[0] ?? {
      urgency: 'urgent',
      because: 'usual',
    }
  );
}
