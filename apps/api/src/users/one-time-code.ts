import { createHash, randomInt } from 'node:crypto';
import { latinDigits } from '@himaya/domain';

/** Crockford's base 32: no letter that is read as a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupLength = 5;

/** A code of 100 random bits in groups that can be read out: `7K3FQ-…`. */
export function newOneTimeCode(): string {
  const group = (): string => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** What the database keeps of a code, however it is typed: spaces, case and the letters O, I and L do not matter. */
export function hashOneTimeCode(typed: string): Buffer {
  const plain = latinDigits(typed)
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(plain).digest();
}
