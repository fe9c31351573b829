import fc from 'fast-check';
import { ageBands, sexes } from '../cases/codes';
import { isChild } from '../cases/age';
import { personCategories } from '../directory/codes';
import { personCategoryOf } from '../referrals/eligibility';
import { maskOf } from '../shared/categories';
import { totalCounts } from './board';
import {
  checkAnswers,
  exitChecks,
  exitDestinations,
  incidentSeverities,
  placementMoves,
  placementReasons,
  placementStatuses,
  shelterIncidentKinds,
} from './codes';
import { checksFor, decideExit, exitRules, exitSafetyOf } from './exit';
import { mustBeTold } from './incidents';
import {
  availablePlacementMoves,
  decideEndOfReferral,
  decideOpenPlacement,
  decidePlacementMove,
  fitsPlace,
  housedStatuses,
  openPlacementStatuses,
  placementMachine,
  type MoveFacts,
} from './machine';
import type { MovePlacementBody, PlaceCount } from './types';

const seed = 20_261_127;
const now = new Date('2026-11-27T10:00:00Z');
const inHours = (hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString();
const facts: MoveFacts = { status: 'waiting', now, hasPlace: false, sharingEnded: false, bestInterestsMissing: false };
const blame = (body: MovePlacementBody, changes: Partial<MoveFacts> = {}): string[] => {
  const decided = decidePlacementMove(body, { ...facts, ...changes });
  if (decided.ok) return [];
  return decided.errors?.map(({ path, code }) => `${path} ${code}`) ?? [decided.problem];
};
const place = '00000000-0000-4000-8000-000000000001' as NonNullable<MovePlacementBody['placeId']>;

describe('a placement', () => {
  it.each([
    [{ move: 'reserve', placeId: place, until: inHours(3) }, {}, []],
    [{ move: 'reserve', placeId: place }, {}, ['until required']],
    [{ move: 'reserve', placeId: place, until: inHours(-1) }, {}, ['until date.past']],
    [{ move: 'reserve', placeId: place, until: inHours(15 * 24) }, {}, ['until date.too-far']],
    [{ move: 'admit' }, {}, ['placeId required']],
    [{ move: 'admit' }, { status: 'reserved', hasPlace: true }, []],
    [{ move: 'admit', placeId: place }, { bestInterestsMissing: true }, ['placement.best-interests']],
    [{ move: 'return', reason: 'other' }, { status: 'on-leave' }, ['reason key.unknown']],
    [{ move: 'leave', reason: 'repair', until: inHours(5) }, { status: 'in-shelter' }, ['reason code.unknown']],
    [{ move: 'leave', reason: 'medical', until: inHours(20 * 24) }, { status: 'in-shelter' }, []],
    [{ move: 'ask', will: 'stays' }, { status: 'in-shelter' }, ['placement.not-now']],
    [{ move: 'ask', will: 'stays' }, { status: 'in-shelter', sharingEnded: true }, []],
    [{ move: 'hand-over', referralId: place as never }, { status: 'in-shelter', sharingEnded: true }, ['consent.withdrawn']],
  ] as const)('%j with %j: %j', (body, changes, problems) => expect(blame(body, changes)).toEqual(problems));

  it('is never moved out of its end, and a drawn history stays within the table (seeded)', () => {
    const values = {
      placeId: fc.constant(place),
      until: fc.integer({ min: -40, max: 40 * 24 }).map(inHours),
      reason: fc.constantFrom(...placementReasons.codes),
      referralId: fc.constant(place as never),
      will: fc.constantFrom('stays' as const, 'leaves' as const),
    };
    // What the table asks for, and now and then something less or more.
    const body = fc
      .tuple(fc.constantFrom(...placementMoves.codes), fc.record(values), fc.integer({ min: 0, max: 12 }))
      .map(([move, all, slip]) => {
        const { needs, may = [] } = placementMachine[move];
        const given = (field: keyof typeof all, n: number): boolean => ([...needs, ...may].includes(field) ? slip !== n : slip === n + 6);
        return {
          move,
          ...Object.fromEntries(
            Object.entries(all).map(([field, value], n) => [field, given(field as keyof typeof all, n) ? value : null]),
          ),
        } as MovePlacementBody & Record<keyof typeof all, unknown>;
      });
    const start = fc.record({ sharingEnded: fc.boolean(), status: fc.constantFrom(...placementStatuses.codes) });
    let moved = 0;
    fc.assert(
      fc.property(start, fc.array(body, { maxLength: 30 }), ({ status, sharingEnded }, history) => {
        for (const step of history) {
          const possible = availablePlacementMoves({ status, sharingEnded });
          const decided = decidePlacementMove(step, { ...facts, status, sharingEnded, hasPlace: status === 'reserved' });
          if (!decided.ok) continue;
          moved += 1;
          expect(possible).toContain(step.move);
          expect(openPlacementStatuses).toContain(status);
          expect(placementMachine[step.move].needs.filter((field) => step[field] === null)).toEqual([]);
          status = decided.value.to;
        }
      }),
      { seed, numRuns: 2000 },
    );
    expect(moved).toBeGreaterThan(100);
  });

  it('is opened by who writes where somebody sleeps, once, of an open case', () => {
    const may = {
      write: maskOf('shelter'),
      caseStatus: 'open',
      open: false,
      personCategory: 'women',
      fitting: ['women', 'families'],
    } as const;
    const problem = (changes: object): string => {
      const decided = decideOpenPlacement({ ...may, ...changes });
      return decided.ok ? '' : decided.problem;
    };
    expect([{}, { write: maskOf('core') }, { caseStatus: 'closed' }, { open: true }, { personCategory: 'men' }].map(problem)).toEqual([
      '', 'case.category-not-yours', 'case.closed', 'placement.already', 'placement.place-unfit',
    ]); // prettier-ignore
  });

  it('never puts a child among adults, an adult in a child’s place, or anybody where an adapted place is needed and is none (seeded)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sexes.codes),
        fc.constantFrom(...ageBands.codes),
        fc.constantFrom(...personCategories.codes),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (sex, ageBand, personCategory, adapted, inUse, needsAdapted) => {
          const fits = fitsPlace({ personCategory, adapted, inUse }, { fitting: personCategoryOf({ sex, ageBand }), needsAdapted });
          if (!fits) return;
          expect(inUse).toBe(true);
          expect(adapted || !needsAdapted).toBe(true);
          if (isChild(ageBand)) expect(['boys', 'girls', 'families']).toContain(personCategory);
          else if (ageBand !== 'unknown') expect(['men', 'women', 'families']).toContain(personCategory);
        },
      ),
      { seed, numRuns: 3000 },
    );
  });
});

