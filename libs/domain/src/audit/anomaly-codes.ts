import { codeList, type CodeOf } from '../shared/code-list';

/** What the trail is looked through for: standards.md section 7, "alerts". */
export const anomalyKinds = codeList('anomaly', [
  'many-cases',
  'night-access',
  'own-name-search',
  'same-name-searched',
  'repeated-refusals',
  'refusals-of-an-address',
  'sealed-case-attempt',
  'mass-export',
  'break-glass-repeats',
]);
export type AnomalyKind = CodeOf<typeof anomalyKinds>;

/** From how often on, and within how many minutes, something counts as unusual: what an officer may set. A night is a night. */
export const anomalyRuleLimits: Readonly<Record<AnomalyKind, { readonly minutes: readonly [least: number, most: number] }>> = {
  'many-cases': { minutes: [15, 1440] },
  'night-access': { minutes: [600, 600] },
  'own-name-search': { minutes: [15, 1440] },
  'same-name-searched': { minutes: [15, 1440] },
  'repeated-refusals': { minutes: [15, 1440] },
  'refusals-of-an-address': { minutes: [15, 1440] },
  'sealed-case-attempt': { minutes: [15, 1440] },
  'mass-export': { minutes: [15, 1440] },
  'break-glass-repeats': { minutes: [15, 10_080] },
};

/** No rule is set so high that it never speaks. */
export const mostOfAnomalyRule = 1000;

/** Where the review of an anomaly stands; `explained` says why, `incident` names the one it led to. */
export const anomalyStates = codeList('anomaly-state', ['new', 'seen', 'explained', 'incident']);
export type AnomalyState = CodeOf<typeof anomalyStates>;

/** Why an anomaly is none. Codes and no text: a note would sooner or later name somebody. */
export const anomalyExplanations = codeList('anomaly-explanation', [
  'usual-duty',
  'on-call',
  'supervision',
  'import-or-migration',
  'shared-name',
  'technical-fault',
  'training',
  'other',
]);
export type AnomalyExplanation = CodeOf<typeof anomalyExplanations>;
