import type { CaseStatus } from '../cases/codes';
import type { ServiceOutcome } from '../referrals/codes';
import { riskLevels, type RiskLevel } from '../risk/codes';
import { maskOf, type CategoryMask } from '../shared/categories';
import { daysAfter } from '../shared/local-day';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import {
  returnDecisions,
  returnPreconditions,
  type RepatriationStatus,
  type ReturnDecision,
  type ReturnPrecondition,
  type ReturnReason,
  type ReturnRiskFactor,
  type ReturnRiskStatus,
} from './codes';
import type { AssessReturnBody, DecideReturnBody, ReturnCheck, ReturnFacts } from './types';

/** Statuses in which a return runs: one a case, and the case is not closed past it. */
export const runningReturns = ['deciding', 'preparing', 'travelling', 'handed-over'] as const satisfies readonly RepatriationStatus[];
const beforeLeaving = ['deciding', 'preparing'] as const satisfies readonly RepatriationStatus[];

interface DecisionRule {
  readonly from: readonly RepatriationStatus[];
  readonly to: RepatriationStatus;
  readonly needs: readonly ('consentId' | 'alternative')[];
}

/** What each word of the person's does; the database holds the same table. A refusal ends whatever runs, wherever it stands. */
export const returnDecisionRules: Readonly<Record<ReturnDecision, DecisionRule>> = {
  'wants-to-return': { from: beforeLeaving, to: 'preparing', needs: ['consentId'] },
  undecided: { from: beforeLeaving, to: 'deciding', needs: [] },
  'does-not-return': { from: runningReturns, to: 'declined', needs: ['alternative'] },
};

