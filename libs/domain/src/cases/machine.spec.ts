import fc from 'fast-check';
import { caseOutcomes, caseStatuses } from './codes';
import { caseMachine, decideClosure, decideReopening, type ClosingFacts } from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const settled: ClosingFacts = {
  activeReferrals: 0,
  openPlacements: 0,
  unansweredWithdrawals: 0,
  outcome: 'reintegrated',
  afterCareConsentAsked: true,
};

describe('closing a case', () => {
  it('needs everything settled, and tells what is not', () => {
    expect(decideClosure('open', settled)).toEqual({ ok: true, value: { to: 'closed' } });
    expect(decideClosure('closed', settled)).toMatchObject({ problem: 'case.closed' });
    expect(decideClosure('open', { ...settled, activeReferrals: 1 })).toMatchObject({ problem: 'case.referral-active' });
    expect(decideClosure('open', { ...settled, openPlacements: 1 })).toMatchObject({ problem: 'case.placement-open' });
    expect(decideClosure('open', { ...settled, unansweredWithdrawals: 1 })).toMatchObject({ problem: 'case.withdrawal-unanswered' });
    expect(decideClosure('open', { ...settled, outcome: null })).toMatchObject({ problem: 'case.outcome-missing', detail: { guards: 1 } });
    expect(decideClosure('open', { ...settled, afterCareConsentAsked: false })).toMatchObject({ problem: 'case.after-care-not-asked' });
  });

  it('asks nobody about after-care where there is nobody to ask', () => {
    const answered = caseOutcomes.codes.filter(
      (outcome) => decideClosure('open', { ...settled, outcome, afterCareConsentAsked: false }).ok,
    );
    expect(answered).toEqual(['missing', 'deceased', 'not-a-victim', 'duplicate-of']);
  });

  it('never happens with anything still open', () => {
    const count = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(count, count, count, (activeReferrals, openPlacements, unansweredWithdrawals) => {
        const outcome = decideClosure('open', { ...settled, activeReferrals, openPlacements, unansweredWithdrawals });
        expect(outcome.ok).toBe(activeReferrals + openPlacements + unansweredWithdrawals === 0);
      }),
    );
  });
});

describe('reopening a case', () => {
  it('is for closed ones, so that no status is a dead end', () => {
    expect(decideReopening('closed')).toEqual({ ok: true, value: { to: 'open' } });
    expect(decideReopening('open')).toMatchObject({ problem: 'case.not-closed' });
    expect(new Set(Object.values(caseMachine).map((move) => move.to))).toEqual(new Set(caseStatuses.codes));
  });
});
