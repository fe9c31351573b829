import type { ExploitationBody } from '../cases/types';
import type { ExploitationForm, Means } from '../cases/codes';
import type { Governorate } from '../directory/codes';
import { latinDigits } from '../shared/digits';
import { readHtcdsChoices, spaced, type HtcdsListName } from './htcds-choices';
import { coarser, formOfExploitation, identificationOfStatus, meansOfControl, sexOfGender } from './htcds-codes';
import type { HtcdsLayout } from './htcds-columns';
import { readGovernorate } from './iraqi-governorate';
import { aliasOfRow, type Cell, type CellNote, type CellProblem, type MappedRow } from './mapped-row';
import { readPartialDate, type PartialDate } from './read-partial-date';

/** True for a row with nothing in any titled column: the sheets come with a thousand numbered empty ones. */
export function isEmptyHtcdsRow(layout: HtcdsLayout, cells: readonly Cell[]): boolean {
  return [...layout.columns.values()].every(({ index }) => isBlank(cells[index]));
}

/**
 * Maps one row of a case sheet (HTCDS 2.0, International Organization for Migration, CC BY 4.0) to a case. An empty cell
 * leaves its field unknown; only the date of the first contact is required. Every column is checked, so that a row's
 * problems are all told at once.
 *
 * @param cells the row from column A on
 * @param row number of the row, from 1 for the first data row
 */
