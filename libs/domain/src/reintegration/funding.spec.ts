import fc from 'fast-check';
import { fundingDecisions, fundingMachine, fundingRefusals, fundingStatuses, availableFundingDecisions, decideApplyFunding, decideFunding, decideFundingPayment, instalmentsOf, mostFunding, mostInstalments } from './funding'; // prettier-ignore
import { strandKinds, strandStatuses } from './codes';

fc.configureGlobal({ seed: 20_260_322 });

const today = '2026-03-10';
const problem = (outcome: { ok: boolean; problem?: string }): string | null => (outcome.ok ? null : (outcome.problem ?? ''));
const strand = { programme: 'running', kind: 'loan', strand: 'running', today } as const;
const application = { status: 'applied', kind: 'loan', asked: 1000, appliedOn: '2026-03-01', own: false, today } as const;
const loan = { decision: 'approve', on: today, amount: 1000, instalments: 10, firstDueOn: '2026-04-10' } as const;

describe('an application for money', () => {
  it('is for an open loan or grant, one at a time', () => {
    const body = { amount: 1000, purpose: 'tools', appliedOn: today } as const;
    const funded = strandKinds.codes.filter((kind) => problem(decideApplyFunding(body, { ...strand, kind, standing: false })) === null);
    expect(funded).toEqual(['loan', 'grant']);
    const open = strandStatuses.codes.filter(
      (status) => problem(decideApplyFunding(body, { ...strand, strand: status, standing: false })) === null,
    );
    expect(open).toEqual(['planned', 'running']);
    expect(problem(decideApplyFunding(body, { ...strand, standing: true }))).toBe('funding.already');
    expect(problem(decideApplyFunding(body, { ...strand, programme: 'ended', standing: false }))).toBe('funding.not-now');
    expect(problem(decideApplyFunding({ ...body, appliedOn: '2026-03-11' }, { ...strand, standing: false }))).toBe('body.invalid');
  });

  it('is decided by another person, once, under what was asked, and a loan says how it is paid back', () => {
    expect(problem(decideFunding(loan, application))).toBeNull();
    expect(problem(decideFunding(loan, { ...application, own: true }))).toBe('funding.same-person');
    expect(problem(decideFunding({ decision: 'withdraw', on: today }, { ...application, own: true }))).toBeNull();
    expect(problem(decideFunding({ ...loan, amount: 1001 }, application))).toBe('funding.above-asked');
    expect(problem(decideFunding({ ...loan, instalments: null }, application))).toBe('body.invalid');
    expect(problem(decideFunding({ ...loan, firstDueOn: today }, application))).toBe('body.invalid');
    expect(problem(decideFunding(loan, { ...application, kind: 'grant' }))).toBe('body.invalid');
    expect(problem(decideFunding({ decision: 'approve', on: today, amount: 5 }, { ...application, kind: 'grant' }))).toBeNull();
    expect(problem(decideFunding({ decision: 'refuse', on: today }, application))).toBe('body.invalid');
    for (const refusal of fundingRefusals.codes)
      expect(problem(decideFunding({ decision: 'refuse', on: today, refusal }, application))).toBeNull();
    for (const status of fundingStatuses.codes)
      if (status !== 'applied') expect(problem(decideFunding(loan, { ...application, status }))).toBe('funding.not-now');
    expect(availableFundingDecisions('applied', true)).toEqual(['withdraw']);
    expect(availableFundingDecisions('applied', false)).toEqual(fundingDecisions.codes);
    expect(availableFundingDecisions('approved', false)).toEqual([]);
    expect(new Set(fundingDecisions.codes.map((decision) => fundingMachine[decision].to)).size).toBe(fundingDecisions.codes.length);
  });

  it('is never paid above what was approved, whatever is paid in which order', () => {
    let all = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 12 }), (approved, asked) => {
        let paid = 0;
        for (const amount of asked) {
          const facts = { ...strand, status: 'approved', approved, paid, decidedOn: today } as const;
          const decided = decideFundingPayment({ amount, paidOn: today, voucher: 'V' }, facts);
          if (decided.ok) paid += amount;
          else expect(decided.problem).toBe('funding.above-approved');
          expect(paid).toBeLessThanOrEqual(approved);
        }
        if (paid === approved) all += 1;
      }),
    );
    expect(all).toBeGreaterThan(0);
    const facts = { ...strand, status: 'approved', approved: 10, paid: 0, decidedOn: today } as const;
    const pay = { amount: 1, paidOn: today, voucher: 'V' } as const;
    expect(problem(decideFundingPayment(pay, { ...facts, strand: 'declined-by-person' }))).toBe('funding.not-now');
    expect(problem(decideFundingPayment(pay, { ...facts, status: 'refused', approved: null }))).toBe('funding.not-now');
    expect(problem(decideFundingPayment({ ...pay, paidOn: '2026-03-09' }, facts))).toBe('body.invalid');
  });
});

describe('a loan', () => {
  it('is paid back whole, month by month, in instalments that differ by a dinar at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: mostFunding }),
        fc.integer({ min: 1, max: mostInstalments }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        (amount, count, from) => {
          const first = from.toISOString().slice(0, 10);
          const plan = instalmentsOf(amount, count, first);
          expect(plan).toHaveLength(count);
          expect(plan.reduce((sum, one) => sum + one.amount, 0)).toBe(amount);
          expect(plan[0]!.amount - plan.at(-1)!.amount).toBeLessThanOrEqual(1);
          expect(plan[0]!.due).toBe(first);
          expect(new Set(plan.map(({ due }) => due.slice(0, 7))).size).toBe(count);
        },
      ),
    );
    expect(instalmentsOf(100, 3, '2026-01-31').map(({ due, amount }) => `${due} ${amount}`)).toEqual([
      '2026-01-31 34',
      '2026-02-28 33',
      '2026-03-31 33',
    ]);
  });
});