describe('the referral of a stay', () => {
  it('is not completed past an open one, nor failed past somebody who lives here', () => {
    const kept = (action: 'complete' | 'fail') => placementStatuses.codes.filter((status) => !decideEndOfReferral(action, status).ok);
    expect(kept('complete')).toEqual(['waiting', 'reserved', 'in-shelter', 'on-leave', 'handing-over']);
    expect(kept('fail')).toEqual(['in-shelter', 'on-leave', 'handing-over']);
    expect([decideEndOfReferral('complete', null).ok, decideEndOfReferral('fail', null).ok]).toEqual([true, true]);
  });
});

describe('the end of a stay', () => {
  const answers = fc.array(fc.record({ check: fc.constantFrom(...exitChecks.codes), answer: fc.constantFrom(...checkAnswers.codes) }), {
    maxLength: 12,
  });

  it('answers every item its destination asks for, and lets no child go where it is not safe (seeded)', () => {
    let ended = 0;
    const whole = fc.tuple(fc.constantFrom(...exitDestinations.codes), fc.boolean(), fc.boolean()).chain(([destination, child, complete]) =>
      fc.record({
        destination: fc.constant(destination),
        child: fc.constant(child),
        checks: complete
          ? fc
              .tuple(
                ...checksFor(destination, child).map((check) =>
                  fc.constantFrom(...checkAnswers.codes).map((answer) => ({ check, answer })),
                ),
              )
              .map((all) => [...all])
          : answers,
      }),
    );
    fc.assert(
      fc.property(whole, fc.constantFrom(...placementStatuses.codes), fc.nat(2), ({ destination, child, checks }, status, held) => {
        const decided = decideExit({ destination, checks }, { status, child, held });
        if (!decided.ok) return;
        ended += 1;
        expect(housedStatuses).toContain(status);
        expect(checks.map(({ check }) => check).toSorted()).toEqual(checksFor(destination, child).toSorted());
        if (exitRules[destination].checked) expect(held).toBe(0);
        if (child && exitRules[destination].checked) {
          expect(decided.value.safety).not.toBe('unsafe');
          expect(
            checks.filter(({ check }) => ['guardian-agreed', 'best-interests-determined'].includes(check)).map(({ answer }) => answer),
          ).toEqual(['yes', 'yes']);
        }
      }),
      { seed, numRuns: 4000 },
    );
    expect(ended).toBeGreaterThan(50);
  });

  it('is safe, of concern, or unsafe by its answers; nobody answers for who is gone', () => {
    expect(exitSafetyOf('family', { 'destination-safe': 'yes' })).toBe('safe');
    expect(exitSafetyOf('family', { 'destination-safe': 'yes', 'medicine-given': 'no' })).toBe('concerns');
    expect(exitSafetyOf('family', { 'exploiter-cannot-reach': 'no' })).toBe('unsafe');
    expect(exitSafetyOf('left-without-notice', {})).toBe('not-checked');
  });
});

describe('an incident', () => {
  it('is told to more the weightier it is, and a missing child to police and guardian whatever it is called', () => {
    for (const kind of shelterIncidentKinds.codes) {
      for (const child of [true, false]) {
        const [minor, serious, critical] = incidentSeverities.codes.map((severity) => mustBeTold(kind, severity, child)) as [
          string[],
          string[],
          string[],
        ];
        expect(serious).toEqual(
          expect.arrayContaining(minor.filter((who) => !(child && kind === 'missing' && who === 'coordination-desk'))),
        );
        expect(critical).toEqual(expect.arrayContaining(serious));
      }
    }
    expect(mustBeTold('missing', 'minor', true)).toEqual(['shelter-manager', 'coordination-desk', 'police', 'guardian']);
    expect(mustBeTold('theft', 'minor', false)).toEqual([]);
    expect(mustBeTold('self-harm', 'critical', false)).toEqual(['shelter-manager', 'coordination-desk', 'health-facility']);
  });
});

it('the board’s total is the sum of its houses', () => {
  const count = (personCategory: PlaceCount['personCategory'], n: number): PlaceCount => ({
    personCategory,
    total: 3 * n,
    taken: n,
    reserved: n,
    free: n,
    freeAdapted: 0,
    outOfUse: 1,
  });
  expect(totalCounts([count('women', 1), count('men', 2), count('women', 3)])).toEqual([
    { personCategory: 'men', total: 6, taken: 2, reserved: 2, free: 2, freeAdapted: 0, outOfUse: 1 },
    { personCategory: 'women', total: 12, taken: 4, reserved: 4, free: 4, freeAdapted: 0, outOfUse: 2 },
  ]);
});
