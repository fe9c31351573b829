import { resolveHtcdsHeaders, type HtcdsLayout } from './htcds-columns';
import { formOfExploitation, identificationOfStatus, meansOfControl, sexOfGender } from './htcds-codes';
import { isEmptyHtcdsRow, mapHtcdsRow } from './htcds';
import { htcds } from '../reference';
import type { Cell } from './mapped-row';

const households = String(htcds.codeLists.isicSection.values.find(({ code }) => code === 'T_ActivitiesOfHouseholdsAsEmployers')?.label);
const hiddenRow: Cell[] = [null, ...htcds.toolkit.workbook.columns.map(({ hiddenName }) => hiddenName)];
const shownRow: Cell[] = [null, ...htcds.toolkit.workbook.columns.map(({ visibleHeader }) => visibleHeader)];

function layoutOf(first: readonly Cell[] = hiddenRow, second: readonly Cell[] = shownRow): HtcdsLayout {
  const layout = resolveHtcdsHeaders(first, second);
  if (!layout.ok) throw new Error(JSON.stringify(layout.errors));
  return layout.value;
}

/** A row of the standard's workbook, by visible header; the date of first contact is given unless taken out. */
function cells(values: Readonly<Record<string, Cell>>): Cell[] {
  const all: Readonly<Record<string, Cell>> = { 'Incoming Referral Date': '2021-03-05', ...values };
  return shownRow.map((header, index) => (index === 0 ? 1 : (all[header as string] ?? null)));
}

const mapped = (values: Readonly<Record<string, Cell>>) => {
  const row = mapHtcdsRow(layoutOf(), cells(values), 3);
  if (!row.ok) throw new Error(JSON.stringify(row.errors));
  return row;
};
const caseOf = (values: Readonly<Record<string, Cell>>) => mapped(values).value.case;
const errorsOf = (values: Readonly<Record<string, Cell>>) => {
  const row = mapHtcdsRow(layoutOf(), cells(values), 3);
  return row.ok ? [] : row.errors;
};

describe('the headers of a case sheet', () => {
  it('resolve all 38 columns of the standard workbook by what is shown', () => {
    const layout = layoutOf();
    expect(layout.mapping).toHaveLength(38);
    expect(layout.columns.size).toBe(38);
    expect(layout.firstDataRow).toBe(3);
  });

  it('trust the visible address headers over the wrong hidden names, and say so', () => {
    const layout = layoutOf();
    const letters = (field: string) => layout.mapping[(layout.columns.get(field)?.index ?? 0) - 1]?.column;
    expect(['Street', 'City', 'State', 'PostalCode', 'Country'].map((part) => letters(`prs_Mailing${part}`))).toEqual([
      'N',
      'O',
      'P',
      'Q',
      'R',
    ]);
    expect(layout.warnings).toEqual(['N', 'O', 'Q', 'R'].map((path) => ({ path, code: 'header.disagrees' })));
  });

  it('take column AJ, which has no machine name, and the misspelt name of column T', () => {
    const layout = layoutOf();
    expect(layout.columns.get('cas_ReasonForOutgoingReferral')).toEqual({ index: 35, header: 'Reason for Outgoing Referral' });
    expect(layout.columns.get('vic_TraffickingStatusDecisionMakingOrg')?.index).toBe(19);
  });

  it("tell a column with the family name's header but the position's machine name apart", () => {
    const layout = layoutOf(
      ['prs_First_Name', 'prs_Second_Name', 'prs_Title', 'cas_IncomingReferralDate'],
      ['First Name', 'Second Name', 'Second Name', 'Incoming Referral Date'],
    );
    expect(layout.columns.get('prs_SecondName')?.index).toBe(1);
    expect(layout.columns.get('prs_Title')?.index).toBe(2);
    expect(layout.warnings).toEqual([{ path: 'C', code: 'header.duplicate' }]);
  });

  it("may be one row of machine names, in the survey form's spelling", () => {
    const layout = layoutOf(
      ['prs_First_Name', 'vic_Methods_of_Control', 'cas_IncomingReferralDate'],
      ['Example', 'DebtBondage', '2021-03-05'],
    );
    expect(layout.firstDataRow).toBe(2);
    expect([...layout.columns.keys()]).toEqual(['prs_FirstName', 'vic_MethodsOfControl', 'cas_IncomingReferralDate']);
  });

  it('with no-break spaces and other capitals are the same headers', () => {
    const shown = shownRow.map((header) => (typeof header === 'string' ? `${header.toUpperCase().replaceAll(' ', '\u00a0')} ` : header));
    expect(layoutOf(hiddenRow, shown).columns.size).toBe(38);
  });

  it('say why a column is not imported: a consent tick is no consent', () => {
    const consent = layoutOf().mapping.find(({ header }) => header === 'Consent');
    expect(consent).toMatchObject({ column: 'F', field: null, how: expect.stringContaining('no consent') });
  });

  it('that are none, lack the date of first contact or name it twice are refused', () => {
    expect(resolveHtcdsHeaders(['a', 'b'], [])).toMatchObject({ ok: false, errors: [{ code: 'header.not-found' }] });
    expect(resolveHtcdsHeaders(['First Name', 'Second Name'], [])).toMatchObject({ ok: false, errors: [{ code: 'column.missing' }] });
    const twice = resolveHtcdsHeaders(['First Name', 'Incoming Referral Date', 'Incoming Referral Date'], []);
    expect(twice).toMatchObject({ ok: false, errors: [{ path: 'C', code: 'column.duplicate' }] });
  });
});

