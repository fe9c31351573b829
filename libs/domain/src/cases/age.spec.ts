import fc from 'fast-check';
import { datePrecisions } from '../shared/partial-date';
import { ageBandOf, bandOfYears, isChild, presumedChild, yearsOn } from './age';
import { ageBands } from './codes';

fc.configureGlobal({ seed: 20_260_301 });

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-03-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('age', () => {
  it('is counted in whole years up to the birthday', () => {
    expect(yearsOn('2008-03-02', '2026-03-01')).toBe(17);
    expect(yearsOn('2008-03-02', '2026-03-02')).toBe(18);
    expect(yearsOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(yearsOn('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('takes a coarse birth date at its latest day', () => {
    expect(ageBandOf({ birthDate: '2008-01-01', birthDatePrecision: 'year' }, '2026-12-30')).toBe('15-17');
    expect(ageBandOf({ birthDate: '2008-01-01', birthDatePrecision: 'year' }, '2026-12-31')).toBe('18-29');
    expect(ageBandOf({ birthDate: '2008-04-01', birthDatePrecision: 'quarter' }, '2026-06-29')).toBe('15-17');
    expect(ageBandOf({ birthDate: '2008-04-01', birthDatePrecision: 'month' }, '2026-04-30')).toBe('18-29');
  });

  it.each([
    [0, '0-8'],
    [8, '0-8'],
    [9, '9-14'],
    [14, '9-14'],
    [15, '15-17'],
    [17, '15-17'],
    [18, '18-29'],
    [29, '18-29'],
    [30, '30-59'],
    [59, '30-59'],
    [60, '60-plus'],
    [120, '60-plus'],
    [-1, 'unknown'],
    [Number.NaN, 'unknown'],
  ] as const)('%d years: %s', (years, band) => {
    expect(bandOfYears(years)).toBe(band);
  });

  it('comes from the birth date, else the years, else the band', () => {
    expect(ageBandOf({ birthDate: '2020-01-01', ageYears: 40, ageBand: 'adult' }, '2026-03-01')).toBe('0-8');
    expect(ageBandOf({ birthDate: null, ageYears: 0, ageBand: 'adult' }, '2026-03-01')).toBe('0-8');
    expect(ageBandOf({ ageYears: null, ageBand: 'adult' }, '2026-03-01')).toBe('adult');
    expect(ageBandOf({}, '2026-03-01')).toBe('unknown');
  });

  it('never makes anyone older by knowing less of the birth date', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...datePrecisions.codes), (born, precision) => {
        expect(yearsOn(born, '2026-03-01', precision)).toBeLessThanOrEqual(yearsOn(born, '2026-03-01'));
      }),
    );
  });

  it('in doubt is under 18', () => {
    expect(ageBands.codes.filter(isChild)).toEqual(['0-8', '9-14', '15-17', 'child']);
    expect(ageBands.codes.filter(presumedChild)).toEqual(['0-8', '9-14', '15-17', 'child', 'unknown']);
  });
});
