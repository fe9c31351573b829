import type { DimensionId } from '../statistics/codes';
import { codeList, type CodeOf } from '../shared/code-list';

/** Who asks states for figures each year (standards.md section 5). */
export const internationalReturns = codeList('international-return', ['unodc-glotip', 'sdg-16-2-2', 'tip-report', 'eu-directive']);
export type InternationalReturn = CodeOf<typeof internationalReturns>;

/** A table of a return: the body of a request for a release but for its year. */
export interface ReturnTable {
  readonly of: InternationalReturn;
  readonly measure: string;
  readonly by: readonly DimensionId[];
}

/** Every table that the questionnaires ask for and the committee's measures hold; none is released by being named here. */
export const returnTables: readonly ReturnTable[] = [
  // GLOTIP: criminal justice, then victims.
  { of: 'unodc-glotip', measure: 'investigations-opened', by: ['form'] },
  { of: 'unodc-glotip', measure: 'arrests', by: ['sex', 'age-group'] },
  { of: 'unodc-glotip', measure: 'prosecutions', by: ['sex', 'age-group'] },
  { of: 'unodc-glotip', measure: 'convictions', by: ['sex', 'age-group'] },
  { of: 'unodc-glotip', measure: 'convictions', by: ['citizenship'] },
  { of: 'unodc-glotip', measure: 'presumed-victims-reported', by: ['sex', 'age-group'] },
  { of: 'unodc-glotip', measure: 'presumed-victims-reported', by: ['form', 'sex'] },
  { of: 'unodc-glotip', measure: 'presumed-victims-reported', by: ['form', 'age-group'] },
  { of: 'unodc-glotip', measure: 'presumed-victims-reported', by: ['citizenship'] },
  { of: 'unodc-glotip', measure: 'victims-repatriated', by: ['destination'] },
  // The count that the rate per 100,000 is made of; the population is not ours.
  { of: 'sdg-16-2-2', measure: 'presumed-victims-reported', by: ['sex', 'age-group', 'form'] },
  { of: 'tip-report', measure: 'investigations-opened', by: [] },
  { of: 'tip-report', measure: 'prosecutions', by: ['form'] },
  { of: 'tip-report', measure: 'convictions', by: ['form'] },
  { of: 'tip-report', measure: 'sentences', by: ['kind'] },
  { of: 'tip-report', measure: 'victims-identified', by: ['form', 'sex'] },
  { of: 'tip-report', measure: 'referrals-sent', by: ['service'] },
  { of: 'tip-report', measure: 'victims-sheltered', by: ['sex', 'age-group'] },
  { of: 'tip-report', measure: 'non-punishment-alerts', by: [] },
  { of: 'eu-directive', measure: 'victims-identified', by: ['sex', 'age-group', 'citizenship'] },
  { of: 'eu-directive', measure: 'victims-identified', by: ['form'] },
  { of: 'eu-directive', measure: 'victims-assisted', by: ['sex', 'age-group', 'form'] },
  { of: 'eu-directive', measure: 'prosecutions', by: ['sex', 'age-group', 'citizenship'] },
  { of: 'eu-directive', measure: 'convictions', by: ['sex', 'age-group', 'citizenship'] },
  { of: 'eu-directive', measure: 'final-judgments', by: ['outcome'] },
];

/** What the questionnaires ask for and no measure of ours holds: the return says so, and never nought. */
export const notInReturns: readonly { readonly of: InternationalReturn; readonly asked: string }[] = [
  { of: 'unodc-glotip', asked: 'country-of-repatriation' },
  { of: 'tip-report', asked: 'officials-complicit' },
  { of: 'tip-report', asked: 'victims-punished' },
  { of: 'sdg-16-2-2', asked: 'population' },
];