/** May this be written down? `consent`: the one named is to repatriation, stands, and is no child's own (section 5). */
export function decideReturnDecision(
  body: DecideReturnBody,
  facts: { readonly status: RepatriationStatus; readonly consent: boolean; readonly today: IsoDate },
): Outcome<{ readonly to: RepatriationStatus }> {
  const { from, to, needs } = returnDecisionRules[body.decision];
  const errors: FieldProblem[] = [
    ...(['consentId', 'alternative'] as const).flatMap((path) => {
      const given = body[path] !== undefined && body[path] !== null;
      return needs.includes(path) === given ? [] : [{ path, code: given ? 'key.unknown' : 'required' }];
    }),
    ...(body.decidedOn > facts.today ? [{ path: 'decidedOn', code: 'date.future' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!from.includes(facts.status)) return refuse('repatriation.not-now');
  return needs.includes('consentId') && !facts.consent ? refuse('repatriation.no-consent') : allow({ to });
}

/** What the person can still say. */
export const choicesNow = (status: RepatriationStatus): ReturnDecision[] =>
  returnDecisions.codes.filter((decision) => returnDecisionRules[decision].from.includes(status));

/** For how many days somebody may leave on an assessment: what waits there changes faster than a plan. */
export const returnRiskDays = 30;

/** Levels at which nobody is sent anywhere, whoever would approve it. */
export const returnRiskBars = ['high', 'extreme'] as const satisfies readonly RiskLevel[];

/** The least that an assessment comes to where one of these is there; everything else is weighed. */
export const leastReturnRisk: Readonly<Partial<Record<ReturnRiskFactor, RiskLevel>>> = {
  'threat-to-life': 'high',
  'fears-own-state': 'high',
  'traffickers-there': 'medium',
  'family-involved': 'medium',
  'armed-conflict': 'medium',
  'trafficked-before': 'medium',
};

const rank = (level: RiskLevel): number => riskLevels.codes.indexOf(level);
const barred = (level: RiskLevel): boolean => (returnRiskBars as readonly RiskLevel[]).includes(level);

/** The level that the factors come to at the least. */
export function leastLevel(present: readonly ReturnRiskFactor[]): RiskLevel {
  return riskLevels.codes[Math.max(0, ...present.map((factor) => rank(leastReturnRisk[factor] ?? 'low')))]!;
}

/** May this be assessed? Before anybody leaves; never at a lower level than its gravest factor asks. */
export function decideReturnAssessment(
  body: AssessReturnBody,
  facts: { readonly status: RepatriationStatus; readonly today: IsoDate },
): Outcome<{ readonly validUntil: IsoDate }> {
  const twice = body.present.some((factor) => body.unknown.includes(factor));
  const errors: FieldProblem[] = [
    ...(twice ? [{ path: 'unknown', code: 'code.unknown' }] : []),
    ...(body.assessedOn > facts.today ? [{ path: 'assessedOn', code: 'date.future' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!(beforeLeaving as readonly RepatriationStatus[]).includes(facts.status)) return refuse('repatriation.not-now');
  if (rank(body.level) < rank(leastLevel(body.present))) return refuse('repatriation.risk-too-low');
  return allow({ validUntil: daysAfter(body.assessedOn, returnRiskDays) });
}

/** May this person say that somebody can travel on it? Never its author, never past a level that bars, and of the latest alone. */
export function decideReturnRisk(
  approve: boolean,
  facts: {
    readonly status: ReturnRiskStatus;
    readonly level: RiskLevel;
    readonly latest: boolean;
    readonly own: boolean;
    readonly returning: RepatriationStatus;
  },
): Outcome<{ readonly to: ReturnRiskStatus }> {
  if (facts.own) return refuse('repatriation.own-assessment');
  if (facts.status !== 'proposed' || !facts.latest) return refuse('repatriation.not-now');
  if (!(beforeLeaving as readonly RepatriationStatus[]).includes(facts.returning)) return refuse('repatriation.not-now');
  if (approve && barred(facts.level)) return refuse('repatriation.risk-high');
  return allow({ to: approve ? 'approved' : 'refused' });
}

interface PreconditionRule {
  /** Whom it is asked of. */
  readonly of: (facts: ReturnFacts) => boolean;
  readonly met: (facts: ReturnFacts, today: IsoDate) => boolean;
}

const everybody = (): boolean => true;
const children = ({ child }: ReturnFacts): boolean => child;

/** The checklist before departure; the database asks the same again (domain.md sections 7 and 9). */
export const returnPreconditionRules: Readonly<Record<ReturnPrecondition, PreconditionRule>> = {
  consent: { of: everybody, met: ({ consent }) => consent },
  risk: {
    of: everybody,
    met: ({ risk }, today) => risk !== null && risk.status === 'approved' && !barred(risk.level) && risk.validUntil >= today,
  },
  'best-interests': { of: children, met: ({ bestInterests }) => bestInterests },
  guardian: { of: children, met: ({ guardian }) => guardian === 'appointed' },
  fitness: { of: everybody, met: ({ fitness }) => fitness === 'fit' || fitness === 'fit-with-escort' },
  receiver: { of: everybody, met: ({ receiver }) => receiver },
  'receiving-carer': { of: children, met: ({ carer }) => carer },
  'travel-document': { of: everybody, met: ({ documentUntil }, today) => documentUntil !== null && documentUntil >= today },
  'exit-clearance': { of: everybody, met: ({ clearance }) => clearance === 'granted' || clearance === 'not-needed' },
  booking: { of: everybody, met: ({ departsOn }, today) => departsOn !== null && departsOn >= today },
  escort: {
    of: everybody,
    // A child goes alone nowhere, and neither does who is fit only with somebody beside them.
    met: ({ escort, child, fitness }) => escort !== null && (escort !== 'nobody' || (!child && fitness !== 'fit-with-escort')),
  },
};

/** Everything that is asked of this person's journey, and whether it holds today. */
export function returnChecklist(facts: ReturnFacts, today: IsoDate): ReturnCheck[] {
  return returnPreconditions.codes.flatMap((precondition) => {
    const rule = returnPreconditionRules[precondition];
    return rule.of(facts) ? [{ precondition, met: rule.met(facts, today) }] : [];
  });
}

/** What the sender of the referral is told of a journey's end: that, and not why. */
export function outcomeOfReturn(status: RepatriationStatus, reason: ReturnReason | null): ServiceOutcome | null {
  if (status === 'arrived') return 'service-provided';
  if (status === 'declined') return 'person-declined';
  if (status !== 'called-off') return null;
  return reason === 'person-unreachable' ? 'person-left' : 'not-provided';
}

/** May a return be opened for this case? By who writes `repatriation`; that none runs there, a constraint says. */
export function decideOpenRepatriation(facts: { readonly write: CategoryMask; readonly caseStatus: CaseStatus }): Outcome<null> {
  if ((facts.write & maskOf('repatriation')) === 0) return refuse('case.category-not-yours');
  return facts.caseStatus === 'open' ? allow(null) : refuse('case.closed');
}

/** May the referral of a return be ended by hand? Not past the return, whose end reports it. */
export function decideEndBesideReturn(status: RepatriationStatus | null): Outcome<null> {
  return status !== null && (runningReturns as readonly RepatriationStatus[]).includes(status)
    ? refuse('repatriation.still-open')
    : allow(null);
}
