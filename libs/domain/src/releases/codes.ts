import { codeList, type CodeOf } from '../shared/code-list';

/** Where a release stands: a table frozen at a date, made safe, and published by a second person (standards.md section 6). */
export const releaseStatuses = codeList('release-status', [
  /** The worker counts and protects it. */
  'computing',
  /** Cannot be made safe: what it would have shown is told to nobody. */
  'refused',
  'computed',
  /** Waits for a second person. */
  'proposed',
  'published',
  /** A later release corrects it; it stays readable. */
  'superseded',
  'withdrawn',
  'discarded',
]);
export type ReleaseStatus = CodeOf<typeof releaseStatuses>;

export const releaseSteps = codeList('release-step', ['propose', 'publish', 'return', 'discard', 'withdraw']);
export type ReleaseStep = CodeOf<typeof releaseSteps>;

/** Why a release is returned, withdrawn or corrected: published with it. */
export const releaseReasons = codeList('release-reason', [
  'wrong-figures',
  'late-records',
  'wrong-definition',
  'incomplete-coverage',
  'not-needed',
  'safety',
]);
export type ReleaseReason = CodeOf<typeof releaseReasons>;

/** Why a table is not released; each follows from what it would have shown (libs/disclosure). */
export const releaseRefusals = codeList('release-refusal', ['too-thin', 'too-much-hidden', 'cannot-be-protected']);
export type ReleaseRefusal = CodeOf<typeof releaseRefusals>;

/** How the cells that are hidden beside the unsafe ones were chosen. */
export const releaseMethods = codeList('release-method', ['nothing-hidden', 'integer-programme', 'greedy']);
export type ReleaseMethod = CodeOf<typeof releaseMethods>;

/** How figures may be asked to be rounded: each by itself, or together so that parts add up (the annual report). */
export const askedRoundings = codeList('asked-rounding', ['independent', 'controlled']);
export type AskedRounding = CodeOf<typeof askedRoundings>;
/** How they were: together may have been asked for and not been done in time. */
export const releaseRoundings = codeList('release-rounding', [...askedRoundings.codes, 'out-of-time']);
export type ReleaseRounding = CodeOf<typeof releaseRoundings>;
