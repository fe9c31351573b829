import type { Governorate, Region } from './codes';

/** The region each governorate is counted in; null for what lies outside the country or is not known. */
export const regionOf: Readonly<Record<Governorate, Region | null>> = {
  baghdad: 'baghdad',
  nineveh: 'north',
  kirkuk: 'north',
  'salah-al-din': 'north',
  anbar: 'west',
  diyala: 'west',
  babil: 'middle-euphrates',
  karbala: 'middle-euphrates',
  najaf: 'middle-euphrates',
  qadisiyah: 'middle-euphrates',
  wasit: 'south',
  muthanna: 'south',
  'dhi-qar': 'south',
  maysan: 'south',
  basra: 'south',
  erbil: 'kurdistan-region',
  sulaymaniyah: 'kurdistan-region',
  duhok: 'kurdistan-region',
  halabja: 'kurdistan-region',
  'outside-country': null,
  unknown: null,
};
