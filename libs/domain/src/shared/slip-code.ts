import { checkCharacterOf, crockford, crockfordFrom, isWhole, lettersAsMeant, withoutSeparators } from './crockford';

const randomLength = 9;
const shape = new RegExp(`^[${crockford}]{${randomLength + 1}}$`);

/**
 * A code for a slip of paper, `7K3F9-Q2M4X`: nine random characters (45 bits) and a check character, in Crockford's base 32.
 * @param random at least nine bytes; the low five bits of each are used
 */
export function slipCodeFrom(random: readonly number[]): string {
  const stem = crockfordFrom(random, randomLength);
  return written(stem + checkCharacterOf(stem));
}

/** The code in its one written form, or null where it is none, a slip of the pen included. */
export function readSlipCode(text: string): string | null {
  const plain = lettersAsMeant(withoutSeparators(text));
  return shape.test(plain) && isWhole(plain) ? written(plain) : null;
}

const written = (plain: string): string => `${plain.slice(0, 5)}-${plain.slice(5)}`;
