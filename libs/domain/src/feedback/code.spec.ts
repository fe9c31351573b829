import fc from 'fast-check';
import { crockford } from '../shared/crockford';
import { feedbackCodeFrom, readFeedbackCode } from './code';

const seed = { seed: 20261127 };
const codes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 9, maxLength: 9 }).map(feedbackCodeFrom);

describe('a code for an opinion', () => {
  it('has ten characters and reads back however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        for (const typed of [
          code.toLowerCase(),
          code.replace('-', ''),
          ` ${code.replace('-', ' ')} `,
          code.replace(/0/g, 'O').replace(/1/g, 'l'),
          code.replace(/0/g, 'o').replace(/1/g, 'I'),
          code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
        ]) {
          expect(readFeedbackCode(typed)).toBe(code);
        }
      }),
      seed,
    );
  });

  it('is none with one character wrong, two swapped, or one missing', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 9 }), fc.nat({ max: 30 }), (code, place, by) => {
        const plain = code.replace('-', '');
        const other = crockford.charAt((crockford.indexOf(plain.charAt(place)) + 1 + by) % 32);
        expect(readFeedbackCode(plain.slice(0, place) + other + plain.slice(place + 1))).toBeNull();
        expect(readFeedbackCode(plain.slice(0, place) + plain.slice(place + 1))).toBeNull();
        if (place < 9 && plain.charAt(place) !== plain.charAt(place + 1)) {
          expect(
            readFeedbackCode(plain.slice(0, place) + plain.charAt(place + 1) + plain.charAt(place) + plain.slice(place + 2)),
          ).toBeNull();
        }
      }),
      seed,
    );
  });
});