describe('a row of a case sheet', () => {
  it('becomes a case with our codes', () => {
    const { value, notes } = mapped({
      'First Name': 'Example',
      'Second Name': 'Nobody',
      Birthdate: new Date('1999-04-02T00:00:00Z'),
      Gender: 'Feminine\u00a0',
      Citizenship: 'Philippines',
      'Mobile Phone': 7700900123,
      'Mailing State/Province': 'Basrah',
      'Mailing Country': 'Iraq',
      'Trafficking Status': 'Actual victim of trafficking',
      'Method of Recruitment': 'Through an online advertisement',
      'Methods of Control': 'Withholds documents; Physical threats; Physical abuse',
      'Type of Exploitation': 'Forced labour; Sexual exploitation',
      'Incoming Referral Date': '03/2021',
    });
    expect(notes).toEqual([]);
    const facts = { acts: ['recruitment'], means: ['coercion', 'threat', 'force'] };
    expect(value).toEqual({
      identificationStatus: 'confirmed',
      case: {
        person: {
          alias: 'row 3',
          givenName: 'Example',
          familyName: 'Nobody',
          sex: 'female',
          birthDate: '1999-04-02',
          birthDatePrecision: 'day',
          nationality: 'PH',
          phone: '7700900123',
        },
        governorate: 'basra',
        foundAt: '2021-03-01',
        foundAtPrecision: 'month',
        foundBy: 'unknown',
        exploitation: [
          { form: 'forced-labour', ...facts },
          { form: 'sexual-exploitation', ...facts },
        ],
        specialNeeds: [],
      },
    });
  });

  it('with nothing but its date is a presumed case of which nothing is known', () => {
    expect(mapped({}).value).toMatchObject({
      identificationStatus: 'presumed',
      case: {
        person: { sex: 'unknown', ageBand: 'unknown', nationality: null },
        governorate: 'unknown',
        exploitation: [{ form: 'unknown', acts: [], means: [] }],
      },
    });
  });

  it.each([
    ['Possible victim of trafficking', 'presumed'],
    ['ActualVictimOfTrafficking', 'confirmed'],
    ['Not a victim of trafficking', 'not-confirmed'],
  ])('whose status is "%s" is %s', (status, expected) => {
    expect(mapped({ 'Trafficking Status': status }).value.identificationStatus).toBe(expected);
  });

  it('reads NA as Namibia and keeps the first of two citizenships with a note', () => {
    expect(caseOf({ Citizenship: 'NA' }).person.nationality).toBe('NA');
    const two = mapped({ Citizenship: 'Namibia; Iraq' });
    expect(two.value.case.person.nationality).toBe('NA');
    expect(two.notes).toEqual([{ path: 'Citizenship', code: 'value.second-not-kept', word: 'Namibia; Iraq' }]);
  });

  it.each([
    ['Forced labour', 'ActivitiesOfHouseholdsAsEmployers', null],
    ['Forced labour', households, 'domestic-servitude'],
    ['Forced labour', 'Construction', 'forced-labour'],
    [null, 'Construction', 'forced-labour'],
  ])('%s in %s is %s', (type, industry, form) => {
    const values = { 'Type of Exploitation': type, 'Forced Labour Industry': industry };
    if (form === null) expect(errorsOf(values)).toEqual([{ path: 'Forced Labour Industry', code: 'code.unknown', word: industry }]);
    else expect(caseOf(values).exploitation.map((record) => record.form)).toEqual([form]);
  });

  it.each([
    ['2005-03-06', 'child-soldiering'],
    ['2003-03-06', 'child-soldiering'],
    ['2003-03-05', 'other'],
    ['2003', 'child-soldiering'],
    ['03/2003', 'child-soldiering'],
    ['02/2003', 'other'],
    [null, 'other'],
  ])('of forced military with birth date %s is %s', (birthdate, form) => {
    const values = { Birthdate: birthdate, 'Type of Exploitation': 'Forced military (by non-state actors)' };
    expect(caseOf(values).exploitation[0]?.form).toBe(form);
  });

  it.each([
    [{ 'Mailing State/Province': 'ذي قار' }, 'dhi-qar'],
    [{ 'Mailing State/Province': 'Salah al-Din', 'Mailing Country': 'IQ' }, 'salah-al-din'],
    [{ 'Mailing State/Province': 'Basra', 'Mailing Country': 'Jordan' }, 'outside-country'],
    [{ 'Mailing State/Province': 'Somewhere' }, 'unknown'],
    [{}, 'unknown'],
  ])('with the address %j belongs to %s', (address, governorate) => {
    expect(caseOf(address).governorate).toBe(governorate);
  });

  it('names the wrong word of coded columns and never that of a name or date column', () => {
    expect(
      errorsOf({
        'First Name': { error: '#N/A' },
        'Second Name': true,
        Birthdate: 'private 1999',
        Gender: 'Feminine; Masculine',
        'Methods of Control': 'Hypnosis; Other',
        'Incoming Referral Date': 'At work',
      }),
    ).toEqual([
      { path: 'Incoming Referral Date', code: 'date.invalid' },
      { path: 'Birthdate', code: 'date.invalid' },
      { path: 'Gender', code: 'code.only-one', word: 'Feminine; Masculine' },
      { path: 'Methods of Control', code: 'code.unknown', word: 'Hypnosis' },
      { path: 'First Name', code: 'cell.error' },
      { path: 'Second Name', code: 'text.expected' },
    ]);
  });

  it('without a date of first contact, or born after it, is refused', () => {
    expect(errorsOf({ 'Incoming Referral Date': null })).toEqual([{ path: 'Incoming Referral Date', code: 'required' }]);
    expect(errorsOf({ Birthdate: '2022' })).toEqual([{ path: 'Birthdate', code: 'date.after-first-contact' }]);
  });

  it('with only its number is empty', () => {
    expect(isEmptyHtcdsRow(layoutOf(), [1])).toBe(true);
    expect(
      isEmptyHtcdsRow(
        layoutOf(),
        shownRow.map((_, index) => (index === 0 ? 9 : '\u00a0')),
      ),
    ).toBe(true);
    expect(isEmptyHtcdsRow(layoutOf(), cells({}))).toBe(false);
  });
});

describe('the tables of codes', () => {
  it.each([
    ['gender', sexOfGender],
    ['traffickingStatus', identificationOfStatus],
    ['methodsOfControl', meansOfControl],
    ['typeOfExploitation', formOfExploitation],
  ] as const)('have an entry for every code of %s and no other', (list, table) => {
    expect(Object.keys(table).sort()).toEqual(htcds.codeLists[list].values.map(({ code }) => code).sort());
  });
});
