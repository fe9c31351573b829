import { codeList, type CodeOf } from '../shared/code-list';

/** Why somebody opens a case that is not theirs. */
export const breakGlassGrounds = codeList('break-glass-ground', [
  'vital-interest',
  'child-at-risk',
  'imminent-removal',
  'missing-person',
  'court-order',
]);
export type BreakGlassGround = CodeOf<typeof breakGlassGrounds>;

/** Where an emergency access stands; `lapsed` is a request nobody answered in time. */
export const breakGlassStatuses = codeList('break-glass-status', [
  'requested',
  'declined',
  'lapsed',
  'open',
  'ended',
  'in-inquiry',
  'reviewed',
]);
export type BreakGlassStatus = CodeOf<typeof breakGlassStatuses>;

/** What the data protection officer found. */
export const breakGlassOutcomes = codeList('break-glass-outcome', ['justified', 'not-justified', 'needs-inquiry']);
export type BreakGlassOutcome = CodeOf<typeof breakGlassOutcomes>;
