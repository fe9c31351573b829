import { exploitationForms, sexes } from '../cases/codes';
import { governorates } from '../directory/codes';
import { regionOf } from '../directory/regions';
import { form } from '../statistics/dimensions';
import { factAgeGroups, nationalityGroups } from '../statistics/fact';
import type { ContributedYears, ContributionColumnId } from './contribution';

/** A column of the file: its header, its levels from the finest on, and which of the standard's fields it is of. */
export interface ContributionColumn {
  readonly id: ContributionColumnId;
  /** A field of HTCDS 2.0 with the standard's own choices; what the standard has no choice for, or has more finely, begins with `x_`. */
  readonly header: string;
  readonly sensitive: boolean;
  readonly levels: readonly Readonly<Record<string, string>>[];
  readonly droppable: boolean;
  readonly weight: number;
}

const each = <C extends string>(codes: readonly C[], to: (code: C) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(codes.map((code) => [code, to(code)]));

const genders: Readonly<Partial<Record<string, string>>> = { female: 'Feminine', male: 'Masculine' };
const childBands: readonly string[] = ['0-8', '9-14', '15-17', 'child'];
const citizenships: Readonly<Record<(typeof nationalityGroups)[number], string>> = {
  iraqi: 'IQ',
  'arab-states': 'ArabStates',
  asia: 'Asia',
  africa: 'Africa',
  other: 'Other',
  unknown: 'unknown',
};
/** The standard's choices for our groups of forms; `several` where a person has more than one of them. */
const exploitations: Readonly<Record<string, string>> = {
  'sexual-exploitation': 'SexualExploitation',
  'forced-labour': 'ForcedLabour',
  begging: 'ForcedBegging',
  'organ-removal': 'OrganRemoval',
  'forced-marriage': 'ForcedMarriage',
  other: 'Other',
  several: 'Several',
};

/**
 * The file's columns (standards.md section 6, "Microdata out"): year and not date, region and not place. Ages are those of the fact store, nine
 * codes, which are coarser than the nine bands of the counter-trafficking collaborative: what no fact says no file tells.
 */
export const contributionColumns = (years: ContributedYears): readonly ContributionColumn[] => [
  {
    id: 'year',
    header: 'x_ReferralYear',
    sensitive: false,
    levels: [each(yearsOf(years), (year) => year), each(yearsOf(years), () => spanOf(years))],
    droppable: false,
    weight: 0.5,
  },
  {
    id: 'region',
    header: 'x_Region',
    sensitive: false,
    levels: [each(governorates.codes, (governorate) => regionOf[governorate] ?? 'unknown')],
    droppable: true,
    weight: 0.8,
  },
  {
    id: 'sex',
    header: 'prs_Gender',
    sensitive: false,
    levels: [each(sexes.codes, (sex) => genders[sex] ?? 'NonSpecifiedUnknown')],
    droppable: false,
    weight: 1,
  },
  {
    id: 'age',
    header: 'x_AgeBand',
    sensitive: false,
    levels: [
      each(factAgeGroups, (band) => band),
      each(factAgeGroups, (band) => (band === 'unknown' ? band : childBands.includes(band) ? '0-17' : '18-plus')),
    ],
    droppable: false,
    weight: 0.8,
  },
  {
    id: 'citizenship',
    header: 'x_CitizenshipGroup',
    sensitive: false,
    levels: [
      each(nationalityGroups, (group) => citizenships[group]),
      each(nationalityGroups, (group) => (group === 'unknown' || group === 'iraqi' ? citizenships[group] : 'Other')),
    ],
    droppable: true,
    weight: 0.8,
  },
  {
    id: 'form',
    header: 'vic_TypeOfExploitation',
    sensitive: true,
    levels: [exploitations],
    droppable: false,
    weight: 1,
  },
];

const yearsOf = ({ from, to }: ContributedYears): string[] => Array.from({ length: to - from + 1 }, (_, n) => String(from + n));
const spanOf = ({ from, to }: ContributedYears): string => (from === to ? String(from) : `${from}-${to}`);

/** The group of a person's forms: `several` where they are of more than one, `unknown` where none is known. */
export function formGroupOf(forms: readonly string[]): string {
  const groups = new Set(
    forms
      .filter((code) => exploitationForms.has(code) && code !== 'unknown')
      .map((code) => Object.keys(form.codes).find((group) => form.codes[group]!.includes(code)) ?? 'other'),
  );
  if (groups.size > 1) return 'several';
  const [only = 'unknown'] = groups;
  return only;
}
