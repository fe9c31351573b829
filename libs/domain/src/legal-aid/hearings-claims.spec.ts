import fc from 'fast-check';
import { claimMachine, claimMoves, claimStatuses, compensationPayers, decideAskResidence, decideClaimMove, decideFileClaim, decidePayment, decideResidence, availableClaimMoves, mostDinars } from './claims'; // prettier-ignore
import { decideHearingMove, decidePlanHearing, hearingMachine, hearingMoves, hearingStatuses, type PlanHearingBody } from './hearings';

fc.configureGlobal({ seed: 20_260_301 });

const today = '2026-03-10';
const now = new Date('2026-03-10T09:00:00Z');
const problem = (outcome: { ok: boolean; problem?: string }): string | null => (outcome.ok ? null : (outcome.problem ?? ''));

describe('a claim', () => {
  it('never has more paid than awarded, whatever is done with it and in which order', () => {
    const amount = fc.integer({ min: 1, max: 1000 });
    const deed = fc.oneof(
      fc.record({ move: fc.constant('award' as const), award: amount }),
      fc.record({ move: fc.constantFrom('make-final', 'appeal', 'make-final', 'refuse', 'withdraw'), award: fc.constant(null) }),
      fc.record({ payer: fc.constantFrom(...compensationPayers.codes), amount }),
    );
    let [paidSome, finals] = [0, 0];
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), fc.boolean(), (deeds, fundActive) => {
        let claim = { status: 'filed' as (typeof claimStatuses.codes)[number], award: null as number | null, paid: 0 };
        for (const one of deeds) {
          if ('move' in one) {
            const decided = decideClaimMove({ ...one, on: today }, { ...claim, since: today, today });
            if (!decided.ok) continue;
            expect(availableClaimMoves(claim.status)).toContain(one.move);
            claim = { ...claim, status: decided.value.to, award: one.move === 'refuse' ? null : (one.award ?? claim.award) };
            if (claim.status === 'final') finals += 1;
          } else {
            const facts = { ...claim, finalOn: claim.status === 'final' ? today : null, fundActive, today };
            const decided = decidePayment({ ...one, paidOn: today, voucher: 'V' }, facts);
            if (!decided.ok) continue;
            expect(claim.status).toBe('final');
            if (one.payer === 'fund') expect(fundActive).toBe(true);
            claim = { ...claim, paid: claim.paid + one.amount };
            paidSome += 1;
          }
          expect(claim.paid).toBeLessThanOrEqual(claim.award ?? 0);
        }
      }),
      { numRuns: 5000 },
    );
    expect([finals > 100, paidSome > 100]).toEqual([true, true]);
    expect(Number.isSafeInteger(mostDinars)).toBe(true);
  });

  it('says no more than its move asks, and no day ahead', () => {
    for (const move of claimMoves.codes) {
      const { from, needs } = claimMachine[move];
      const asks = needs.includes('award');
      const facts = { status: from[0]!, since: '2026-03-01', paid: 0, today };
      expect(problem(decideClaimMove({ move, on: today, ...(asks ? { award: 5 } : {}) }, facts))).toBeNull();
      expect(problem(decideClaimMove({ move, on: today, ...(asks ? {} : { award: 5 }) }, facts))).toBe('body.invalid');
      expect(problem(decideClaimMove({ move, on: '2026-03-11', ...(asks ? { award: 5 } : {}) }, facts))).toBe('body.invalid');
      expect(problem(decideClaimMove({ move, on: '2026-02-28', ...(asks ? { award: 5 } : {}) }, facts))).toBe('body.invalid');
      for (const status of claimStatuses.codes.filter((one) => !from.includes(one)))
        expect(problem(decideClaimMove({ move, on: today, ...(asks ? { award: 5 } : {}) }, { ...facts, status }))).toBe('claim.not-now');
    }
    expect(problem(decideFileClaim({ venue: 'fund', amount: 1, filedOn: '2026-03-11' }, { status: 'opened', today }))).toBe('body.invalid');
    expect(problem(decideFileClaim({ venue: 'fund', amount: 1, filedOn: today }, { status: 'ended', today }))).toBe('legal.not-now');
  });
});

