import { codeList, type CodeOf } from '../shared/code-list';

/** Before what a child's best interests are determined: domain.md section 9. */
export const bestInterestsPurposes = codeList('best-interests-purpose', ['sharing', 'placement', 'return']);
export type BestInterestsPurpose = CodeOf<typeof bestInterestsPurposes>;

/** Why a determination is looked at again: the time that has passed, or a change in what it was found on (standards.md section 3, children). */
export const bestInterestsReviewReasons = codeList('best-interests-review-reason', [
  'regular',
  'placement-changed',
  'guardian-changed',
  'responsibility-moved',
  'return-planned',
]);
export type BestInterestsReviewReason = CodeOf<typeof bestInterestsReviewReasons>;

export const guardianAppointers = codeList('guardian-appointer', ['by-law', 'juvenile-court', 'other-court', 'social-affairs', 'other']);
export type GuardianAppointer = CodeOf<typeof guardianAppointers>;

export const guardianRelations = codeList('guardian-relation', ['parent', 'relative', 'appointed-person', 'institution', 'other']);
export type GuardianRelation = CodeOf<typeof guardianRelations>;

/** `suspected`: thought to be part of it; speaks for the child no more until somebody clears it up. */
export const guardianshipStatuses = codeList('guardianship-status', ['appointed', 'suspected', 'ended']);
export type GuardianshipStatus = CodeOf<typeof guardianshipStatuses>;

export const guardianshipEndings = codeList('guardianship-ending', ['replaced', 'removed', 'of-age', 'entered-in-error', 'other']);
export type GuardianshipEnding = CodeOf<typeof guardianshipEndings>;

/** What is known to everybody who works the case of who speaks for the child. */
export const guardianStates = codeList('guardian-state', ['missing', 'appointed', 'suspected']);
export type GuardianState = CodeOf<typeof guardianStates>;
