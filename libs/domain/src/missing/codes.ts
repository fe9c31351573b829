import { codeList, type CodeOf } from '../shared/code-list';

/** How somebody went missing, in codes: what a search begins with. */
export const missingCircumstances = codeList('missing-circumstance', [
  'left-place',
  'did-not-return',
  'missed-appointment',
  'out-of-contact',
  'taken',
  'unknown',
]);
export type MissingCircumstance = CodeOf<typeof missingCircumstances>;

/** How the search ended; `entered-in-error` was never one. */
export const missingEndings = codeList('missing-ending', [
  'found-safe',
  'found-harmed',
  'came-back',
  'in-custody',
  'deceased',
  'entered-in-error',
]);
export type MissingEnding = CodeOf<typeof missingEndings>;

/** What a list of cases can be narrowed to for its alerts. */
export const caseAlerts = codeList('case-alert', ['missing']);
export type CaseAlert = CodeOf<typeof caseAlerts>;

export const missingSteps = codeList('missing-step', ['review', 'end']);
export type MissingStep = CodeOf<typeof missingSteps>;
