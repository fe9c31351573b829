import fc from 'fast-check';
import { exploitationForms } from '../cases/codes';
import codesByAdjective from './uk-nationalities.json';
import { readUkNationality } from './uk-nationality';
import { mapUkNrmHeader, mapUkNrmRecord, ukNrmColumns, type UkNrmRecord } from './uk-nrm';

const seed = 20260301;

const record = (changes: Partial<UkNrmRecord> = {}): UkNrmRecord => ({
  quarter: '2023-Q3',
  firstResponderType: 'Police',
  firstResponder: 'A constabulary',
  exploitation: 'Labour',
  ageAtExploitation: 'Adult (18 or over)',
  gender: 'Female',
  nationality: 'Filipino',
  ...changes,
});

const mapped = (changes: Partial<UkNrmRecord> = {}) => {
  const row = mapUkNrmRecord(record(changes), 7);
  if (!row.ok) throw new Error(`refused: ${JSON.stringify(row.errors)}`);
  return row;
};
const caseOf = (changes: Partial<UkNrmRecord>) => mapped(changes).value.case;
const errorsOf = (changes: Partial<UkNrmRecord>) => {
  const row = mapUkNrmRecord(record(changes), 7);
  return row.ok ? [] : row.errors;
};

describe('a referral record', () => {
  it('becomes a presumed case outside the country, dated by its quarter, with the row as alias', () => {
    expect(mapped().value).toEqual({
      identificationStatus: 'presumed',
      case: {
        person: { alias: 'row 7', sex: 'female', ageBand: 'adult', nationality: 'PH' },
        governorate: 'outside-country',
        foundAt: '2023-07-01',
        foundAtPrecision: 'quarter',
        foundBy: 'police',
        exploitation: [{ form: 'forced-labour', acts: [], means: [] }],
        specialNeeds: [],
      },
    });
  });

  it.each([
    ['2022-Q4', '2022-10-01'],
    ['2023-Q1', '2023-01-01'],
    ['2023-Q2', '2023-04-01'],
  ])('of %s is dated %s', (quarter, foundAt) => {
    expect(caseOf({ quarter })).toMatchObject({ foundAt, foundAtPrecision: 'quarter' });
  });

  it.each([
    ['Sexual, Labour & Domestic', ['sexual-exploitation', 'forced-labour', 'domestic-servitude']],
    ['Labour, Domestic, Organ Harvesting', ['forced-labour', 'domestic-servitude', 'organ-removal']],
    ['Labour & Criminal', ['forced-labour', 'forced-crime']],
    ['Not specified or unknown', ['unknown']],
  ])('with "%s" has %j', (exploitation, forms) => {
    expect(caseOf({ exploitation }).exploitation.map(({ form }) => form)).toEqual(forms);
  });

  it.each([
    ['NGO and third sector', 'Any', 'ngo'],
    ['Local Authority', 'Local Authority', 'local-authority'],
    ['Government agency', 'Home Office - UK Border Force UKBF', 'border'],
    ['Government agency', 'Home Office - UK Visas and Immigration UKVI', 'residence-directorate'],
    ['Government agency', 'Home Office - Immigration Enforcement IE', 'residence-directorate'],
    ['Government agency', 'Gangmasters and Labour Abuse Authority GLAA', 'labour-inspection'],
    ['Government agency', 'National Crime Agency NCA', 'other-government'],
  ])('of %s, %s was found by %s', (firstResponderType, firstResponder, foundBy) => {
    expect(caseOf({ firstResponderType, firstResponder }).foundBy).toBe(foundBy);
  });

  it('keeps a child a child and forced labour forced labour', () => {
    const child = caseOf({ ageAtExploitation: 'Child (17 or under)' });
    expect(child.person.ageBand).toBe('child');
    expect(child.exploitation[0]?.form).toBe('forced-labour');
  });

  it('tells every wrong column at once, with its word', () => {
    expect(errorsOf({ quarter: '2023-Q5', exploitation: 'Labour & Piracy', gender: '', nationality: 'Atlantean' })).toEqual([
      { path: 'quarter', code: 'date.invalid', word: '2023-Q5' },
      { path: 'exploitation', code: 'code.unknown', word: 'Labour & Piracy' },
      { path: 'gender', code: 'required', word: '' },
      { path: 'nationality', code: 'code.unknown', word: 'Atlantean' },
    ]);
  });

  it.each(['constructor', '__proto__', 'toString'])('takes the word %s for no code', (word) => {
    expect(errorsOf({ exploitation: word, gender: word, firstResponderType: word, ageAtExploitation: word })).toHaveLength(4);
    expect(caseOf({ firstResponderType: 'Government agency', firstResponder: word }).foundBy).toBe('other-government');
  });
});

