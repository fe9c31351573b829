import { countedArticles, countedCitizenships } from '../statistics/codes';
import { codeList, type CodeList, type CodeOf } from '../shared/code-list';
import type { FieldProblem } from '../shared/outcome';
import type { CustodyDimension, CustodyKind } from './codes';

const adults = codeList('age-band', ['18-29', '30-59', '60-plus']);
/** Nobody under nine is answerable (Juveniles' Care Law 76/1983, as amended); who has come of age meanwhile is in the total alone. */
const juveniles = codeList('age-band', ['9-14', '15-17']);
const heldFor = codeList('sentence', ['imprisonment', 'life', 'death']);

/**
 * By what each count may be broken down, each beside the sexes, as measures.json asks for it (convicts-by-sex, juvenile-detainees,
 * juveniles-convicted) and the committee's court statistics besides: article and age. The database holds the same table.
 */
export const custodyBreakdowns: Readonly<Record<CustodyKind, Readonly<Partial<Record<CustodyDimension, CodeList<string>>>>>> = {
  convicts: { 'age-group': adults, citizenship: countedCitizenships, article: countedArticles, kind: heldFor },
  'juveniles-placed': { 'age-group': juveniles, citizenship: countedCitizenships },
  'juveniles-convicted': { 'age-group': juveniles },
};

/** Every category of every breakdown. */
export const custodyCategories = codeList('custody-category', [
  '9-14',
  '15-17',
  '18-29',
  '30-59',
  '60-plus',
  'iraqi',
  'arab-states',
  'asia',
  'africa',
  'other',
  'article-5',
  'article-6',
  'articles-7-to-9',
  'other-law',
  'imprisonment',
  'life',
  'death',
]);
export type CustodyCategory = CodeOf<typeof custodyCategories>;

/** One category of one breakdown. What of the whole is in no category is not known. */
export interface CustodyPart {
  readonly dimension: CustodyDimension;
  readonly category: CustodyCategory;
  readonly males: number;
  readonly females: number;
}

/** The most parts a count can have. */
export const custodyPartsMost = 20;

const both = ['males', 'females'] as const;

/** Is each breakdown one of this kind of count, whole, each category once, and of neither sex more than all of them? */
export function faultsOfParts(
  kind: CustodyKind,
  whole: { readonly males: number; readonly females: number },
  parts: readonly CustodyPart[],
): FieldProblem[] {
  const offered = custodyBreakdowns[kind];
  const strange = parts.flatMap(({ dimension, category }, n): FieldProblem[] => {
    if (!(offered[dimension]?.has(category) ?? false)) return [{ path: `parts.${n}.category`, code: 'code.unknown' }];
    const first = parts.findIndex((other) => other.dimension === dimension && other.category === category);
    return first === n ? [] : [{ path: `parts.${n}.category`, code: 'repeated' }];
  });
  if (strange.length > 0) return strange;
  return [...new Set(parts.map(({ dimension }) => dimension))].flatMap((dimension): FieldProblem[] => {
    const own = parts.filter((part) => part.dimension === dimension);
    if (own.length < offered[dimension]!.codes.length) return [{ path: `parts.${dimension}`, code: 'list.length' }];
    return both
      .filter((sex) => own.reduce((sum, part) => sum + part[sex], 0) > whole[sex])
      .map((sex) => ({ path: `parts.${dimension}.${sex}`, code: 'number.too-large' }));
  });
}