describe('a right to stay', () => {
  it('says until when where it is granted, and only then, once', () => {
    const facts = { status: 'asked', askedOn: '2026-03-01', today } as const;
    expect(problem(decideResidence({ status: 'granted', decidedOn: today, until: '2026-09-01' }, facts))).toBeNull();
    expect(problem(decideResidence({ status: 'granted', decidedOn: today }, facts))).toBe('body.invalid');
    expect(problem(decideResidence({ status: 'granted', decidedOn: today, until: '2026-03-09' }, facts))).toBe('body.invalid');
    expect(problem(decideResidence({ status: 'refused', decidedOn: today, until: '2026-09-01' }, facts))).toBe('body.invalid');
    expect(problem(decideResidence({ status: 'refused', decidedOn: '2026-02-28' }, facts))).toBe('body.invalid');
    expect(problem(decideResidence({ status: 'refused', decidedOn: today }, { ...facts, status: 'granted' }))).toBe('residence.decided');
    expect(problem(decideAskResidence({ kind: 'permit', askedOn: '2026-03-11' }, { status: 'running', today }))).toBe('body.invalid');
    expect(problem(decideAskResidence({ kind: 'permit', askedOn: today }, { status: 'ended', today }))).toBe('legal.not-now');
  });
});

describe('a hearing', () => {
  const body: PlanHearingBody = {
    court: 'felony',
    governorate: 'baghdad',
    purpose: 'trial',
    startsAt: '2026-03-11T07:00:00Z',
    endsAt: '2026-03-11T09:00:00Z',
    protections: [],
    interpreterAsked: false,
  };
  const facts = { status: 'running', now, child: false, hasLawyer: true } as const;

  it('is ahead, ends after it begins, within a day’s work, and somebody’s', () => {
    expect(problem(decidePlanHearing(body, facts))).toBeNull();
    expect(problem(decidePlanHearing({ ...body, startsAt: '2026-03-10T08:00:00Z' }, facts))).toBe('body.invalid');
    expect(problem(decidePlanHearing({ ...body, endsAt: body.startsAt }, facts))).toBe('body.invalid');
    expect(problem(decidePlanHearing({ ...body, endsAt: '2026-03-11T19:01:00Z' }, facts))).toBe('body.invalid');
    expect(problem(decidePlanHearing(body, { ...facts, hasLawyer: false }))).toBe('body.invalid');
    expect(problem(decidePlanHearing(body, { ...facts, status: 'ended' }))).toBe('legal.not-now');
  });

  it('of a child is protected', () => {
    const child = { ...facts, child: true };
    expect(problem(decidePlanHearing(body, child))).toBe('hearing.child-unprotected');
    expect(problem(decidePlanHearing({ ...body, court: 'juvenile' }, child))).toBeNull();
    for (const one of ['closed-session', 'video-link'] as const)
      expect(problem(decidePlanHearing({ ...body, protections: [one] }, child))).toBeNull();
    expect(problem(decidePlanHearing({ ...body, protections: ['screen'] }, child))).toBe('hearing.child-unprotected');
  });

  it('moves while it is planned, is held once it began, and says what its move asks', () => {
    const began = { status: 'planned', startsAt: new Date('2026-03-10T08:00:00Z'), now } as const;
    const whole = {
      hold: { attended: [], given: [] },
      adjourn: { reason: 'settled' },
      cancel: { reason: 'settled' },
      'change-lawyer': { lawyerId: 'l' as NonNullable<PlanHearingBody['lawyerId']> },
    } as const;
    for (const move of hearingMoves.codes) {
      expect(decideHearingMove({ move, ...whole[move] }, began)).toEqual({ ok: true, value: { to: hearingMachine[move].to } });
      expect(problem(decideHearingMove({ move }, began))).toBe('body.invalid');
      for (const status of hearingStatuses.codes.filter((one) => one !== 'planned'))
        expect(problem(decideHearingMove({ move, ...whole[move] }, { ...began, status }))).toBe('hearing.not-now');
    }
    expect(problem(decideHearingMove({ move: 'hold', ...whole.hold }, { ...began, startsAt: new Date('2026-03-11') }))).toBe(
      'hearing.not-now',
    );
    expect(problem(decideHearingMove({ move: 'adjourn', reason: 'settled', startsAt: '2026-03-12T07:00:00Z' }, began))).toBe(
      'body.invalid',
    );
    expect(problem(decideHearingMove({ move: 'cancel', reason: 'settled', startsAt: '2026-03-12T07:00:00Z' }, began))).toBe('body.invalid');
  });
});
