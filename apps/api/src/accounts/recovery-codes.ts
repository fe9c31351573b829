import { createHash, randomInt } from 'node:crypto';

const howMany = 10;
/** Without letters and digits that look alike: 31 signs, 16 of them make 79 bits. */
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const groups = 4;
const perGroup = 4;

export interface NewRecoveryCodes {
  /** Shown once. */
  readonly codes: readonly string[];
  readonly hashes: readonly Buffer[];
}

export function newRecoveryCodes(): NewRecoveryCodes {
  const codes = Array.from({ length: howMany }, newCode);
  return { codes, hashes: codes.map((code) => createHash('sha256').update(bareCode(code)).digest()) };
}

/** A code as it was typed, without what only helps the eye. */
export function bareCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function newCode(): string {
  const group = (): string => Array.from({ length: perGroup }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
