import { exploitationForms, type detectionChannels } from '../cases/codes';
import { governorates, regions, services } from '../directory/codes';
import { regionOf } from '../directory/regions';
import { chargeArticles } from '../proceedings/codes';
import { codeList, type CodeList } from '../shared/code-list';
import {
  countedAges,
  countedArticles,
  countedChannels,
  countedCitizenships,
  countedForms,
  countedLanguages,
  countedLengths,
  yesOrNo,
  type CountedForm,
  type DimensionId,
} from './codes';
import { factAgeGroups, nationalityGroups, type FactDimension } from './fact';

/** A column of the fact store that a dimension or a population may read. */
export type FactColumn = FactDimension | 'forms' | 'yes';

/** One way to tell a figure apart: closed categories, each a group of codes of one column. Codes of no group count in totals only. */
export interface Dimension {
  readonly id: DimensionId;
  readonly column: FactColumn;
  /** The code list whose messages name the categories, in the order in which they are shown. */
  readonly categories: CodeList<string>;
  /** Which codes of the column are counted in each category. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** The category of every other code, where there is one. */
  readonly rest?: string;
}

/** A dimension whose categories are the column's own codes. */
export function each(id: DimensionId, column: FactColumn, categories: CodeList<string>): Dimension {
  return { id, column, categories, codes: Object.fromEntries(categories.codes.map((code) => [code, [code]])) };
}

function grouped<C extends string>(
  id: DimensionId,
  column: FactColumn,
  categories: CodeList<C>,
  codes: Readonly<Record<C, readonly string[]>>,
): Dimension {
  return { id, column, categories, codes };
}

export const region: Dimension = grouped(
  'region',
  'governorate',
  regions,
  Object.fromEntries(
    regions.codes.map((one) => [one, governorates.codes.filter((governorate) => regionOf[governorate] === one)]),
  ) as Record<(typeof regions.codes)[number], string[]>,
);
const countedGovernorates = codeList(
  'governorate',
  governorates.codes.filter((one) => regionOf[one] !== null),
);
export const governorate = each('governorate', 'governorate', countedGovernorates);
/** Sexes that are told apart; others and unknown ones count in totals only (standards.md section 6). */
const countedSexes = codeList('sex', ['female', 'male']);
export const sex = each('sex', 'sex', countedSexes);

const under18: readonly (typeof factAgeGroups)[number][] = ['0-8', '9-14', '15-17', 'child'];
export const ageGroup = grouped('age-group', 'age_group', countedAges, {
  '0-17': under18,
  '18-plus': factAgeGroups.filter((band) => band !== 'unknown' && !under18.includes(band)),
});
export const citizenship = grouped(
  'citizenship',
  'nationality_group',
  countedCitizenships,
  Object.fromEntries(nationalityGroups.filter((group) => group !== 'unknown').map((group) => [group, [group]])) as Record<
    (typeof countedCitizenships.codes)[number],
    string[]
  >,
);

const formGroups: Readonly<Record<Exclude<CountedForm, 'other'>, readonly (typeof exploitationForms.codes)[number][]>> = {
  'sexual-exploitation': ['sexual-exploitation'],
  'forced-labour': ['forced-labour', 'domestic-servitude', 'servitude', 'slavery', 'child-labour'],
  begging: ['begging'],
  'organ-removal': ['organ-removal', 'medical-experiments'],
  'forced-marriage': ['forced-marriage'],
};
const named = Object.values(formGroups).flat();
export const form = grouped('form', 'forms', countedForms, {
  ...formGroups,
  other: exploitationForms.codes.filter((code) => code !== 'unknown' && !named.includes(code)),
});

const channelGroups = {
  police: ['police'],
  'state-body': ['labour-inspection', 'residence-directorate', 'court', 'embassy', 'local-authority', 'other-government'],
  border: ['border', 'airport', 'port', 'transport'],
  service: ['health-facility', 'shelter', 'school', 'idp-camp'],
  ngo: ['ngo', 'hotline'],
  person: ['self', 'family'],
} as const satisfies Readonly<Record<(typeof countedChannels.codes)[number], readonly (typeof detectionChannels.codes)[number][]>>;
export const channel = grouped('channel', 'channel', countedChannels, channelGroups);
export const service = each('service', 'service', services);
export const language: Dimension = {
  ...grouped('language', 'language', countedLanguages, { arabic: ['ar'], kurdish: ['ckb', 'kmr', 'ku'], other: [] }),
  rest: 'other',
};
const countedDestinations = codeList('statistics-citizenship', ['arab-states', 'asia', 'africa', 'other']);
/** Who is known to be no Iraqi. */
export const foreign: readonly string[] = nationalityGroups.filter((group) => group !== 'iraqi' && group !== 'unknown');
export const foreignCitizenship = grouped(
  'citizenship',
  'nationality_group',
  countedDestinations,
  Object.fromEntries(foreign.map((group) => [group, [group]])) as Record<(typeof countedDestinations.codes)[number], string[]>,
);
export const destination = grouped('destination', 'country_group', countedDestinations, {
  'arab-states': ['arab-states'],
  asia: ['asia'],
  africa: ['africa'],
  other: ['other'],
});
const answered = (id: DimensionId): Dimension => grouped(id, 'yes', yesOrNo, { yes: ['true'], no: ['false'] });
/** Whether a victim was identified; the others say of a fact what their word says. */
export const confirmed = answered('confirmed');
export const understood = answered('understood');
export const returned = answered('returned');
export const arrived = answered('arrived');
export const paid = answered('paid');

const articleGroups = {
  'article-5': ['trafficking-28-2012-art-5-first', 'trafficking-28-2012-art-5-second'],
  'article-6': ['trafficking-28-2012-art-6'],
  'articles-7-to-9': ['trafficking-28-2012-art-7', 'trafficking-28-2012-art-8', 'trafficking-28-2012-art-9'],
} satisfies Readonly<Record<string, readonly (typeof chargeArticles.codes)[number][]>>;
const underLaw28: readonly string[] = Object.values(articleGroups).flat();
export const article: Dimension = {
  id: 'article',
  column: 'article',
  categories: countedArticles,
  codes: { ...articleGroups, 'other-law': chargeArticles.codes.filter((code) => !underLaw28.includes(code)) },
};
/** The articles that make a verdict one of trafficking, and nothing else. */
export const traffickingArticle = grouped(
  'article',
  'article',
  codeList('statistics-article', ['article-5', 'article-6', 'articles-7-to-9']),
  articleGroups,
);
export const traffickingCharge = underLaw28;
export const sentenceLength = each('length', 'category', countedLengths);
