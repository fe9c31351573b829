import fc from 'fast-check';
import { categories, maskOf, type Category } from '../shared/categories';
import type { UnitId, UserId } from '../shared/ids';
import { overrideGrounds, overrideStatuses, type OverrideStatus } from './codes';
import {
  decideOverrideAnswer,
  decideOverrideEnd,
  decideOverrideRequest,
  decideOverrideSharing,
  missingParts,
  overrideMachine,
  overrideRequestMs,
  overrideRules,
  overrideStatusAt,
  partsOf,
  type OverrideApprover,
  type OverrideRecord,
} from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const now = new Date('2026-03-01T09:00:00Z');
const moment = { now, today: '2026-03-01' };
const units = ['section', 'desk', 'coordination', 'elsewhere'] as UnitId[];
const users = ['asker', 'leader', 'coordinator', 'other'] as UserId[];
const packet = fc.subarray([...categories.codes]);

const record: fc.Arbitrary<OverrideRecord> = fc.record({
  status: fc.constantFrom(...overrideStatuses.codes.filter((status) => status !== 'expired')),
  requestedBy: fc.constantFrom(...users),
  unitId: fc.constant(units[0]!),
  recipientUnitId: fc.constantFrom(units[1]!, units[3]!),
  coordinationUnitId: fc.constantFrom(units[2]!, units[0]!, units[1]!, null),
  unitApprovedBy: fc.constantFrom(...users, null),
  coordinationApprovedBy: fc.constantFrom(...users, null),
  categoryMask: fc.nat(8191),
  requestedAt: fc.constantFrom(now, new Date(now.getTime() - overrideRequestMs)),
  validUntil: fc.constantFrom('2026-02-28', '2026-03-01', '2027-03-01', null),
  exploitationWeighed: fc.boolean(),
  hasBestInterests: fc.boolean(),
});
const approver: fc.Arbitrary<OverrideApprover> = fc.record({
  userId: fc.constantFrom(...users),
  unitId: fc.constantFrom(...units),
  leads: fc.boolean(),
  coordinates: fc.boolean(),
});

describe('the second person', () => {
  it('is never the requester, never of the receiver, and gives only the part that is theirs', () => {
    fc.assert(
      fc.property(record, approver, fc.constantFrom('approve' as const, 'refuse' as const), (asked, who, answer) => {
        if (who.userId === asked.requestedBy || who.unitId === asked.recipientUnitId) expect(partsOf(asked, who)).toEqual([]);
        const decided = decideOverrideAnswer(asked, answer, who, moment);
        if (!decided.ok) return;
        expect(overrideStatusAt(asked, moment)).toBe('requested');
        expect(who.userId).not.toBe(asked.requestedBy);
        expect(who.unitId).not.toBe(asked.recipientUnitId);
        expect((who.leads && who.unitId === asked.unitId) || (who.coordinates && who.unitId === asked.coordinationUnitId)).toBe(true);
        const left = missingParts(asked).filter((part) => !decided.value.parts.includes(part));
        expect(decided.value.to).toBe(answer === 'refuse' ? 'refused' : left.length === 0 ? 'approved' : 'requested');
      }),
      { numRuns: 5000 },
    );
  });

  it('makes a child’s hold only with the coordination desk, in whatever order the two answer', () => {
    const base: OverrideRecord = {
      status: 'requested', requestedBy: users[0]!, unitId: units[0]!, recipientUnitId: units[1]!, coordinationUnitId: units[2]!,
      unitApprovedBy: null, coordinationApprovedBy: null, categoryMask: 3, requestedAt: now, validUntil: null,
      exploitationWeighed: false, hasBestInterests: true,
    }; // prettier-ignore
    const leader = { userId: users[1]!, unitId: units[0]!, leads: true, coordinates: false };
    const coordinator = { userId: users[2]!, unitId: units[2]!, leads: true, coordinates: true };
    const to = (asked: OverrideRecord, who: OverrideApprover) => decideOverrideAnswer(asked, 'approve', who, moment);
    expect(to(base, leader)).toEqual({ ok: true, value: { to: 'requested', parts: ['unit'] } });
    expect(to(base, coordinator)).toEqual({ ok: true, value: { to: 'requested', parts: ['coordination'] } });
    expect(to({ ...base, unitApprovedBy: leader.userId }, coordinator)).toMatchObject({ value: { to: 'approved' } });
    expect(to({ ...base, coordinationApprovedBy: coordinator.userId }, leader)).toMatchObject({ value: { to: 'approved' } });
    expect(to({ ...base, coordinationUnitId: null }, leader)).toMatchObject({ value: { to: 'approved' } });
    // Asked by the coordination desk itself, a colleague there speaks for both.
    expect(to({ ...base, unitId: units[2]! }, coordinator)).toEqual({
      ok: true,
      value: { to: 'approved', parts: ['unit', 'coordination'] },
    });
    expect(to(base, { ...leader, userId: users[0]! })).toMatchObject({ problem: 'override.own-request' });
    expect(to(base, { ...leader, unitId: units[3]! })).toMatchObject({ problem: 'not-found' });
    expect(to(base, { ...leader, leads: false })).toMatchObject({ problem: 'override.not-yours' });
  });
});

