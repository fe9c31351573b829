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
