import fc from 'fast-check';
import { categories, categoriesIn, maskOf } from '../shared/categories';
import { services } from '../directory/codes';
import { grantEndings, grantStatuses } from './codes';
import { endOfLocalDay, localDay } from '../shared/local-day';
import {
  decideAdding,
  decideGrantEnding,
  decideTakingBack,
  grantMachine,
  grantStatusAt,
  packetMasks,
  serviceCategory,
  type GrantTimes,
} from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const opened: GrantTimes = { endsAt: null, endedAt: null, ending: null };
const now = new Date('2026-03-01T09:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const packet = fc.subarray([...categories.codes]);

describe('a grant', () => {
  it('is read for thirty days after completion and not an instant longer', () => {
    expect(decideGrantEnding(opened, 'completed', now)).toEqual({ ok: true, value: { to: 'winding-down', readableUntil: days(30) } });
    const completed: GrantTimes = { ...opened, endsAt: days(30), ending: 'completed' };
    expect(grantStatusAt(completed, now)).toBe('winding-down');
    expect(grantStatusAt(completed, new Date(days(30).getTime() - 1))).toBe('winding-down');
    expect(grantStatusAt(completed, days(30))).toBe('expired');
  });

  it('is active until its own end, and never outlives it while winding down', () => {
    const dated: GrantTimes = { ...opened, endsAt: days(4) };
    expect(grantStatusAt(dated, days(3))).toBe('active');
    expect(grantStatusAt(dated, days(4))).toBe('expired');
    expect(decideGrantEnding(dated, 'completed', now)).toMatchObject({ value: { readableUntil: days(4) } });
  });

  it('says the same status before and after it is written down, and every ending but completion shuts it at once', () => {
    for (const ending of grantEndings.codes) {
      const outcome = decideGrantEnding(opened, ending, now);
      if (!outcome.ok) throw new Error(outcome.problem);
      const { to, readableUntil } = outcome.value;
      const stored: GrantTimes =
        to === 'winding-down' ? { ...opened, endsAt: readableUntil, ending } : { ...opened, endedAt: readableUntil, ending };
      expect(grantStatusAt(stored, now)).toBe(to);
      expect(readableUntil).toEqual(ending === 'completed' ? days(30) : now);
    }
  });

  it('can be withdrawn while it winds down, but nothing ends twice', () => {
    const winding: GrantTimes = { ...opened, endsAt: days(30), ending: 'completed' };
    expect(decideGrantEnding(winding, 'withdrawn', days(3))).toMatchObject({ value: { to: 'ended', readableUntil: days(3) } });
    expect(decideGrantEnding(winding, 'completed', days(3))).toMatchObject({ problem: 'grant.not-open' });
    expect(decideGrantEnding({ ...opened, endedAt: now, ending: 'withdrawn' }, 'completed', now)).toMatchObject({
      problem: 'grant.not-open',
    });
    expect(decideGrantEnding({ ...opened, endsAt: now }, 'completed', now)).toMatchObject({ problem: 'grant.not-open' });
  });

  it('rests on its consent to the last instant of that day in Iraq', () => {
    const end = endOfLocalDay('2026-03-01');
    expect(end.toISOString()).toBe('2026-03-01T21:00:00.000Z');
    expect(localDay(new Date(end.getTime() - 1))).toBe('2026-03-01');
    expect(localDay(end)).toBe('2026-03-02');
  });

  it('has no dead status', () => {
    const moves: readonly { from: readonly string[]; to: string }[] = Object.values(grantMachine);
    const open = grantStatuses.codes.filter((status) => moves.some((move) => move.from.includes(status)));
    expect(open).toEqual(['active', 'winding-down']);
    expect([...new Set(moves.map((move) => move.to)), 'active'].sort()).toEqual([...grantStatuses.codes].sort());
  });
});

describe('the masks of a packet', () => {
  it('go there and back', () => {
    fc.assert(fc.property(packet, (members) => expect(categoriesIn(maskOf(...members))).toEqual(members)));
    expect(maskOf('core', 'notes')).toBe(0b1000000000001);
  });

  it('open the packet at read and the service’s own category at both, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...services.codes), packet, (service, members) => {
        const own = serviceCategory[service];
        const { read, write } = packetMasks(service, members);
        expect(categoriesIn(write)).toEqual(own === null ? [] : [own]);
        expect(new Set(categoriesIn(read))).toEqual(new Set(own === null ? members : [...members, own]));
      }),
    );
    expect(packetMasks('interpretation', ['core'])).toEqual({ read: maskOf('core'), write: 0 });
    expect(packetMasks('shelter', ['core', 'identity'])).toEqual({ read: maskOf('core', 'identity', 'shelter'), write: maskOf('shelter') });
  });
});

describe('what a door lets in', () => {
  it('is nothing once the service is over, but for the word that a consent is taken back', () => {
    const over = { bases: ['referral'] as const, writeMask: 0 };
    expect(decideAdding(over)).toMatchObject({ problem: 'grant.read-only' });
    expect(decideTakingBack(over)).toMatchObject({ ok: true });
    expect(decideAdding({ bases: ['referral'], writeMask: maskOf('shelter') })).toMatchObject({ ok: true });
  });

  it('is nothing at all where only the glass was broken', () => {
    expect(decideAdding({ bases: ['break-glass'], writeMask: 0 })).toMatchObject({ problem: 'grant.read-only' });
    expect(decideTakingBack({ bases: ['break-glass'], writeMask: 0 })).toMatchObject({ problem: 'grant.read-only' });
    expect(decideTakingBack({ bases: ['break-glass', 'ownership'], writeMask: 1 })).toMatchObject({ ok: true });
  });
});
