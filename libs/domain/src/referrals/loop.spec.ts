import fc from 'fast-check';
import { arePlacesStale, placesKeptFor } from '../capacity/capacity';
import { services } from '../directory/codes';
import type { UnitId, UserId } from '../shared/ids';
import { decideAgain } from './again';
import { messageCodes, openReferralStatuses, referralStatuses, serviceOutcomes, type ReferralStatus } from './codes';
import { deadlineTableOf, defaultDeadlines } from './deadlines';
import { feedbackLevelOf } from './feedback';
import { decideMessage, messageScopeOf } from './messages';
import { decidePause, pauseDays } from './pause';
import { decideTaking } from './taking';

fc.configureGlobal({ seed: 20_260_301 });

const [desk, section, elsewhere] = ['desk', 'section', 'elsewhere'] as unknown as [UnitId, UnitId, UnitId];
const [me, colleague] = ['me', 'colleague'] as unknown as [UserId, UserId];
const isOpen = (status: ReferralStatus): boolean => (openReferralStatuses as readonly ReferralStatus[]).includes(status);
const statuses = fc.constantFrom(...referralStatuses.codes);
const now = new Date('2026-03-01T21:30:00Z');

describe('who has a referral', () => {
  it('is whoever takes a free one at the desk that answers it, while it is open', () => {
    fc.assert(
      fc.property(statuses, fc.constantFrom(desk, section), fc.constantFrom(null, me, colleague), (status, unitId, assignedTo) => {
        const taken = decideTaking({ status, toUnitId: desk, assignedTo }, 'take', { unitId, userId: me });
        const released = decideTaking({ status, toUnitId: desk, assignedTo }, 'release', { unitId, userId: me });
        const may = unitId === desk && isOpen(status);
        expect(taken.ok).toBe(may && assignedTo !== colleague);
        expect(released.ok).toBe(may && assignedTo !== null);
      }),
    );
  });
});

describe('the thread', () => {
  it('carries words exactly while the packet is open, and codes while the referral is', () => {
    fc.assert(
      fc.property(statuses, fc.boolean(), (status, packetOpen) => {
        const scope = messageScopeOf(status, packetOpen);
        expect(decideMessage(scope, { text: 'words' }).ok).toBe(packetOpen);
        expect(decideMessage(scope, { code: messageCodes.codes[0]! }).ok).toBe(packetOpen || isOpen(status));
      }),
    );
  });

  it('takes a code or words, one of the two', () => {
    expect(decideMessage('words', {})).toMatchObject({ problem: 'body.invalid' });
    expect(decideMessage('words', { text: '' })).toMatchObject({ problem: 'body.invalid' });
    expect(decideMessage('words', { text: 'a', code: 'please-call' })).toMatchObject({ problem: 'body.invalid' });
    expect(decideMessage('codes', { text: 'a' })).toMatchObject({ problem: 'referral.codes-only' });
    expect(decideMessage('nothing', { code: 'please-call' })).toMatchObject({ problem: 'referral.not-now' });
  });
});

describe('a need that came to nothing', () => {
  it.each([
    ['rejected', elsewhere, true],
    ['rejected', desk, false],
    ['failed', desk, true],
    ['cancelled', elsewhere, true],
    ['entered-in-error', elsewhere, false],
    ['requested', elsewhere, false],
    ['completed', elsewhere, false],
  ] as const)('%s, to %s: %s', (status, toUnitId, goes) => {
    const ended = { status, fromUnitId: section, toUnitId: desk };
    expect(decideAgain(ended, { unitId: section, toUnitId }).ok).toBe(goes);
    expect(decideAgain(ended, { unitId: desk, toUnitId: elsewhere })).toMatchObject({ problem: 'referral.not-your-side' });
  });

  it('goes on after a service that was not provided whole, and after no other', () => {
    const goes = serviceOutcomes.codes.filter(
      (outcome) =>
        decideAgain({ status: 'completed', outcome, fromUnitId: section, toUnitId: desk }, { unitId: section, toUnitId: elsewhere }).ok,
    );
    expect(goes).toEqual(['partly-provided', 'not-provided', 'referred-on']);
  });
});

describe('a pause', () => {
  it('ends on a day to come, in Iraq, within half a year; two weeks where nobody says', () => {
    // 1 March 21:30 UTC is 2 March in Iraq.
    expect(decidePause(undefined, now)).toEqual({ ok: true, value: { until: '2026-03-16', lookedAt: new Date('2026-03-16T05:00:00Z') } });
    expect(decidePause('2026-03-02', now)).toMatchObject({ errors: [{ path: 'until', code: 'date.past' }] });
    expect(decidePause('2026-03-03', now).ok).toBe(true);
    expect(decidePause('2026-08-29', now).ok).toBe(true);
    expect(decidePause('2026-08-30', now)).toMatchObject({ errors: [{ path: 'until', code: 'date.too-far' }] });
    expect(pauseDays.usual).toBeLessThan(pauseDays.most);
  });
});

describe('what goes back to the sender', () => {
  it('is the outcome and the month of sealed services alone', () => {
    expect(services.codes.filter((service) => feedbackLevelOf(service) === 'outcome-and-month')).toEqual([
      'medical',
      'psychological',
      'legal-aid',
    ]);
  });
});

describe('the deadlines of a deployment', () => {
  it('are read from their text, the defaults where it says nothing', () => {
    expect(deadlineTableOf('urgent=4/12/48')).toEqual({ ...defaultDeadlines, urgent: { receive: 4, decide: 12, firstService: 48 } });
    expect(deadlineTableOf('immediate=0.5/1/12, standard=12/36/100')).toMatchObject({
      immediate: { receive: 0.5, decide: 1, firstService: 12 },
      standard: { receive: 12, decide: 36, firstService: 100 },
    });
  });

  it.each(['', 'soon=1/2/3', 'urgent=8/4/72', 'urgent=0/4/72', 'urgent=8/24', 'urgent=8/24/0', 'urgent=8/24/72;standard=1/2/3'])(
    'are refused whole where the text is none: %j',
    (text) => expect(deadlineTableOf(text)).toBeNull(),
  );
});

describe('a word about places', () => {
  it('is believed for two days', () => {
    const kept = new Date('2026-03-01T00:00:00Z');
    expect(arePlacesStale(null, kept)).toBe(true);
    expect(arePlacesStale(kept, new Date(kept.getTime() + placesKeptFor))).toBe(false);
    expect(arePlacesStale(kept, new Date(kept.getTime() + placesKeptFor + 1))).toBe(true);
  });
});
