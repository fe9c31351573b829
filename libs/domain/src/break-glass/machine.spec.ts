import fc from 'fast-check';
import { categories, maskOf } from '../shared/categories';
import type { UnitId, UserId } from '../shared/ids';
import { breakGlassOutcomes, breakGlassStatuses, type BreakGlassStatus } from './codes';
import {
  breakGlassMachine,
  breakGlassRules,
  breakGlassStatusAt,
  decideBreakGlass,
  decideBreakGlassMove,
  moveOfOutcome,
  type BreakGlassAction,
  type BreakGlassRecord,
} from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const now = new Date('2026-03-01T09:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const asker = { userId: 'asker' as UserId, unitId: 'unit' as UnitId };
const colleague = { userId: 'colleague' as UserId, unitId: asker.unitId };
const mask = fc.nat(8191);
const actions = Object.keys(breakGlassMachine) as BreakGlassAction[];
const recordAt = (status: BreakGlassStatus): BreakGlassRecord => ({ ...asker, status, requestedAt: now, endsAt: hours(4) });

describe('an emergency access', () => {
  it('opens core, identity and risk under the ceiling and nothing else, the first in a day at once', () => {
    const closed = maskOf('shelter', 'legal', 'psychosocial', 'health', 'exploitation');
    fc.assert(
      fc.property(mask, mask, fc.boolean(), fc.boolean(), fc.nat(3), (ceiling, held, open, asked, opened) => {
        const decided = decideBreakGlass({ ceiling, held, open, asked, opened });
        if (!decided.ok) return;
        const { to, read } = decided.value;
        expect(read & ~ceiling).toBe(0);
        expect(read & closed).toBe(0);
        expect(read & ~held).not.toBe(0);
        expect([open, asked]).toEqual([false, false]);
        expect(to).toBe(opened === 0 ? 'open' : 'requested');
      }),
      { numRuns: 1000 },
    );
    expect(decideBreakGlass({ ceiling: maskOf(...categories.codes), held: 0, open: false, asked: false, opened: 0 })).toMatchObject({
      value: { to: 'open', read: maskOf('core', 'identity', 'risk') },
    });
  });

  it('ends by itself after four hours, and an unanswered request after a day', () => {
    expect(breakGlassStatusAt(recordAt('open'), new Date(hours(4).getTime() - 1))).toBe('open');
    expect(breakGlassStatusAt(recordAt('open'), hours(4))).toBe('ended');
    expect(breakGlassStatusAt(recordAt('requested'), hours(23))).toBe('requested');
    expect(breakGlassStatusAt(recordAt('requested'), hours(24))).toBe('lapsed');
    expect(breakGlassRules.openMs).toBe(4 * 3_600_000);
  });

  it('moves only as the table says, never by the wrong person', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...breakGlassStatuses.codes),
        fc.constantFrom(...actions),
        fc.constantFrom(asker, colleague, { userId: 'other' as UserId, unitId: 'elsewhere' as UnitId }),
        fc.integer({ min: 0, max: 30 }),
        (status, action, who, later) => {
          const record = recordAt(status);
          const move = breakGlassMachine[action];
          const at = breakGlassStatusAt(record, hours(later));
          const mine = who.userId === asker.userId;
          const side = move.by === 'holder' ? mine : !mine && (move.by === 'reviewer' || who.unitId === asker.unitId);
          const from: readonly BreakGlassStatus[] = move.from;
          expect(decideBreakGlassMove(record, action, { ...who, now: hours(later) }).ok).toBe(side && from.includes(at));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is reviewed to the end by every finding but an inquiry, and leaves nothing unreviewable', () => {
    expect(breakGlassOutcomes.codes.map((outcome) => breakGlassMachine[moveOfOutcome[outcome]].to)).toEqual([
      'reviewed',
      'reviewed',
      'in-inquiry',
    ]);
    const moves: readonly { readonly from: readonly string[] }[] = Object.values(breakGlassMachine);
    const going = breakGlassStatuses.codes.filter((status) => moves.some(({ from }) => from.includes(status)));
    expect(going).toEqual(['requested', 'open', 'ended', 'in-inquiry']);
  });
});