describe('a nationality', () => {
  it.each([
    ['UK', 'GB', 0],
    ['Unknown', null, 0],
    ['Unknown UK', 'GB', 0],
    ['UK Vietnamese', 'VN', 1],
    ['Jamaican UK', 'JM', 1],
    ['Albanian Italian', 'AL', 1],
    ['Sudanese South Sudanese', 'SD', 1],
    ['South Sudanese South African', 'SS', 1],
    ['Citizen of Guinea Bissau Portuguese', 'GW', 1],
    ['Citizen of the Dominican Republic', 'DO', 0],
    ['Dominican', 'DM', 0],
    ['Nigerien', 'NE', 0],
    ['Namibian', 'NA', 0],
    ['Congolese Drc ', 'CD', 0],
    ['Congolese (Congo) UK', 'CG', 1],
    ['Australian UKrainian', 'AU', 1],
    ['Kosovan', null, 1],
    ['Albanian Kosovan', 'AL', 1],
  ])('%s is %s with %i notes', (nationality, code, notes) => {
    expect(caseOf({ nationality }).person.nationality).toBe(code);
    expect(mapped({ nationality }).notes).toHaveLength(notes);
  });

  it('of any two adjectives reads back as those two', () => {
    const adjective = fc.constantFrom(...Object.keys(codesByAdjective));
    fc.assert(
      fc.property(adjective, adjective, (first, second) => {
        expect(readUkNationality(`${first} ${second}`)?.map(({ word }) => word)).toEqual([first, second]);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('any record at all', () => {
  it('is a case with codes of our lists or a list of problems, and never throws', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('Police', 'Labour & Domestic', 'Male', 'UK', '2023-Q3', 'Government agency', 'Adult (18 or over)', '__proto__'),
    );
    const any = fc.record(Object.fromEntries(ukNrmColumns.map((column) => [column, word])));
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 1e6 }), (cells, row) => {
        const result = mapUkNrmRecord(cells as UkNrmRecord, row);
        if (!result.ok) {
          expect(result.errors.length).toBeGreaterThan(0);
          return;
        }
        expect(result.value.case.person.nationality ?? 'ZZ').toMatch(/^[A-Z]{2}$/);
        expect(result.value.case.exploitation.every(({ form }) => exploitationForms.has(form))).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('the header', () => {
  it('says what becomes of every column, its place and the reason', () => {
    const mapping = mapUkNrmHeader(['recordId', ...ukNrmColumns, 'constructor']);
    expect(mapping.ok && mapping.value.map(({ header, field }) => [header, field])).toEqual([
      ['recordId', null],
      ['quarter', 'foundAt'],
      ['firstResponderType', 'foundBy'],
      ['firstResponder', 'foundBy'],
      ['exploitation', 'exploitation'],
      ['ageAtExploitation', 'person.ageBand'],
      ['gender', 'person.sex'],
      ['nationality', 'person.nationality'],
      ['constructor', null],
    ]);
  });

  it('is refused with the missing and the doubled columns', () => {
    const header = ukNrmColumns.filter((column) => column !== 'gender');
    expect(mapUkNrmHeader([...header, 'quarter'])).toEqual({
      ok: false,
      problem: 'import.mapping',
      errors: [
        { path: 'quarter', code: 'column.duplicate' },
        { path: 'gender', code: 'column.missing' },
      ],
    });
  });

  it('of a table of counts is refused: a row there is a cell, not a person', () => {
    expect(mapUkNrmHeader([...ukNrmColumns, 'people'])).toMatchObject({ ok: false, errors: [{ path: 'people', code: 'column.counts' }] });
  });
});
