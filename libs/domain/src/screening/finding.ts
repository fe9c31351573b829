import type { IndicatorAnswer, IndicatorDimension, IndicatorStrength, ScreeningFinding, TraffickingElement } from './codes';
import { indicatorDimensions, indicatorStrengths, screeningFindings } from './codes';
import type { IndicatorId, IndicatorSheet, SheetIndicator } from './sheet';

/** Answers by indicator; one left out was not asked. */
export type SheetAnswers = Readonly<Record<IndicatorId, IndicatorAnswer>>;

/** A way in which a dimension becomes positive: at least as many signs of each strength. */
export interface DimensionRule {
  readonly id: 'two-strong' | 'one-strong-one-other' | 'three-medium' | 'two-medium-one-weak';
  readonly strong?: number;
  readonly medium?: number;
  readonly weak?: number;
  readonly mediumOrWeak?: number;
}

/** When a dimension is positive: any of these (ILO and European Commission, 2009; standards.md section 4). */
export const dimensionRules: readonly DimensionRule[] = [
  { id: 'two-strong', strong: 2 },
  { id: 'one-strong-one-other', strong: 1, mediumOrWeak: 1 },
  { id: 'three-medium', medium: 3 },
  { id: 'two-medium-one-weak', medium: 2, weak: 1 },
];

const recruitment: readonly IndicatorDimension[] = [
  'deceptive-recruitment',
  'coercive-recruitment',
  'recruitment-by-abuse-of-vulnerability',
];
const destination: readonly IndicatorDimension[] = ['coercion-at-destination', 'abuse-of-vulnerability-at-destination'];

/** A way to a finding: each part that is named must hold in at least one of its dimensions. */
export interface FindingRule {
  readonly finding: ScreeningFinding;
  readonly for: 'adult' | 'child' | 'everybody';
  /** Positive dimensions, one out of each list. */
  readonly positive?: readonly (readonly IndicatorDimension[])[];
  /** A strong sign in one of these. */
  readonly strongSign?: readonly IndicatorDimension[];
  /** A sign of any strength in one of these, one out of each list. */
  readonly sign?: readonly (readonly IndicatorDimension[])[];
}

/**
 * What the whole suggests: the first rule that fits (standards.md section 4). A child needs no means: exploitation alone, or a sign of
 * its purpose with a sign of any act. Any sign at all is at least "some signs", so that nothing that was said reads as nothing.
 */
export const findingRules: readonly FindingRule[] = [
  { finding: 'suggests-trafficking', for: 'everybody', positive: [['exploitation'], [...recruitment, ...destination]] },
  { finding: 'suggests-trafficking', for: 'child', positive: [['exploitation', 'child-specific']] },
  { finding: 'suggests-trafficking', for: 'child', strongSign: ['child-specific'] },
  { finding: 'suggests-trafficking', for: 'child', sign: [['exploitation'], [...recruitment, 'child-specific']] },
  { finding: 'attempted-or-at-risk', for: 'everybody', positive: [[...recruitment, ...destination]] },
  { finding: 'some-signs', for: 'everybody', sign: [indicatorDimensions.codes] },
  { finding: 'no-signs-so-far', for: 'everybody' },
];

/** Why a dimension counts, or does not yet. */
export interface DimensionReason {
  readonly dimension: IndicatorDimension;
  readonly positive: boolean;
  /** The rule that made it positive; null where none did. */
  readonly rule: DimensionRule['id'] | null;
  /** The indicators answered yes, in the order of the sheet. */
  readonly signs: readonly IndicatorId[];
}

/** A suggestion, never without its reasons. It decides nothing, and nothing is opened or shut by it. */
export interface SuggestedFinding {
  readonly finding: ScreeningFinding;
  /** The rules for children were used: means are not required. */
  readonly child: boolean;
  readonly dimensions: readonly DimensionReason[];
  /** The signs that speak for each part; means are shown for a child too, since they show danger and need. */
  readonly elements: Readonly<Record<TraffickingElement, readonly IndicatorId[]>>;
  readonly meansRequired: boolean;
  /** Signs that call for help before anything is counted. */
  readonly presentDanger: readonly IndicatorId[];
  /** Indicators for which there is no yes and no no. */
  readonly open: readonly IndicatorId[];
}

type Counts = Readonly<Record<IndicatorStrength, number>>;

function countsOf(signs: readonly SheetIndicator[]): Counts {
  return Object.fromEntries(
    indicatorStrengths.codes.map((strength) => [strength, signs.filter((sign) => sign.strength === strength).length]),
  ) as Counts;
}

function fits(rule: DimensionRule, { strong, medium, weak }: Counts): boolean {
  return (
    strong >= (rule.strong ?? 0) && medium >= (rule.medium ?? 0) && weak >= (rule.weak ?? 0) && medium + weak >= (rule.mediumOrWeak ?? 0)
  );
}

/**
 * What these answers suggest, with every reason. Only a yes counts; no, unknown and not asked weigh the same here and are told apart
 * on the sheet.
 * @param child under 18, or of an age nobody assessed: if age is in doubt, a sheet is read as a child's
 */
export function suggestFinding(sheet: IndicatorSheet, answers: SheetAnswers, child: boolean): SuggestedFinding {
  const signs = sheet.indicators.filter(({ id }) => answers[id] === 'yes');
  const dimensions = indicatorDimensions.codes.map((dimension): DimensionReason => {
    const own = signs.filter((sign) => sign.dimension === dimension);
    const rule = dimensionRules.find((candidate) => fits(candidate, countsOf(own)));
    return { dimension, positive: rule !== undefined, rule: rule?.id ?? null, signs: own.map(({ id }) => id) };
  });
  const reasonOf = new Map(dimensions.map((reason) => [reason.dimension, reason]));
  const positive = (dimension: IndicatorDimension): boolean => reasonOf.get(dimension)?.positive === true;
  const signed = (dimension: IndicatorDimension): boolean => (reasonOf.get(dimension)?.signs.length ?? 0) > 0;
  const holds = (rule: FindingRule): boolean =>
    (rule.for === 'everybody' || rule.for === (child ? 'child' : 'adult')) &&
    (rule.positive ?? []).every((some) => some.some(positive)) &&
    (rule.sign ?? []).every((some) => some.some(signed)) &&
    (rule.strongSign === undefined || signs.some((sign) => sign.strength === 'strong' && rule.strongSign?.includes(sign.dimension)));
  const signsFor = (element: TraffickingElement): IndicatorId[] =>
    signs.filter(({ dimension }) => sheet.elementsOf[dimension].includes(element)).map(({ id }) => id);
  return {
    finding: findingRules.find(holds)?.finding ?? 'no-signs-so-far',
    child,
    dimensions,
    elements: { act: signsFor('act'), means: signsFor('means'), purpose: signsFor('purpose') },
    meansRequired: !child,
    presentDanger: signs.filter(({ presentDanger }) => presentDanger).map(({ id }) => id),
    open: sheet.indicators
      .filter(({ id, appliesTo }) => appliesTo === 'both' || appliesTo === (child ? 'child' : 'adult') || answers[id] !== undefined)
      .filter(({ id }) => !['yes', 'no'].includes(answers[id] ?? 'not-asked'))
      .map(({ id }) => id),
  };
}

/** How far a finding goes: its place in the code list. */
export const findingRank = (finding: ScreeningFinding): number => screeningFindings.codes.indexOf(finding);
