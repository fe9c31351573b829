import { codeList, type CodeOf } from '../shared/code-list';

/** Why something is shared without the person's consent: domain.md section 5 knows these three and no other. */
export const overrideGrounds = codeList('override-ground', ['vital-interest', 'child-protection', 'court-order']);
export type OverrideGround = CodeOf<typeof overrideGrounds>;

/** Where an override stands; `expired` is the calendar's, and stored nowhere. */
export const overrideStatuses = codeList('override-status', ['requested', 'approved', 'refused', 'withdrawn', 'ended', 'expired']);
export type OverrideStatus = CodeOf<typeof overrideStatuses>;

/** Why a second person said no. */
export const overrideRefusals = codeList('override-refusal', [
  'consent-possible',
  'ground-not-met',
  'too-much',
  'wrong-recipient',
  'other',
]);
export type OverrideRefusal = CodeOf<typeof overrideRefusals>;

/** Why it is over before its time. */
export const overrideEndings = codeList('override-ending', ['consent-given', 'ground-passed', 'person-objects', 'asked-in-error', 'other']);
export type OverrideEnding = CodeOf<typeof overrideEndings>;

/** Whose approval: the requester's own unit's and, for a child, the coordination desk's of the case's governorate. */
export const overrideParts = codeList('override-part', ['unit', 'coordination']);
export type OverridePart = CodeOf<typeof overrideParts>;

export const overrideBoxes = codeList('override-box', ['to-approve']);
export type OverrideBox = CodeOf<typeof overrideBoxes>;
