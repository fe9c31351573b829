import fc from 'fast-check';
import { deskOpensAt, isDeskOpen } from './desk-hours';
import type { DeskHours } from './types';

fc.configureGlobal({ seed: 20_260_301 });

const office: DeskHours = { days: [0, 1, 2, 3, 4], opensAt: 8 * 60, closesAt: 16 * 60 };
const at = (text: string): Date => new Date(`${text}+03:00`);

describe('the hours of a desk', () => {
  it.each([
    // 1 March 2026 is a Sunday.
    ['2026-03-01T08:00', true, '2026-03-01T08:00'],
    ['2026-03-01T07:59', false, '2026-03-01T08:00'],
    ['2026-03-01T16:00', false, '2026-03-02T08:00'],
    ['2026-03-05T15:59', true, '2026-03-05T15:59'],
    ['2026-03-05T16:00', false, '2026-03-08T08:00'],
    ['2026-03-06T12:00', false, '2026-03-08T08:00'],
  ])('at %s: open %s, next somebody there at %s', (now, open, next) => {
    expect(isDeskOpen(office, at(now))).toBe(open);
    expect(deskOpensAt(office, at(now))).toEqual(at(next));
  });

  it('never close where there are none, and never open where they name no day', () => {
    const now = at('2026-03-06T03:00');
    expect([isDeskOpen(null, now), deskOpensAt(null, now)]).toEqual([true, now]);
    expect(deskOpensAt({ ...office, days: [] }, now)).toBeNull();
  });

  it('are open at the moment they say they open, and at none between', () => {
    const hours = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      opensAt: fc.integer({ min: 0, max: 720 }),
      closesAt: fc.integer({ min: 721, max: 1440 }),
    });
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 20_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (some, minutes, share) => {
        const now = new Date(at('2026-03-01T00:00').getTime() + minutes * 60_000);
        const next = deskOpensAt(some, now)!;
        expect(isDeskOpen(some, next)).toBe(true);
        const between = new Date(now.getTime() + (next.getTime() - now.getTime()) * share);
        if (next > now) expect(isDeskOpen(some, between)).toBe(false);
      }),
    );
  });
});
