import { codeList, type CodeOf } from '../shared/code-list';
import type { DimensionId } from './codes';

/** The series of court statistics (s2023-4.07), and beside them what Justice and Labour return of convicts and juveniles. */
export const courtSeries = codeList('court-series', [
  'arrests',
  'prosecutions',
  'convictions',
  'sentences',
  'appeals',
  'convicts',
  'juveniles',
]);
export type CourtSeries = CodeOf<typeof courtSeries>;

/** What a reader would look for in a series and does not find; the words say why. */
export const courtLacks = codeList('court-lack', [
  'article-of-arrest',
  'criminal-cases',
  'legal-persons',
  'governorate',
  'place-held',
  'joint',
]);
export type CourtLack = CodeOf<typeof courtLacks>;

/** A fixed table: a question that the menu of measures has, by years. */
export interface CourtTable {
  readonly measure: string;
  readonly by: readonly DimensionId[];
}

export interface CourtSection {
  readonly tables: readonly CourtTable[];
  readonly lacks: readonly CourtLack[];
}

const of = (measure: string, ...by: DimensionId[]): CourtTable => ({ measure, by });
/** By article, form and region; each with few dimensions, since cells of few people are held. */
const told = (measure: string): CourtTable[] => [of(measure, 'article', 'sex'), of(measure, 'form', 'sex'), of(measure, 'region')];

/** Every table of the page of court statistics (standards.md section 5, tables 23 to 25). */
export const courtTables: Readonly<Record<CourtSeries, CourtSection>> = {
  arrests: { tables: told('arrests'), lacks: ['article-of-arrest', 'governorate'] },
  prosecutions: { tables: told('prosecutions'), lacks: ['criminal-cases', 'governorate'] },
  convictions: { tables: [...told('convictions'), of('verdicts', 'outcome', 'sex')], lacks: ['governorate'] },
  sentences: {
    tables: [of('sentences', 'kind', 'sex'), of('sentences', 'length'), ...told('sentences')],
    lacks: ['legal-persons', 'governorate'],
  },
  appeals: { tables: [of('appeals', 'outcome', 'sex'), ...told('appeals'), of('appeals', 'governorate')], lacks: [] },
  convicts: {
    tables: [
      of('convicts-by-sex', 'article', 'sex'),
      of('convicts-by-sex', 'age-group', 'sex'),
      of('convicts-by-sex', 'kind', 'sex'),
      of('convicts-by-sex', 'citizenship', 'sex'),
      of('convictions', 'sex'),
    ],
    lacks: ['place-held', 'joint'],
  },
  juveniles: {
    tables: [
      of('juvenile-detainees', 'age-group', 'sex'),
      of('juvenile-detainees', 'citizenship', 'sex'),
      of('juveniles-convicted', 'age-group', 'sex'),
    ],
    lacks: ['place-held', 'joint'],
  },
};
