import { checkCharacterOf, crockford, crockfordFrom, isWhole, lettersAsMeant, withoutSeparators } from '../shared/crockford';

const randomLength = 6;
const shape = new RegExp(`^NRM(\\d{4})([${crockford}]{${randomLength}})([${crockford}])$`);

/**
 * A case number, `NRM-2026-7K3F9Q-2`: the year, six random characters, and a check character over both.
 * @param random at least six bytes; the low five bits of each are used, so every character is equally likely.
 */
export function caseNumberFrom(year: number, random: readonly number[]): string {
  const stem = `${String(year).padStart(4, '0')}${crockfordFrom(random, randomLength)}`;
  return written(stem, checkCharacterOf(stem));
}

/**
 * The number in its one written form, or null where it is none. Lower case, O for 0, I and L for 1, Arabic digits and
 * missing dashes are read as meant; every single wrong character and every two swapped ones are caught.
 */
export function readCaseNumber(text: string): string | null {
  const plain = withoutSeparators(text);
  const parts = shape.exec(`${plain.slice(0, 3)}${lettersAsMeant(plain.slice(3))}`);
  if (parts === null) return null;
  const [, year = '', middle = '', check = ''] = parts;
  return isWhole(`${year}${middle}${check}`) ? written(`${year}${middle}`, check) : null;
}

export function isCaseNumber(text: string): boolean {
  return readCaseNumber(text) !== null;
}

function written(stem: string, check: string): string {
  return `NRM-${stem.slice(0, 4)}-${stem.slice(4)}-${check}`;
}
