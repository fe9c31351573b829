import { codeList, type CodeOf } from './code-list';

/**
 * The thirteen compartments of a case. Each case-bound table and each packet belongs to exactly one; grants hold them as
 * bit masks (bit n = the nth of this list), so the order is fixed for ever and new ones are added at the end.
 */
export const categories = codeList('category', [
  'core',
  'identity',
  'exploitation',
  'risk',
  'health',
  'psychosocial',
  'shelter',
  'legal',
  'proceedings',
  'repatriation',
  'reintegration',
  'family',
  'notes',
]);
export type Category = CodeOf<typeof categories>;

/** A set of categories as an integer, bit n for the nth category. */
export type CategoryMask = number;

export function maskOf(...members: readonly Category[]): CategoryMask {
  return members.reduce((mask, category) => mask | (1 << categories.codes.indexOf(category)), 0);
}

export function categoriesIn(mask: CategoryMask): Category[] {
  return categories.codes.filter((category) => (mask & maskOf(category)) !== 0);
}
