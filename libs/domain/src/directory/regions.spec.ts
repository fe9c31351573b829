import { governorates, regions } from './codes';
import { regionOf } from './regions';

describe('regions', () => {
  it('take in every governorate of the country, and nothing from outside it', () => {
    expect(governorates.codes.filter((code) => regionOf[code] === null)).toEqual(['outside-country', 'unknown']);
    expect(new Set(Object.values(regionOf).filter((region) => region !== null))).toEqual(new Set(regions.codes));
  });

  it('keep the four governorates of the Kurdistan Region together', () => {
    expect(governorates.codes.filter((code) => regionOf[code] === 'kurdistan-region')).toEqual([
      'erbil',
      'sulaymaniyah',
      'duhok',
      'halabja',
    ]);
  });
});
