import { codeList, type CodeOf } from '../shared/code-list';

export const governorates = codeList('governorate', [
  'baghdad',
  'basra',
  'nineveh',
  'erbil',
  'sulaymaniyah',
  'duhok',
  'halabja',
  'kirkuk',
  'diyala',
  'anbar',
  'salah-al-din',
  'babil',
  'karbala',
  'najaf',
  'wasit',
  'qadisiyah',
  'muthanna',
  'dhi-qar',
  'maysan',
  'outside-country',
  'unknown',
]);
export type Governorate = CodeOf<typeof governorates>;

/** Groups of governorates, for statistics: no figure is finer. */
export const regions = codeList('region', ['baghdad', 'north', 'west', 'middle-euphrates', 'south', 'kurdistan-region']);
export type Region = CodeOf<typeof regions>;

export const services = codeList('service', [
  'shelter',
  'medical',
  'psychological',
  'legal-aid',
  'interpretation',
  'repatriation',
  'reintegration',
  'financial-aid',
  'education',
  'employment',
]);
export type Service = CodeOf<typeof services>;

/** Whom a unit serves. */
export const personCategories = codeList('person-category', ['men', 'women', 'boys', 'girls', 'families']);
export type PersonCategory = CodeOf<typeof personCategories>;

/** Free places as the senders may see them: never a number. */
export const freePlaces = codeList('free-places', ['none', 'some']);
export type FreePlaces = CodeOf<typeof freePlaces>;

/**
 * What kind of place a unit is. A `placement-desk` answers for shelters that the directory never names (domain.md
 * section 3).
 */
export const unitKinds = codeList('unit-kind', [
  'police-section',
  'coordination-desk',
  'placement-desk',
  'health-facility',
  'legal-aid-office',
  'interpreter-office',
  'court',
  'transport-office',
  'residence-office',
  'reintegration-office',
  'frontline-post',
  'committee-office',
  'administration',
]);
export type UnitKind = CodeOf<typeof unitKinds>;
