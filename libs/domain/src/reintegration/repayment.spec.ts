import fc from 'fast-check';
import { followUpStatuses } from './follow-up';
import { daysAfter } from '../shared/local-day';
import {
  availableInstalmentMoves,
  decideInstalmentMove,
  decideRepayment,
  instalmentMachine,
  instalmentMoves,
  instalmentStatuses,
  loanStanding,
  longestPutOff,
  type InstalmentFacts,
  type InstalmentMove,
  type InstalmentView,
  type MoveInstalmentBody,
} from './repayment';
import { decideVisit, visitAnswers } from './visit';

fc.configureGlobal({ seed: 20_261_128 });

const today = '2026-03-10';
const problem = (outcome: { ok: boolean; problem?: string }): string | null => (outcome.ok ? null : (outcome.problem ?? ''));
const facts: InstalmentFacts = { status: 'due', dueOn: '2026-03-01', asked: false, own: false, today };
/** A body with all that its move needs. */
const bodyOf = (move: InstalmentMove, changes: Partial<MoveInstalmentBody> = {}): MoveInstalmentBody => ({
  move,
  on: today,
  ...(instalmentMachine[move].needs.includes('reason') ? { reason: 'illness' as const } : {}),
  ...(instalmentMachine[move].needs.includes('dueOn') ? { dueOn: '2026-05-01' } : {}),
  ...changes,
});
const move = (body: MoveInstalmentBody, changes: Partial<InstalmentFacts> = {}) =>
  problem(decideInstalmentMove(body, { ...facts, ...changes }));

describe('a repayment', () => {
  it('moves by its table alone, and what is repaid, forgiven or called off moves no more', () => {
    for (const one of instalmentMoves.codes)
      for (const status of instalmentStatuses.codes)
        for (const asked of [true, false]) {
          const rule = instalmentMachine[one];
          const goes = rule.from.includes(status) && (rule.asked === null || rule.asked === asked);
          expect(move(bodyOf(one), { status, asked })).toBe(goes ? null : 'funding.not-now');
          expect(availableInstalmentMoves({ ...facts, status, asked }).includes(one)).toBe(goes);
        }
    const over = instalmentStatuses.codes.filter((status) => availableInstalmentMoves({ ...facts, status, asked: true }).length === 0);
    expect(over).toEqual(['repaid', 'forgiven', 'called-off']);
  });

  it('is forgiven by another person than who asked, and given back to its plan by either', () => {
    expect(move(bodyOf('forgive'), { asked: true, own: true })).toBe('funding.same-person');
    expect(move(bodyOf('forgive'), { asked: true })).toBeNull();
    expect(move(bodyOf('keep'), { asked: true, own: true })).toBeNull();
    expect(availableInstalmentMoves({ ...facts, asked: true, own: true })).not.toContain('forgive');
  });

  it('is not missed before its day, and is put off to a later one within a year', () => {
    expect(move(bodyOf('miss'), { dueOn: '2026-03-11' })).toBe('body.invalid');
    expect(availableInstalmentMoves({ ...facts, dueOn: '2026-03-11' })).not.toContain('miss');
    expect(move(bodyOf('miss'), { dueOn: today })).toBeNull();
    expect(move(bodyOf('miss', { reason: null }))).toBe('body.invalid');
    expect(move(bodyOf('miss', { on: '2026-03-11' }))).toBe('body.invalid');
    const putOff = (dueOn: string, before = '2026-03-01') => move(bodyOf('put-off', { dueOn }), { dueOn: before });
    expect([putOff(today), putOff('2026-03-11'), putOff('2026-03-20', '2026-03-20')]).toEqual(['body.invalid', null, 'body.invalid']);
    expect([putOff(daysAfter(today, longestPutOff)), putOff(daysAfter(today, longestPutOff + 1))]).toEqual([null, 'body.invalid']);
    expect(move({ move: 'keep', on: today, dueOn: '2026-05-01' }, { asked: true })).toBe('body.invalid');
  });

  it('is never more than the instalment, and never more than was paid out, in whatever parts it comes', () => {
    let whole = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 12 }),
        (amount, paid, parts) => {
          let back = 0;
          for (const part of parts) {
            const decided = decideRepayment(
              { amount: part, repaidOn: today, receipt: 'R' },
              { status: 'due', left: amount - back, outstanding: paid - back, decidedOn: null, today },
            );
            if (decided.ok) back += part;
            else expect(decided.problem).toBe(part > amount - back ? 'funding.above-instalment' : 'funding.above-paid');
            expect(back).toBeLessThanOrEqual(Math.min(amount, paid));
          }
          if (back === amount) whole += 1;
        },
      ),
    );
    expect(whole).toBeGreaterThan(0);
    const owed = { status: 'due', left: 10, outstanding: 10, decidedOn: '2026-03-01', today } as const;
    const repay = { amount: 1, repaidOn: today, receipt: 'R' };
    expect(problem(decideRepayment({ ...repay, repaidOn: '2026-02-28' }, owed))).toBe('body.invalid');
    expect(problem(decideRepayment({ ...repay, repaidOn: '2026-03-11' }, owed))).toBe('body.invalid');
    const open = instalmentStatuses.codes.filter((status) => problem(decideRepayment(repay, { ...owed, status })) === null);
    expect(open).toEqual(['due', 'missed']);
  });

  it('leaves a loan with what is still out, the next day and what is late', () => {
    const part = (number: number, dueOn: string, changes: Partial<InstalmentView> = {}) =>
      ({ number, dueOn, status: 'due', amount: 100, repaid: 0, forgiven: 0, ...changes }) as InstalmentView;
    const repayments = [
      part(1, '2026-01-10', { status: 'repaid', repaid: 100 }),
      part(2, '2026-02-10', { status: 'missed', repaid: 40 }),
      part(3, '2026-05-10'),
      part(4, '2026-04-10'),
    ];
    const loan = { paid: 400, repaid: 140, forgiven: 0, repayments };
    expect(loanStanding(loan, today)).toEqual({ outstanding: 260, next: repayments[3], late: 60 });
    expect(loanStanding({ ...loan, paid: 140 }, today)).toEqual({ outstanding: 0, next: null, late: 0 });
  });
});

describe('a look at a livelihood', () => {
  const due = { status: 'due', dueOn: today, triedOn: null, afterCare: true, today } as const;
  const look = { on: today, answer: 'running' } as const;

  it('is made when it is due, under the word that holds', () => {
    for (const answer of visitAnswers.codes) expect(problem(decideVisit({ on: today, answer }, due))).toBeNull();
    expect(problem(decideVisit(look, { ...due, afterCare: false }))).toBe('follow-up.no-after-care');
    expect(problem(decideVisit({ ...look, on: '2026-03-11' }, due))).toBe('body.invalid');
    expect(problem(decideVisit(look, { ...due, dueOn: '2026-04-10' }))).toBe('follow-up.not-yet');
    const open = followUpStatuses.codes.filter((status) => problem(decideVisit(look, { ...due, status })) === null);
    expect(open).toEqual(['due']);
  });

  it('fails only with its second try, from two weeks after the first; somebody who is reached before is written down', () => {
    const second = (on: string, answer: 'running' | 'not-reached') =>
      problem(decideVisit({ on, answer }, { ...due, dueOn: '2026-03-10', triedOn: '2026-02-24' }));
    expect([second('2026-03-09', 'not-reached'), second('2026-03-10', 'not-reached')]).toEqual(['follow-up.not-yet', null]);
    expect(second('2026-02-24', 'running')).toBeNull();
  });
});