describe('an override', () => {
  it('shares exactly what it names, with whom it names, while it holds; for a child never unweighed', () => {
    fc.assert(
      fc.property(record, packet, fc.constantFrom(...units), fc.boolean(), (override, shared: Category[], toUnitId, child) => {
        const outcome = decideOverrideSharing(override, { ...moment, toUnitId, packet: shared, child });
        const live = override.status === 'approved' && override.validUntil !== null && override.validUntil >= moment.today;
        const named = toUnitId === override.recipientUnitId && (maskOf(...shared) & ~override.categoryMask) === 0;
        const spoken = override.coordinationApprovedBy !== null && override.hasBestInterests;
        const weighed = !shared.includes('exploitation') || override.exploitationWeighed;
        expect(outcome.ok).toBe(live && named && (!child || (spoken && weighed)));
      }),
      { numRuns: 5000 },
    );
    expect(decideOverrideSharing(undefined, { ...moment, toUnitId: units[1]!, packet: ['core'], child: false })).toMatchObject({
      problem: 'override.missing',
    });
  });

  it('is ended by the unit that asked or the desk that approved too, and leaves every final status alone', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(...units), (override, unitId) => {
        const status = overrideStatusAt(override, moment);
        const decided = decideOverrideEnd(override, unitId, moment);
        const side = unitId === override.unitId || unitId === override.coordinationUnitId;
        expect(decided.ok).toBe(side && ['requested', 'approved'].includes(status));
        if (decided.ok) expect(decided.value.to).toBe(status === 'requested' ? 'withdrawn' : 'ended');
      }),
      { numRuns: 2000 },
    );
    const moves: readonly { readonly from: readonly OverrideStatus[] }[] = Object.values(overrideMachine);
    expect(overrideStatuses.codes.filter((status) => moves.some(({ from }) => from.includes(status)))).toEqual(['requested', 'approved']);
  });

  it('has a time on every ground', () => {
    for (const ground of overrideGrounds.codes) {
      expect(overrideRules[ground].validDays).toBeGreaterThan(0);
      expect(overrideRules[ground].answerMs).toBeLessThan(overrideRequestMs);
    }
  });
});

describe('asking', () => {
  const best = { determinedBy: 'Invented panel', determinedOn: '2026-02-28', considerations: 'x', conclusion: 'x' };
  const body = { recipientUnitId: units[1]!, categories: ['core', 'identity'], ground: 'vital-interest', reason: 'Invented' } as const;
  const facts = {
    unitId: units[0]!, caseStatus: 'open', child: false, readCategories: maskOf('core', 'identity', 'exploitation'),
    recipient: { id: units[1]! }, waiting: false, today: moment.today,
  } as const; // prettier-ignore

  it('says what misses: the core, the court, a child’s best interests, the words on exploitation', () => {
    const errors = (changes: object, of: object = {}) => {
      const decided = decideOverrideRequest({ ...body, ...changes }, { ...facts, ...of });
      return decided.ok
        ? []
        : (decided.errors ?? [decided.problem]).map((error) => (typeof error === 'string' ? error : `${error.path} ${error.code}`));
    };
    expect(errors({})).toEqual([]);
    expect(errors({ categories: ['identity'] })).toEqual(['categories core.required']);
    expect(errors({ ground: 'court-order' })).toEqual(['courtReference required', 'courtOrderedOn required']);
    expect(errors({ ground: 'court-order', courtReference: 'x', courtOrderedOn: '2026-03-02' })).toEqual(['courtOrderedOn date.future']);
    expect(errors({}, { child: true })).toEqual(['bestInterests required']);
    expect(errors({ bestInterests: { ...best, determinedOn: '2026-03-02' } }, { child: true })).toEqual([
      'bestInterests.determinedOn date.future',
    ]);
    const weighing = { categories: ['core', 'exploitation'], bestInterests: best };
    expect(errors(weighing, { child: true })).toEqual(['bestInterests.exploitation required']);
    expect(errors({ ...weighing, bestInterests: { ...best, exploitation: 'x' } }, { child: true })).toEqual([]);
    expect(errors({ categories: ['core', 'health'] })).toEqual(['referral.category-not-yours']);
    expect(errors({}, { recipient: null })).toEqual(['referral.unit-not-eligible']);
    expect(errors({}, { recipient: { id: units[0]! } })).toEqual(['referral.same-unit']);
    expect(errors({}, { waiting: true })).toEqual(['override.already-asked']);
    expect(errors({}, { caseStatus: 'closed' })).toEqual(['case.closed']);
  });
});
