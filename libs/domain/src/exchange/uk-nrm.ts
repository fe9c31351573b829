import type { AgeBand, DetectionChannel, ExploitationForm, Sex } from '../cases/codes';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { aliasOfRow, type CellNote, type CellProblem, type ColumnMapping, type MappedRow } from './mapped-row';
import { readUkNationality } from './uk-nationality';

/**
 * Published referral records of the United Kingdom's referral mechanism: one row a referred person, no name, no day.
 * Source: Home Office, "Modern Slavery: National Referral Mechanism and Duty to Notify statistics", Open Government
 * Licence v3.0.
 */
export const ukNrmColumns = [
  'quarter',
  'firstResponderType',
  'firstResponder',
  'exploitation',
  'ageAtExploitation',
  'gender',
  'nationality',
] as const;
export type UkNrmColumn = (typeof ukNrmColumns)[number];
export type UkNrmRecord = Readonly<Record<UkNrmColumn, string>>;

const forms: Readonly<Record<string, ExploitationForm>> = {
  Sexual: 'sexual-exploitation',
  Labour: 'forced-labour',
  Domestic: 'domestic-servitude',
  Criminal: 'forced-crime',
  'Organ Harvesting': 'organ-removal',
  'Not specified or unknown': 'unknown',
};

const ageBands: Readonly<Record<string, AgeBand>> = {
  'Adult (18 or over)': 'adult',
  'Child (17 or under)': 'child',
  'Not specified or unknown': 'unknown',
};

const sexes: Readonly<Record<string, Sex>> = {
  Female: 'female',
  Male: 'male',
  Other: 'other',
  Unknown: 'unknown',
  'Not Recorded': 'unknown',
};

const responderTypes: Readonly<Record<string, DetectionChannel>> = {
  Police: 'police',
  'Local Authority': 'local-authority',
  'NGO and third sector': 'ngo',
  'Government agency': 'other-government',
};

/** Government bodies that have a channel of their own; every other one is `other-government`. */
const governmentBodies: Readonly<Record<string, DetectionChannel>> = {
  'Home Office - UK Visas and Immigration UKVI': 'residence-directorate',
  'Home Office - Immigration Enforcement IE': 'residence-directorate',
  'Home Office - UK Border Force UKBF': 'border',
  'Gangmasters and Labour Abuse Authority GLAA': 'labour-inspection',
};

const mapping: Readonly<Record<UkNrmColumn | 'recordId', readonly [field: string | null, how: string]>> = {
  recordId: [null, 'a running number of the file, not of the person; the row number is the identity'],
  quarter: ['foundAt', 'first day of the quarter, precision quarter'],
  firstResponderType: ['foundBy', 'police, local-authority, ngo; a government agency by its name'],
  firstResponder: [
    'foundBy',
    'immigration bodies residence-directorate, Border Force border, GLAA labour-inspection, else other-government; the body itself is not kept',
  ],
  exploitation: [
    'exploitation',
    'one record a form; Criminal forced-crime, Labour forced-labour at every age (the source names no child labour); no acts or means given',
  ],
  ageAtExploitation: ['person.ageBand', 'adult, child or unknown at the time of exploitation, the only age the source gives'],
  gender: ['person.sex', 'Not Recorded is unknown'],
  nationality: ['person.nationality', 'adjective to ISO 3166-1; of two, the first that is neither UK nor unknown; Kosovan has no ISO code'],
};

/** What becomes of each column of a header, or the columns that are missing or make it another kind of table. */
export function mapUkNrmHeader(header: readonly string[]): Outcome<readonly ColumnMapping[]> {
  const errors: CellProblem[] = ukNrmColumns
    .filter((column) => header.filter((name) => name === column).length !== 1)
    .map((column) => ({ path: column, code: header.includes(column) ? 'column.duplicate' : 'column.missing' }));
  // Tables of counts have the same columns and one more; a row of them is a cell, not a person.
  if (header.includes('people')) errors.push({ path: 'people', code: 'column.counts' });
  if (errors.length > 0) return refuse('import.mapping', { errors });
  return allow(
    header.map((name, index) => {
      const [field, how] = own(mapping, name) ?? [null, 'not a column of this source'];
      return { column: String(index + 1), header: name, field, how };
    }),
  );
}

/**
 * Maps one record. Everything the source leaves open stays open: no name, no language, no acts or means, place of
 * finding outside the country, status presumed (a referral is a first responder's suspicion). Every column is checked,
 * so that a row's problems are all told at once.
 *
 * @param row number of the record in its file, from 1
 */
export function mapUkNrmRecord(record: UkNrmRecord, row: number): MappedRow {
  const errors: CellProblem[] = [];
  const notes: CellNote[] = [];
  const wrong = (path: UkNrmColumn, code = 'code.unknown'): undefined => {
    errors.push({ path, code: record[path].trim() === '' ? 'required' : code, word: record[path].trim().slice(0, 60) });
  };
  const known = <C>(column: UkNrmColumn, codes: Readonly<Record<string, C>>): C | undefined => {
    return own(codes, record[column].trim()) ?? wrong(column);
  };

  const foundAt = firstDayOfQuarter(record.quarter.trim()) ?? wrong('quarter', 'date.invalid');
  const type = known('firstResponderType', responderTypes);
  const foundBy = type === 'other-government' ? (own(governmentBodies, record.firstResponder.trim()) ?? type) : type;
  const exploitation = readForms(record.exploitation) ?? wrong('exploitation');
  const ageBand = known('ageAtExploitation', ageBands);
  const sex = known('gender', sexes);
  const nationality = readNationality(record.nationality, notes);
  if (nationality === undefined) wrong('nationality');

  if (
    errors.length > 0 ||
    foundAt === undefined ||
    foundBy === undefined ||
    exploitation === undefined ||
    ageBand === undefined ||
    sex === undefined ||
    nationality === undefined
  ) {
    return { ok: false, errors };
  }
  return {
    ok: true,
    notes,
    value: {
      identificationStatus: 'presumed',
      case: {
        person: { alias: aliasOfRow(row), sex, ageBand, nationality },
        governorate: 'outside-country',
        foundAt,
        foundAtPrecision: 'quarter',
        foundBy,
        exploitation: exploitation.map((form) => ({ form, acts: [], means: [] })),
        specialNeeds: [],
      },
    },
  };
}

/** The entry of a table under a word of the source; a word such as `constructor` finds nothing. */
function own<V>(table: Readonly<Record<string, V>>, word: string): V | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

function firstDayOfQuarter(text: string): string | undefined {
  const parts = /^((?:19|20)\d{2})-Q([1-4])$/.exec(text);
  if (parts === null) return undefined;
  return `${parts[1]}-${String(Number(parts[2]) * 3 - 2).padStart(2, '0')}-01`;
}

function readForms(cell: string): readonly ExploitationForm[] | undefined {
  const found = cell.split(/[,&]/).map((word) => own(forms, word.trim()));
  const read = found.filter((form) => form !== undefined);
  return read.length === found.length ? [...new Set(read)] : undefined;
}

function readNationality(cell: string, notes: CellNote[]): string | null | undefined {
  const words = readUkNationality(cell);
  if (words === null) return undefined;
  const coded = words.filter(({ code }) => code !== null);
  const kept = coded.find(({ code }) => code !== 'GB') ?? coded[0];
  if (coded.length > 1) notes.push({ path: 'nationality', code: 'value.second-not-kept', word: cell.trim() });
  for (const { word, code } of words) {
    if (code === null && word !== 'Unknown') notes.push({ path: 'nationality', code: 'value.no-iso-code', word });
  }
  return kept?.code ?? null;
}
