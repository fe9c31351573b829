import fc from 'fast-check';
import { erasureDecisions, erasureStates, holdDecisions, holdEndings, holdStates, retentionRules } from './codes';
import { decideErasure, decideHold, erasureDecisionsFor, erasureMachine, holdDecisionsFrom, holdingStates, holdMachine } from './machine';
import {
  erasureDueOn,
  proofKeptUntil,
  retentionSchedule,
  retentionTableOf,
  usualRetention,
  yearsAfter,
  type RetentionFacts,
} from './schedule';

const seed = { seed: 20261128, numRuns: 400 };
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(Date.UTC(1990, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const facts: fc.Arbitrary<RetentionFacts> = fc.record({
  closedOn: day,
  confirmed: fc.boolean(),
  child: fc.boolean(),
  bornBy: day,
  lastContactOn: day,
  proceedingsEndedOn: fc.option(day),
  proceedingsRunning: fc.boolean(),
});
const due = (of: RetentionFacts): string | null => erasureDueOn(of).dueOn;

describe('the schedule', () => {
  const adult = { closedOn: '2024-02-29', child: false, bornBy: '1990-01-01', proceedingsEndedOn: null, proceedingsRunning: false };

  it('keeps whom nobody confirmed two years from the closing, and whom a court confirmed ten from the last word with them or about them', () => {
    const never = { ...adult, confirmed: false, lastContactOn: '2025-06-01' };
    expect(erasureDueOn(never)).toEqual({ rule: 'not-confirmed', dueOn: '2026-03-01' });
    expect(erasureDueOn({ ...never, confirmed: true })).toEqual({ rule: 'confirmed', dueOn: '2035-06-01' });
    expect(erasureDueOn({ ...never, confirmed: true, proceedingsEndedOn: '2027-01-02' })).toEqual({
      rule: 'confirmed',
      dueOn: '2037-01-02',
    });
  });

  it('keeps a child until 25 or for ten years, whichever is later, whatever was decided', () => {
    const child = { ...adult, child: true, confirmed: false, lastContactOn: '2024-03-01' };
    expect(erasureDueOn({ ...child, bornBy: '2016-05-05' })).toEqual({ rule: 'child', dueOn: '2041-05-05' });
    expect(erasureDueOn({ ...child, bornBy: '2008-05-05' })).toEqual({ rule: 'child', dueOn: '2034-03-01' });
  });

  it('has no day while proceedings run, and one otherwise', () => {
    fc.assert(
      fc.property(facts, (of) => {
        expect(due(of) === null).toBe(of.proceedingsRunning);
      }),
      seed,
    );
  });

  it('never erases before the time of its rule is over, and no later than any of its days asks', () => {
    fc.assert(
      fc.property(facts, (drawn) => {
        const of = { ...drawn, proceedingsRunning: false };
        const { rule, dueOn } = erasureDueOn(of);
        const contact = [of.closedOn, of.lastContactOn, of.proceedingsEndedOn ?? of.closedOn];
        const asked = {
          'not-confirmed': [yearsAfter(of.closedOn, 2)],
          confirmed: contact.map((one) => yearsAfter(one, 10)),
          child: [yearsAfter(of.bornBy, 25), ...contact.map((one) => yearsAfter(one, 10))],
        }[rule];
        expect(dueOn).toBe(asked.toSorted().at(-1));
        expect(rule).toBe(of.child ? 'child' : of.confirmed ? 'confirmed' : 'not-confirmed');
      }),
      seed,
    );
  });

  it('moves only away when contact goes on, when proceedings end later, or when the table says longer', () => {
    fc.assert(
      fc.property(facts, day, fc.integer({ min: 0, max: 20 }), (drawn, other, more) => {
        const of = { ...drawn, proceedingsRunning: false };
        const before = due(of)!;
        const later = { ...of, lastContactOn: other > of.lastContactOn ? other : of.lastContactOn };
        expect(due(later)! >= before).toBe(true);
        const ended = { ...of, proceedingsEndedOn: [other, of.proceedingsEndedOn ?? ''].toSorted().at(-1)! };
        expect(due(ended)! >= before).toBe(true);
        const { notConfirmedYears, confirmedYears, childAge, childYears } = usualRetention;
        const longer = {
          ...usualRetention,
          notConfirmedYears: notConfirmedYears + more,
          confirmedYears: confirmedYears + more,
          childAge: childAge + more,
          childYears: childYears + more,
        };
        expect(erasureDueOn(of, longer).dueOn).toBe(yearsAfterDay(of, more));
      }),
      seed,
    );
  });

  /** The day with each of the table's years longer, by the rule alone. */
  const yearsAfterDay = (of: RetentionFacts, more: number): string =>
    retentionSchedule[erasureDueOn(of).rule](of, {
      ...usualRetention,
      notConfirmedYears: 2 + more,
      confirmedYears: 10 + more,
      childAge: 25 + more,
      childYears: 10 + more,
    });

  it('has a line for every rule, and keeps what proves an erasure five years', () => {
    expect(Object.keys(retentionSchedule)).toEqual([...retentionRules.codes]);
    expect(proofKeptUntil('2026-02-28')).toBe('2031-02-28');
  });

  it('is configured by name, whole numbers alone, and never to nothing', () => {
    expect(retentionTableOf('not-confirmed=3, child-age=30')).toEqual({ ...usualRetention, notConfirmedYears: 3, childAge: 30 });
    for (const wrong of ['', 'confirmed=0', 'confirmed=-1', 'confirmed=1.5', 'confirmed=ten', 'other=3', 'child=4,child=5', 'child=1000']) {
      expect([wrong, retentionTableOf(wrong)]).toEqual([wrong, null]);
    }
  });
});

describe('a hold', () => {
  it('moves as its table says from each state, and says why where it ends', () => {
    expect(Object.keys(holdMachine)).toEqual([...holdDecisions.codes]);
    for (const state of holdStates.codes) {
      for (const decision of holdDecisions.codes) {
        for (const ending of [null, ...holdEndings.codes]) {
          const decided = decideHold(state, { decision, ending });
          const may = holdDecisionsFrom(state).includes(decision);
          const ends = decision === 'decline' || decision === 'lift';
          if (!may) expect(decided).toMatchObject({ problem: 'legal-hold.not-now' });
          else if (ends !== (ending !== null)) expect(decided).toMatchObject({ problem: 'body.invalid' });
          else expect(decided).toEqual({ ok: true, value: { to: holdMachine[decision].to } });
        }
      }
    }
  });

  it('holds from the moment it is asked for until it is declined or lifted', () => {
    expect(holdingStates).toEqual(['asked', 'standing']);
    expect(holdStates.codes.filter((state) => holdDecisionsFrom(state).length > 0)).toEqual(holdingStates);
  });
});

describe('an erasure', () => {
  it('takes two people, waits for nothing that is held, and is called off by anybody as long as it is not done', () => {
    expect(Object.keys(erasureMachine)).toEqual([...erasureDecisions.codes]);
    for (const state of erasureStates.codes) {
      for (const own of [true, false]) {
        for (const held of [true, false]) {
          expect([state, own, held, erasureDecisionsFor({ state, own, held })]).toEqual([
            state,
            own,
            held,
            [
              ...(state === 'proposed' && !own && !held ? ['confirm'] : []),
              ...(state === 'proposed' || state === 'confirmed' ? ['call-off'] : []),
            ],
          ]);
        }
      }
    }
    expect(decideErasure({ state: 'proposed', own: true, held: true }, 'confirm')).toMatchObject({ problem: 'erasure.same-person' });
    expect(decideErasure({ state: 'proposed', own: false, held: true }, 'confirm')).toMatchObject({ problem: 'erasure.held' });
  });
});
