import { latinDigits } from '@himaya/domain';

/** A typed whole number, in Latin or Arabic digits, with or without separators: null where there is none yet, not a number where it is no whole one. */
export function wholeNumberOf(typed: string): number | null {
  const plain = latinDigits(typed).replace(/[\s,\u066c]/g, '');
  return plain === '' ? null : /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
}
