import { codeList, type CodeOf } from '../shared/code-list';

/**
 * What figures can be told apart by, beside the period: the words of `?by=`. Governorates are told apart only where nobody is told of:
 * letters, sessions, closings (standards.md section 6: persons by groups of governorates); a measure says which of them it has.
 */
export const dimensionIds = codeList('statistics-dimension', [
  'region',
  'governorate',
  'sex',
  'age-group',
  'citizenship',
  'form',
  'channel',
  'agency-kind',
  'service',
  'status',
  'outcome',
  'kind',
  'language',
  'destination',
  'court',
  'confirmed',
  'understood',
  'returned',
  'arrived',
  'paid',
  'article',
  'length',
]);
export type DimensionId = CodeOf<typeof dimensionIds>;

/** A table by one of these names who fed its cells: the others could subtract their own (standards.md section 6, dominance). */
export const namingDimensions: readonly DimensionId[] = ['region', 'service', 'agency-kind', 'court'];

/** Sensitive: to know it of a person is a harm of its own (standards.md section 6, homogeneity). */
export const sensitiveDimensions: readonly DimensionId[] = ['form', 'outcome', 'status', 'kind', 'article', 'length'];

/** The two ages of every international return (standards.md section 5). */
export const countedAges = codeList('statistics-age', ['0-17', '18-plus']);
/** Groups of citizenship (standards.md section 5, table 5). */
export const countedCitizenships = codeList('statistics-citizenship', ['iraqi', 'arab-states', 'asia', 'africa', 'other']);
/** Forms as UNODC's questionnaire groups them; what is rare is under `other`. */
export const countedForms = codeList('statistics-form', [
  'sexual-exploitation',
  'forced-labour',
  'begging',
  'organ-removal',
  'forced-marriage',
  'other',
]);
export type CountedForm = CodeOf<typeof countedForms>;
export const countedChannels = codeList('statistics-channel', ['police', 'state-body', 'border', 'service', 'ngo', 'person']);
/** Kinds of bodies as the seed of agencies has them, grouped. */
export const countedAgencies = codeList('agency-kind', ['ministry', 'security', 'judiciary', 'civil-society', 'other']);
/** Most languages are spoken by few people: they are one. */
export const countedLanguages = codeList('statistics-language', ['arabic', 'kurdish', 'other']);
/** Articles of Law 28/2012 as few kinds: those from 7 on are rare, and one of them says that the victim died. A charge under another law is one kind. */
export const countedArticles = codeList('statistics-article', ['article-5', 'article-6', 'articles-7-to-9', 'other-law']);
/** Bands of imprisonment (standards.md section 5, table 25). */
export const countedLengths = codeList('statistics-length', ['under-5-years', '5-to-9-years', '10-to-14-years', '15-years-and-over']);
export const yesOrNo = codeList('statistics-answer', ['yes', 'no']);

/** What says who somebody is, or what they did or suffered: never told apart together with governorates. */
export const tellingDimensions: readonly DimensionId[] = ['sex', 'age-group', 'citizenship', 'form', 'article', 'length'];

/** What stands where no number may: "fewer than 10, or held back", and a period before anything was collected. */
export const figureSigns = codeList('figure-sign', ['held', 'not-collected']);
export type FigureSign = CodeOf<typeof figureSigns>;
