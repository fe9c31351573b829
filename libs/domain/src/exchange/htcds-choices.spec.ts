import fc from 'fast-check';
import { readHtcdsChoices, type HtcdsListName } from './htcds-choices';
import { htcds } from '../reference';

const seed = 20260301;
const lists: readonly HtcdsListName[] = [
  'gender',
  'iso3166Alpha2',
  'traffickingStatus',
  'methodOfRecruitment',
  'methodsOfControl',
  'typeOfExploitation',
  'isicSection',
  'typeOfSexExploitation',
];
const labelOf = (list: HtcdsListName, code: string): string | undefined =>
  htcds.codeLists[list].values.find((value) => value.code === code)?.label;

describe('the choices of a cell', () => {
  it.each([
    ['Physical threats', ['PhysicalThreats']],
    ['PhysicalThreats', ['PhysicalThreats']],
    ['Debt bondage ', ['DebtBondage']],
    ['DebtBondage ', ['DebtBondage']],
    ['debt BONDAGE; False promises', ['DebtBondage', 'FalsePromises']],
    ['DebtBondage FalsePromises Other', ['DebtBondage', 'FalsePromises', 'Other']],
    ['False promises;False promises; ', ['FalsePromises']],
    ['False promises\nOther', ['FalsePromises', 'Other']],
  ])('%j are %j', (cell, codes) => {
    expect(readHtcdsChoices('methodsOfControl', cell)).toEqual({ codes, unknown: [] });
  });

  it('of a label that contains the separator are that one label, alone and beside others', () => {
    const wholesale = 'Wholesale and retail trade; repair of motor vehicles and motorcycles';
    const households = String(labelOf('isicSection', 'T_ActivitiesOfHouseholdsAsEmployers'));
    expect(readHtcdsChoices('isicSection', `Construction; ${wholesale}; ${households}`).codes).toEqual([
      'F_Construction',
      'G_WholesaleAndRetailTradeRepairOfMotorVehicles',
      'T_ActivitiesOfHouseholdsAsEmployers',
    ]);
  });

  it('of gender read through no-break spaces', () => {
    expect(readHtcdsChoices('gender', 'Transgender\u00a0Feminine\u00a0').codes).toEqual(['TransgenderFeminine']);
  });

  it('of countries take NA for Namibia, by code and by name', () => {
    expect(readHtcdsChoices('iso3166Alpha2', 'NA').codes).toEqual(['NA']);
    expect(readHtcdsChoices('iso3166Alpha2', 'NA PH').codes).toEqual(['NA', 'PH']);
    expect(readHtcdsChoices('iso3166Alpha2', 'Namibia; Philippines').codes).toEqual(['NA', 'PH']);
  });

  it('keep what is known and name what is not', () => {
    expect(readHtcdsChoices('iso3166Alpha2', 'Iraq; Atlantis; Guinea-Bissau')).toEqual({ codes: ['IQ', 'GW'], unknown: ['Atlantis'] });
    expect(readHtcdsChoices('iso3166Alpha2', 'Guinea Bissau')).toEqual({ codes: [], unknown: ['Guinea Bissau'] });
  });

  it('written as labels joined by "; " or as codes joined by spaces read back whole', () => {
    const chosen = fc.constantFrom(...lists).chain((list) => {
      const codes = htcds.codeLists[list].values.map(({ code }) => code);
      return fc.tuple(fc.constant(list), fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 6 }));
    });
    fc.assert(
      fc.property(chosen, ([list, codes]) => {
        expect(readHtcdsChoices(list, codes.map((code) => labelOf(list, code)).join('; '))).toEqual({ codes, unknown: [] });
        expect(readHtcdsChoices(list, codes.join(' '))).toEqual({ codes, unknown: [] });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('of any text end, and repeat no code', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { codes, unknown } = readHtcdsChoices('methodsOfControl', text);
        expect(new Set(codes).size).toBe(codes.length);
        expect(unknown.every((word) => word !== '')).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});
