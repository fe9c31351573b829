import { governorates, type Governorate } from '../directory/codes';
import { governorateNames } from '../reference';

/** Spellings an address may carry for a governorate beside those of the glossary. */
const otherSpellings: Readonly<Record<string, Governorate>> = {
  basrah: 'basra',
  'al basrah': 'basra',
  ninewa: 'nineveh',
  ninawa: 'nineveh',
  arbil: 'erbil',
  hewler: 'erbil',
  اربيل: 'erbil',
  sulaimaniyah: 'sulaymaniyah',
  'al sulaymaniyah': 'sulaymaniyah',
  dohuk: 'duhok',
  'al anbar': 'anbar',
  الانبار: 'anbar',
  'salah ad din': 'salah-al-din',
  babylon: 'babil',
  kerbala: 'karbala',
  'al najaf': 'najaf',
  diwaniyah: 'qadisiyah',
  'al qadisiyah': 'qadisiyah',
  الديوانية: 'qadisiyah',
  'al muthanna': 'muthanna',
  'thi qar': 'dhi-qar',
  missan: 'maysan',
};

const simplify = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\-_’']+/g, ' ')
    .trim();

const named = new Map<string, Governorate>(Object.entries(otherSpellings));
for (const code of governorates.codes) {
  for (const name of [code, ...Object.values<string>({ ...governorateNames[code] })]) named.set(simplify(name), code);
}

/** The governorate a province cell names, in Latin, Arabic or Kurdish letters; undefined where it names none. */
export function readGovernorate(text: string): Governorate | undefined {
  return named.get(simplify(text));
}
