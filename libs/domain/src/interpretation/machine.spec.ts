import fc from 'fast-check';
import { interpretationAbsentees, interpretationModes, interpretationMoves, interpretationReasons, interpretationStatuses } from './codes';
import {
  availableInterpretationMoves,
  decideEndOfInterpretation,
  decideInterpretationMove,
  decideInterpretation,
  decideUndertaking,
  interpretationMachine,
  outcomeOfSessions,
  runningReferral,
  type InterpretationMoveFacts,
  type InterpretationFacts,
  type SessionEnd,
} from './machine';
import { referralStatuses } from '../referrals/codes';
import type { InterpreterId } from '../shared/ids';
import type { Outcome } from '../shared/outcome';
import type { MoveInterpretationBody, PlanInterpretationBody } from './types';

const seed = 20_261_127;
const now = new Date('2026-11-27T10:00:00Z');
const inHours = (hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString();
const interpreterId = '00000000-0000-4000-8000-000000000001' as InterpreterId;
const facts: InterpretationFacts = { now, referralStatus: 'accepted', shared: true, languages: ['tl'] };
const body: PlanInterpretationBody = {
  from: inHours(24),
  to: inHours(26),
  mode: 'in-person',
  language: 'tl',
  wish: 'female',
  governorate: 'baghdad',
  place: 'requesting-unit',
  occasion: 'interview',
  interpreterId,
};
const remote = { mode: 'phone', governorate: null, place: null } as const;
const blame = (decided: Outcome<unknown>): string[] =>
  decided.ok ? [] : (decided.errors?.map(({ path, code }) => `${path} ${code}`) ?? [decided.problem]);

describe('a session', () => {
  it.each([
    [{}, {}, []],
    [remote, {}, []],
    [{ place: null }, {}, ['place required']],
    [{ governorate: null }, {}, ['governorate required']],
    [{ mode: 'video' }, {}, ['governorate key.unknown', 'place key.unknown']],
    [{ to: inHours(24) }, {}, ['to date.order']],
    [{ to: inHours(37) }, {}, ['to date.too-far']],
    // The past is only for what was held.
    [{ from: inHours(-1) }, {}, ['to date.too-far', 'from date.past']],
    [{ from: inHours(-3), to: inHours(-1) }, {}, ['from date.past']],
    [{ from: inHours(-3), to: inHours(-1), minutes: 90 }, {}, []],
    [{ minutes: 90 }, {}, ['from date.future']],
    [{ from: inHours(-31 * 24), to: inHours(-31 * 24 + 1), minutes: 5 }, {}, ['from date.past']],
    [{ from: inHours(181 * 24), to: inHours(181 * 24 + 1) }, {}, ['from date.too-far']],
    [{}, { languages: ['am'] }, ['interpretation.unfit']],
    [{}, { languages: [] }, []],
    [{}, { shared: false }, ['interpretation.no-referral']],
    [{}, { referralStatus: 'completed' }, ['interpretation.no-referral']],
  ] as readonly (readonly [Partial<PlanInterpretationBody>, Partial<InterpretationFacts>, string[]])[])(
    'is planned where %j with %j: %j',
    (changes, more, expected) => {
      expect(blame(decideInterpretation({ ...body, ...changes }, { ...facts, ...more }))).toEqual(expected);
    },
  );

  it('moves by its table alone: what is offered is what is allowed, whatever fields and facts (seeded)', () => {
    const reached = new Set<string>();
    const anyBody: fc.Arbitrary<MoveInterpretationBody> = fc.constantFrom(...interpretationMoves.codes).chain((move) => {
      const given = <T>(field: string, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
        (interpretationMachine[move].needs as readonly string[]).includes(field) ? value : fc.constant(null);
      return fc.record({
        move: fc.constant(move),
        minutes: given('minutes', fc.integer({ min: 1, max: 600 })),
        absentee: given('absentee', fc.constantFrom(...interpretationAbsentees.codes)),
        reason: given('reason', fc.constantFrom(...interpretationReasons.codes)),
        from: given('from', fc.constant(inHours(5))),
        to: given('to', fc.constant(inHours(6))),
        interpreterId: given('interpreterId', fc.constant(interpreterId)),
      });
    });
    const anyFacts: fc.Arbitrary<InterpretationMoveFacts> = fc.record({
      status: fc.constantFrom(...interpretationStatuses.codes),
      from: fc.integer({ min: -48, max: 48 }).map(inHours),
      now: fc.constant(now),
      referralStatus: fc.constantFrom(...referralStatuses.codes),
      shared: fc.boolean(),
    });
    fc.assert(
      fc.property(anyBody, anyFacts, (move, of) => {
        const decided = decideInterpretationMove(move, of);
        const reasonFits = move.reason == null || interpretationMachine[move.move].reasons?.includes(move.reason) === true;
        expect(decided.ok).toBe(availableInterpretationMoves(of).includes(move.move) && reasonFits);
        if (!decided.ok) return;
        reached.add(`${of.status}>${decided.value.to}`);
        // Nobody says how a session went before it began, and nobody is sent once sharing ended.
        if (decided.value.to === 'held' || decided.value.to === 'not-attended') expect(Date.parse(of.from) <= now.getTime()).toBe(true);
        if (decided.value.to === 'planned') expect([of.shared, runningReferral.includes(of.referralStatus)]).toEqual([true, true]);
      }),
      { seed, numRuns: 4000 },
    );
    expect([...reached].toSorted()).toEqual([
      'cancelled>planned',
      'held>planned',
      'not-attended>planned',
      'planned>cancelled',
      'planned>held',
      'planned>not-attended',
      'planned>planned',
    ]);
  });

  it('is not cancelled for what only the end of sharing says, and takes no field of another move', () => {
    const at = { status: 'planned', from: inHours(1), now, referralStatus: 'in-progress', shared: true } as const;
    expect(blame(decideInterpretationMove({ move: 'cancel', reason: 'consent-withdrawn' }, at))).toEqual(['reason code.unknown']);
    expect(blame(decideInterpretationMove({ move: 'cancel', reason: 'other', minutes: 5 }, at))).toEqual(['minutes key.unknown']);
    expect(blame(decideInterpretationMove({ move: 'reschedule', from: inHours(-1), to: inHours(1) }, at))).toEqual(['from date.past']);
    expect(blame(decideInterpretationMove({ move: 'hold', minutes: 5 }, at))).toEqual(['interpretation.not-begun']);
  });

  it('knows every way it can be held', () => expect(interpretationModes.codes).toContain('in-person'));
});

describe('the end of the service', () => {
  const ends = fc.array(
    fc.record({
      status: fc.constantFrom(...interpretationStatuses.codes),
      absentee: fc.constantFrom(...interpretationAbsentees.codes),
      reason: fc.constantFrom(...interpretationReasons.codes),
    }),
    { maxLength: 6 },
  );

  it('waits for what is planned, and says that it was provided only where something was held (seeded)', () => {
    fc.assert(
      fc.property(ends, fc.constantFrom(...referralStatuses.codes), (sessions, referralStatus) => {
        const decided = decideEndOfInterpretation(sessions, { referralStatus });
        const ready =
          sessions.length > 0 && sessions.every(({ status }) => status !== 'planned') && runningReferral.includes(referralStatus);
        expect(decided.ok).toBe(ready);
        if (!decided.ok) return;
        const held = sessions.some(({ status }) => status === 'held');
        expect(['service-provided', 'partly-provided'].includes(decided.value.outcome)).toBe(held);
      }),
      { seed, numRuns: 2000 },
    );
  });

  const end = (status: SessionEnd['status'], absentee: SessionEnd['absentee'] = null, reason: SessionEnd['reason'] = null): SessionEnd => ({
    status,
    absentee,
    reason,
  });
  it.each([
    [[end('held')], 'service-provided'],
    [[end('held'), end('cancelled', null, 'no-longer-needed')], 'service-provided'],
    [[end('not-attended', 'interpreter'), end('held')], 'partly-provided'],
    [[end('not-attended', 'interpreter')], 'not-provided'],
    [[end('not-attended', 'requester')], 'not-provided'],
    [[end('cancelled', null, 'person-declined'), end('not-attended', 'person')], 'person-left'],
    [[end('cancelled', null, 'person-declined')], 'person-declined'],
    [[end('cancelled', null, 'interpreter-unavailable')], 'not-provided'],
  ] as const)('of %j is reported as %s', (sessions, outcome) => expect(outcomeOfSessions(sessions)).toBe(outcome));
});

it.each([
  [{ signedOn: '2026-11-27', validUntil: '2028-11-27' }, []],
  [{ signedOn: '2026-11-28', validUntil: '2027-11-27' }, ['signedOn date.future']],
  [{ signedOn: '2025-01-01', validUntil: '2026-11-26' }, ['validUntil date.past']],
  [{ signedOn: '2026-11-27', validUntil: '2028-11-28' }, ['validUntil date.too-far']],
] as const)('an undertaking of %j: %j', (dates, expected) => {
  expect(blame(decideUndertaking({ text: '2026-1', ...dates }, now))).toEqual(expected);
});
