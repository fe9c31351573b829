import { latinDigits } from './digits';

/** Crockford's base 32: no I, L, O or U, so that what is read aloud or copied by hand comes back the same. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Spaces, dashes and the invisible direction marks that right-to-left text brings along when copied. */
const separators = /[\s\-‐-―\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The field of 32 elements: remainders modulo x⁵ + x³ + 1. */
const fieldPolynomial = 0b101001;
/** Any element but 0 and 1 has 31 different powers, one for each place. */
const placeFactor = 28;

/** `length` characters of the alphabet. @param random at least `length` bytes; the low five bits of each are used, so every character is equally likely. */
export function crockfordFrom(random: readonly number[], length: number): string {
  return Array.from({ length }, (_, place) => crockford.charAt((random[place] ?? 0) & 31)).join('');
}

/** The text as typed, without what separates: capitals, Latin digits, no dashes. */
export function withoutSeparators(text: string): string {
  return latinDigits(text).replace(separators, '').toUpperCase();
}

/** O read as 0, I and L as 1. */
export function lettersAsMeant(text: string): string {
  return text.replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** The character after which `isWhole` holds. */
export function checkCharacterOf(stem: string): string {
  return crockford.charAt(timesPlaceFactor(weighed(stem)));
}

/** True for a stem with its check character: every single wrong character and every two swapped ones are caught, up to 31 characters. */
export function isWhole(characters: string): boolean {
  return weighed(characters) === 0;
}

/** The sum of all characters, each times its place's power; 0 for a whole text with its check character. */
function weighed(characters: string): number {
  return [...characters].reduce((sum, character) => timesPlaceFactor(sum) ^ crockford.indexOf(character), 0);
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
