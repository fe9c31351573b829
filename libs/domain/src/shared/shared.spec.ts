import fc from 'fast-check';
import { codeList } from './code-list';
import { latinDigits } from './digits';
import { isId } from './ids';
import { localDay } from './local-day';
import { isIsoDate } from './partial-date';

fc.configureGlobal({ seed: 20_260_301 });

describe('a code list', () => {
  it('knows its own codes and coerces nothing', () => {
    const list = codeList('example', ['one', 'two']);
    expect(list.codes.every((code) => list.has(code))).toBe(true);
    for (const other of ['three', 'ONE', '', 1, null, undefined, ['one'], { toString: () => 'one' }]) expect(list.has(other)).toBe(false);
  });
});

describe('digits', () => {
  it('of both Arabic sets become Latin, everything else stays', () => {
    expect(latinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 42 عمر')).toBe('0123456789 0123456789 42 عمر');
  });
});

describe('dates', () => {
  it('are real calendar days', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        expect(isIsoDate(date.toISOString().slice(0, 10))).toBe(true);
      }),
    );
    for (const other of ['2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', '', null, 20260101])
      expect(isIsoDate(other)).toBe(false);
  });

  it('turn at midnight in Iraq', () => {
    expect(localDay(new Date('2026-03-01T20:59:59.999Z'))).toBe('2026-03-01');
    expect(localDay(new Date('2026-03-01T21:00:00.000Z'))).toBe('2026-03-02');
  });
});

describe('ids', () => {
  it('are lower-case UUIDs', () => {
    fc.assert(fc.property(fc.uuid(), (id) => expect(isId(id)).toBe(true)));
    for (const other of ['', 'A0000000-0000-4000-8000-000000000000', 'ministry-of-interior', null]) expect(isId(other)).toBe(false);
  });
});
