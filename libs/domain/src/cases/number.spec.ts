import fc from 'fast-check';
import { caseNumberFrom, isCaseNumber, readCaseNumber } from './number';

fc.configureGlobal({ seed: 20_260_301 });

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const caseNumber = fc
  .tuple(fc.integer({ min: 2000, max: 2999 }), fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 }))
  .map(([year, bytes]) => caseNumberFrom(year, bytes));
/** Where the year, the random characters and the check character stand. */
const places = [4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 16];

const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));

describe('a case number', () => {
  it('carries the year, six random characters and a check character', () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        expect(number).toMatch(/^NRM-2\d{3}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]$/);
        expect(readCaseNumber(number)).toBe(number);
      }),
    );
    expect(isCaseNumber('NRM-2026-7K3F9Q-2')).toBe(true);
  });

  it('uses every character alike', () => {
    const seen = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const character = caseNumberFrom(2026, [byte, 0, 0, 0, 0, 0]).charAt(9);
      seen.set(character, (seen.get(character) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(alphabet);
    expect(new Set(seen.values())).toEqual(new Set([8]));
  });

  it('with one wrong character is none', () => {
    fc.assert(
      fc.property(caseNumber, fc.constantFrom(...places), fc.constantFrom(...alphabet), (number, place, other) => {
        fc.pre(number.charAt(place) !== other);
        expect(isCaseNumber(number.slice(0, place) + other + number.slice(place + 1))).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('with two swapped characters is none', () => {
    fc.assert(
      fc.property(caseNumber, fc.constantFrom(...places), fc.constantFrom(...places), (number, one, two) => {
        fc.pre(number.charAt(one) !== number.charAt(two));
        const swapped = [...number];
        [swapped[one], swapped[two]] = [number.charAt(two), number.charAt(one)];
        expect(isCaseNumber(swapped.join(''))).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read however people write it', () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        expect(readCaseNumber(number.toLowerCase())).toBe(number);
        expect(readCaseNumber(number.replaceAll('-', ' '))).toBe(number);
        expect(readCaseNumber(number.replaceAll('-', ''))).toBe(number);
        expect(readCaseNumber(`\u200f ${arabic(number)}\u200e`)).toBe(number);
        expect(readCaseNumber(number.slice(0, 3) + number.slice(3).replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(number);
      }),
    );
  });

  it('is nothing else', () => {
    for (const text of ['', 'NRM', 'NRM-2026-7K3F9Q', 'XRM-2026-7K3F9Q-2', 'NRM-2026-7K3F9U-2', 'NRM-2026-7K3F9Q-22', 'Amal']) {
      expect(readCaseNumber(text)).toBeNull();
    }
  });
});
