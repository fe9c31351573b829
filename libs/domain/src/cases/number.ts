import { latinDigits } from '../shared/digits';

/** Crockford's base 32: no I, L, O or U, so that a number read aloud or copied by hand comes back the same. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLength = 6;
const shape = new RegExp(`^NRM(\\d{4})([${alphabet}]{${randomLength}})([${alphabet}])$`);

/** Spaces, dashes and the invisible direction marks that right-to-left text brings along when copied. */
const separators = /[\s\-‐-―\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The field of 32 elements: remainders modulo x⁵ + x³ + 1. */
const fieldPolynomial = 0b101001;
/** Any element but 0 and 1 has 31 different powers, one for each place of a number. */
const placeFactor = 28;

/**
 * A case number, `NRM-2026-7K3F9Q-2`: the year, six random characters, and a check character over both.
 * @param random at least six bytes; the low five bits of each are used, so every character is equally likely.
 */
export function caseNumberFrom(year: number, random: readonly number[]): string {
  const middle = Array.from({ length: randomLength }, (_, place) => alphabet.charAt((random[place] ?? 0) & 31)).join('');
  const stem = `${String(year).padStart(4, '0')}${middle}`;
  return written(stem, alphabet.charAt(timesPlaceFactor(weighed(stem))));
}

/**
 * The number in its one written form, or null where it is none. Lower case, O for 0, I and L for 1, Arabic digits and
 * missing dashes are read as meant; every single wrong character and every two swapped ones are caught.
 */
export function readCaseNumber(text: string): string | null {
  const plain = latinDigits(text).replace(separators, '').toUpperCase();
  const parts = shape.exec(`${plain.slice(0, 3)}${plain.slice(3).replace(/O/g, '0').replace(/[IL]/g, '1')}`);
  if (parts === null) return null;
  const [, year = '', middle = '', check = ''] = parts;
  return weighed(`${year}${middle}${check}`) === 0 ? written(`${year}${middle}`, check) : null;
}

export function isCaseNumber(text: string): boolean {
  return readCaseNumber(text) !== null;
}

function written(stem: string, check: string): string {
  return `NRM-${stem.slice(0, 4)}-${stem.slice(4)}-${check}`;
}

/** The sum of all characters, each times its place's power; 0 for a whole number with its check character. */
function weighed(characters: string): number {
  return [...characters].reduce((sum, character) => timesPlaceFactor(sum) ^ alphabet.indexOf(character), 0);
}

function timesPlaceFactor(element: number): number {
  let product = 0;
  for (let bit = 4; bit >= 0; bit -= 1) {
    product <<= 1;
    if (product & 32) product ^= fieldPolynomial;
    if ((placeFactor >> bit) & 1) product ^= element;
  }
  return product;
}
