import { governorates, personCategories } from '../directory/codes';
import { regionOf } from '../directory/regions';
import { codeList, type CodeList } from '../shared/code-list';
import type { FieldProblem } from '../shared/outcome';
import { countedAges, countedCitizenships, countedLanguages, type DimensionId } from '../statistics/codes';

/** By what a body may break down a figure of its month. */
export const reportDimensions = [
  'governorate',
  'sex',
  'age-group',
  'citizenship',
  'language',
  'destination',
  'audience',
  'crossing',
  'regularity',
  'kind',
] as const satisfies readonly DimensionId[];
export type ReportDimension = (typeof reportDimensions)[number];

const places = codeList(
  'governorate',
  governorates.codes.filter((one) => regionOf[one] !== null),
);
const audiences = codeList('statistics-audience', ['officials', 'justice', 'security', 'care', 'education', 'public']);
const crossings = codeList('statistics-crossing', ['airport', 'port', 'land']);

/** The committee's words for a dimension, and what is asked by it. A place in the list is a measure's only dimension of that id. */
const asked: Readonly<Record<string, readonly [ReportDimension, CodeList<string>]>> = {
  governorate: ['governorate', places],
  sex: ['sex', codeList('sex', ['female', 'male'])],
  'age-group': ['age-group', countedAges],
  'nationality-group': ['citizenship', countedCitizenships],
  language: ['language', countedLanguages],
  'destination-country': ['destination', codeList('statistics-citizenship', ['arab-states', 'asia', 'africa', 'other'])],
  audience: ['audience', audiences],
  'crossing-point': ['crossing', crossings],
  regularity: ['regularity', codeList('statistics-regularity', ['regular', 'irregular'])],
  'shelter-category': ['kind', personCategories],
  'media-kind': ['kind', codeList('statistics-media', ['outlet', 'campaign'])],
  direction: ['kind', codeList('statistics-movement', ['entry', 'exit'])],
  'institution-kind': ['kind', codeList('statistics-institution', ['school', 'institute', 'university'])],
  'sanction-kind': ['kind', codeList('statistics-sanction', ['warning', 'fine', 'suspension', 'closure'])],
  'organisation-kind': ['kind', codeList('statistics-organisation', ['professional', 'charitable', 'humanitarian'])],
  level: ['kind', codeList('statistics-level', ['national', 'regional', 'international'])],
};

/** Every category of every breakdown. */
export const reportCategories: readonly string[] = [...new Set(Object.values(asked).flatMap(([, { codes }]) => codes))];

/** Of these a dimension of the list would tell more than the figure may: with one shelter, its places by governorate are its address. */
const never: Readonly<Record<string, readonly string[]>> = { 'shelter-places-by-category': ['governorate'] };

/** One way to break a figure down: the categories that are filled in together. */
export interface ReportBreakdown {
  readonly id: ReportDimension;
  readonly categories: CodeList<string>;
  /** The committee's word for it. */
  readonly of: string;
}

/** The ways in which a measure of the bodies' reports may be broken down, in the committee's order. A percentage is not: it has no parts. */
export function breakdownsOf({
  id,
  unit,
  dimensions,
}: {
  readonly id: string;
  readonly unit: string;
  readonly dimensions: readonly string[];
}): ReportBreakdown[] {
  if (unit === 'percent') return [];
  return dimensions.flatMap((of) => {
    const found = asked[of];
    return found === undefined || never[id]?.includes(of) ? [] : [{ id: found[0], categories: found[1], of }];
  });
}

/** One category of one breakdown of one measure. What of the figure is in no category is not known. */
export interface FigurePart {
  readonly measure: string;
  readonly dimension: ReportDimension;
  readonly category: string;
  readonly figure: number;
}

/** A measure whose figure was given, null while it is not known, and how it may be broken down. */
export interface BrokenFigure {
  readonly id: string;
  readonly figure: number | null;
  readonly breakdowns: readonly ReportBreakdown[];
}

/** The most parts that one activity's figures have: five measures, each by governorate and in three other ways. */
export const figurePartsMost = 200;

/** Is each breakdown one of its measure, whole, each category once, and together no more than the figure? */
export function faultsOfFigureParts(measures: readonly BrokenFigure[], parts: readonly FigurePart[], path: string): FieldProblem[] {
  const breakdownOf = ({ measure, dimension }: Pick<FigurePart, 'measure' | 'dimension'>): ReportBreakdown | undefined =>
    measures.find(({ id }) => id === measure)?.breakdowns.find(({ id }) => id === dimension);
  const keyOf = ({ measure, dimension, category }: FigurePart): string => [measure, dimension, category].join('|');
  const strange = parts.flatMap((part, n): FieldProblem[] => {
    if (!breakdownOf(part)?.categories.has(part.category)) return [{ path: `${path}.${n}.category`, code: 'code.unknown' }];
    return parts.findIndex((other) => keyOf(other) === keyOf(part)) === n ? [] : [{ path: `${path}.${n}.category`, code: 'repeated' }];
  });
  if (strange.length > 0) return strange;
  return measures.flatMap(({ id, figure, breakdowns }) =>
    breakdowns.flatMap(({ id: dimension, categories }): FieldProblem[] => {
      const own = parts.filter((part) => part.measure === id && part.dimension === dimension);
      if (own.length === 0) return [];
      if (own.length < categories.codes.length) return [{ path: `${path}.${id}.${dimension}`, code: 'list.length' }];
      const sum = own.reduce((all, part) => all + part.figure, 0);
      return figure === null || sum > figure ? [{ path: `${path}.${id}.${dimension}`, code: 'number.too-large' }] : [];
    }),
  );
}