export function mapHtcdsRow(layout: HtcdsLayout, cells: readonly Cell[], row: number): MappedRow {
  const read = readerOf(layout, cells);
  const found = read.date('cas_IncomingReferralDate') ?? read.missing('cas_IncomingReferralDate');
  const birth = read.date('prs_Birthdate');
  if (found !== undefined && birth !== undefined && birth.date > found.date) read.wrong('prs_Birthdate', 'date.after-first-contact');

  const [gender] = read.choices('prs_Gender', 'gender', 1);
  const [nationality] = read.choices('prs_Citizenship', 'iso3166Alpha2');
  const [status] = read.choices('vic_TraffickingStatus', 'traffickingStatus', 1);
  const exploitation = readExploitation(read, isChild(birth, found));
  const governorate = readPlace(read);
  const givenName = read.text('prs_FirstName');
  const familyName = read.text('prs_SecondName');
  const phones = [read.text('prs_MobilePhone'), read.text('prs_HomePhone')].filter((phone) => phone !== null);
  if (phones.length > 1) read.note('prs_HomePhone', 'value.second-not-kept');

  if (read.errors.length > 0 || found === undefined) return { ok: false, errors: read.errors };
  return {
    ok: true,
    notes: read.notes,
    value: {
      identificationStatus: identificationOfStatus[status ?? ''] ?? 'presumed',
      case: {
        person: {
          alias: aliasOfRow(row),
          givenName,
          familyName,
          sex: sexOfGender[gender ?? ''] ?? 'unknown',
          ...(birth === undefined ? { ageBand: 'unknown' as const } : { birthDate: birth.date, birthDatePrecision: birth.precision }),
          nationality: nationality ?? null,
          phone: phones[0] === undefined ? null : latinDigits(phones[0]),
        },
        governorate,
        foundAt: found.date,
        foundAtPrecision: found.precision,
        foundBy: 'unknown',
        exploitation,
        specialNeeds: [],
      },
    },
  };
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(layout: HtcdsLayout, cells: readonly Cell[]) {
  const errors: CellProblem[] = [];
  const notes: CellNote[] = [];
  const headerOf = (field: string): string => layout.columns.get(field)?.header ?? field;
  const cellOf = (field: string): Cell => cells[layout.columns.get(field)?.index ?? -1] ?? null;
  const wrong = (field: string, code: string, word?: string): undefined => {
    errors.push({ path: headerOf(field), code, ...(word === undefined ? {} : { word: word.slice(0, 60) }) });
  };
  const note = (field: string, code: string, word?: string): void => {
    notes.push({ path: headerOf(field), code, ...(word === undefined ? {} : { word: word.slice(0, 60) }) });
  };

  /** The cell as text; null where empty or, with an error noted, where it holds no text. */
  const text = (field: string): string | null => {
    const cell = cellOf(field);
    if (isBlank(cell)) return null;
    if (typeof cell === 'string') return spaced(cell);
    if (typeof cell === 'number') return String(cell);
    return wrong(field, typeof cell === 'object' && cell !== null && 'error' in cell ? 'cell.error' : 'text.expected') ?? null;
  };

  return {
    errors,
    notes,
    wrong,
    note,
    text,
    missing: (field: string): undefined => (errors.some(({ path }) => path === headerOf(field)) ? undefined : wrong(field, 'required')),
    date: (field: string): PartialDate | undefined => {
      if (isBlank(cellOf(field))) return undefined;
      return readPartialDate(cellOf(field)) ?? wrong(field, 'date.invalid');
    },
    /** The codes of a coded cell; more of them than `most`, or a word that is no choice, is an error with that word. */
    choices: (field: string, list: HtcdsListName, most = Infinity): readonly string[] => {
      const written = text(field);
      if (written === null) return [];
      const { codes, unknown } = readHtcdsChoices(list, written);
      for (const word of unknown) wrong(field, 'code.unknown', word);
      if (codes.length > most) wrong(field, 'code.only-one', written);
      for (const code of codes) if (coarser.has(code)) note(field, 'value.coarser', code);
      if (field === 'prs_Citizenship' && codes.length > 1) note(field, 'value.second-not-kept', written);
      return codes;
    },
  };
}

function readExploitation(read: Reader, child: boolean): readonly ExploitationBody[] {
  const types = read.choices('vic_TypeOfExploitation', 'typeOfExploitation');
  const industries = read.choices('vic_ForcedLabourIndustry', 'isicSection');
  const sexual = read.choices('vic_TypeOfSexExploitation', 'typeOfSexExploitation');
  const recruited = read.choices('vic_MethodOfRecruitment', 'methodOfRecruitment');
  const controls = read.choices('vic_MethodsOfControl', 'methodsOfControl');

  const forms: ExploitationForm[] = types.map((type) => {
    if (type === 'ForcedMilitaryByNonStateActors' && child) return 'child-soldiering';
    if (type === 'ForcedLabour' && industries.includes('T_ActivitiesOfHouseholdsAsEmployers')) return 'domestic-servitude';
    return formOfExploitation[type] ?? 'other';
  });
  if (sexual.length > 0) forms.push('sexual-exploitation');
  if (industries.length > 0 && types.length === 0) {
    forms.push(industries.includes('T_ActivitiesOfHouseholdsAsEmployers') ? 'domestic-servitude' : 'forced-labour');
  }
  if (forms.length === 0) forms.push('unknown');

  const means = unique(controls.map((control) => meansOfControl[control] ?? null).filter((code): code is Means => code !== null));
  if (controls.includes('Other')) read.note('vic_MethodsOfControl', 'value.no-code', 'Other');
  // The sheet does not say which act or means belongs to which form, so each form carries them all.
  return unique(forms).map((form) => ({ form, acts: recruited.length > 0 ? ['recruitment'] : [], means }));
}

function readPlace(read: Reader): Governorate {
  const country = read.text('prs_MailingCountry');
  const province = read.text('prs_MailingState');
  const countries = country === null ? undefined : readHtcdsChoices('iso3166Alpha2', country);
  if (countries !== undefined && countries.unknown.length > 0) read.note('prs_MailingCountry', 'value.not-understood');
  if (countries?.codes[0] !== undefined && !countries.codes.includes('IQ')) return 'outside-country';
  if (province === null) return 'unknown';
  const governorate = readGovernorate(province);
  if (governorate === undefined) read.note('prs_MailingState', 'value.not-understood');
  return governorate ?? 'unknown';
}

/** Under 18 at first contact, as far as both dates tell; where the birth date is not known to the day, its last possible day counts. */
function isChild(birth: PartialDate | undefined, found: PartialDate | undefined): boolean {
  if (birth === undefined || found === undefined) return false;
  const [year = '', month = '', day = ''] = birth.date.split('-');
  const monthsMore = { day: 0, month: 0, quarter: 2, year: 11 }[birth.precision];
  const lastMonth = String(Number(month) + monthsMore).padStart(2, '0');
  return found.date < `${Number(year) + 18}-${lastMonth}-${birth.precision === 'day' ? day : '31'}`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && spaced(cell) === '');
}
