import type { Category } from '../shared/categories';
import { codeList, type CodeOf } from '../shared/code-list';

/** All that somebody without a door is told of people in other units' cases. */
export const matchAnswers = codeList('match-answer', ['possible-match', 'none']);
export type MatchAnswer = CodeOf<typeof matchAnswers>;

/** What the coordination desk found out by calling. */
export const possibleMatchAnswers = codeList('possible-match-answer', ['same-person', 'different-person', 'not-reached']);
export type PossibleMatchAnswer = CodeOf<typeof possibleMatchAnswers>;

export const duplicateStatuses = codeList('duplicate-status', ['open', 'same', 'different']);
export type DuplicateStatus = CodeOf<typeof duplicateStatuses>;

export const duplicateVerdicts = codeList('duplicate-verdict', ['same', 'different', 'not-sure']);
export type DuplicateVerdict = CodeOf<typeof duplicateVerdicts>;

/** How two cases belong together (domain.md section 2); `duplicate-of` comes out of a review alone. */
export const caseLinkKinds = codeList('case-link', ['duplicate-of', 'family', 'dependant', 'co-victim', 'same-incident']);
export type CaseLinkKind = CodeOf<typeof caseLinkKinds>;

/** Who is somebody's family is told with the family; what crime they share is the core of both. */
export const categoryOfLink: Readonly<Record<CaseLinkKind, Category>> = {
  'duplicate-of': 'core',
  family: 'family',
  dependant: 'family',
  'co-victim': 'core',
  'same-incident': 'core',
};
