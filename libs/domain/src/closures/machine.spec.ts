import fc from 'fast-check';
import { caseOutcomes, caseStatuses } from '../cases/codes';
import { identificationStatuses } from '../identification/codes';
import type { UnitId } from '../shared/ids';
import { afterCareAnswers, closingGuardCodes } from './codes';
import {
  closingGuards,
  closingMachine,
  decideClosing,
  decideReopening,
  followUpMonths,
  stateOfGuard,
  type ClosingFacts,
  type ClosingParty,
} from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const mine = 'mine' as UnitId;
const party: ClosingParty = { status: 'open', unitId: mine, responsibleUnitId: mine };
const settled: ClosingFacts = {
  activeReferrals: 0,
  openPlacements: 0,
  openMatters: 0,
  openReturns: 0,
  unansweredWithdrawals: 0,
  missingDays: null,
  abroadUnderWay: 0,
  arrivedAbroad: null,
  outcome: 'reintegrated',
  afterCare: 'agreed',
  afterCareConsent: true,
  declineTold: false,
  duplicateKnown: false,
  identification: 'confirmed',
  leads: false,
};
const problems = (facts: Partial<ClosingFacts>, of: ClosingParty = party): string[] => {
  const decided = decideClosing(of, { ...settled, ...facts });
  return decided.ok ? [] : (decided.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
};

describe('closing a case', () => {
  it('is for who answers for it, while it is open', () => {
    expect(decideClosing(party, settled)).toEqual({ ok: true, value: { to: 'closed' } });
    expect(decideClosing({ ...party, status: 'closed' }, settled)).toMatchObject({ problem: 'case.closed' });
    expect(decideClosing({ ...party, unitId: 'other' as UnitId }, settled)).toMatchObject({ problem: 'closure.not-responsible' });
  });

  it('tells every guard that is not met, the first of them as the problem', () => {
    expect(closingGuards.map(({ guard }) => guard)).toEqual(closingGuardCodes.codes);
    const nothing = {
      activeReferrals: 2,
      openPlacements: 1,
      openMatters: 1,
      openReturns: 1,
      unansweredWithdrawals: 1,
      outcome: null,
      afterCare: null,
    } as const;
    expect(problems(nothing)).toEqual([
      'referrals: case.referral-active',
      'placements: case.placement-open',
      'legal-matters: case.matter-open',
      'returns: case.return-running',
      'withdrawals: case.withdrawal-unanswered',
      'outcome: case.outcome-missing',
      'after-care: case.after-care-not-asked',
    ]);
    expect(decideClosing(party, { ...settled, ...nothing })).toMatchObject({ problem: 'case.referral-active' });
  });

  it('asks about after-care, and believes an answer that names its consent or how it was said', () => {
    expect(problems({ afterCareConsent: false })).toEqual(['after-care: closure.after-care-consent']);
    expect(problems({ afterCare: 'declined' })).toEqual(['after-care: case.after-care-not-asked']);
    expect(problems({ afterCare: 'declined', declineTold: true })).toEqual([]);
    expect(problems({ afterCare: 'nobody-to-ask' })).toEqual(['after-care: case.after-care-not-asked']);
    const unasked = caseOutcomes.codes.filter(
      (outcome) => !problems({ outcome, afterCare: null }).some((line) => line.startsWith('after-care')),
    );
    expect(unasked).toEqual(['missing', 'deceased', 'not-a-victim', 'duplicate-of']);
    expect(problems({ outcome: 'deceased' })).toEqual(['after-care: closure.outcome-unfit']);
  });

  it('closes a search after ninety days, by a leader, as missing and as nothing else', () => {
    const gone = { outcome: 'missing', afterCare: null, leads: true } as const;
    expect(problems({ ...gone, missingDays: 90 })).toEqual([]);
    expect(problems({ ...gone, missingDays: 89 })).toEqual(['missing: closure.missing']);
    expect(problems({ ...gone, missingDays: 90, leads: false })).toEqual(['missing: closure.missing']);
    expect(problems({ ...gone, missingDays: null })).toEqual(['missing: closure.missing']);
    expect(problems({ missingDays: 200, leads: true })).toEqual(['missing: closure.missing']);
  });

  it('calls nobody a non-victim without a decision, and a double only of a case that is there', () => {
    const allowed = identificationStatuses.codes.filter(
      (identification) => problems({ outcome: 'not-a-victim', afterCare: null, identification }).length === 0,
    );
    expect(allowed).toEqual(['no-reasonable-grounds', 'not-confirmed', 'not-proven']);
    expect(problems({ outcome: 'duplicate-of', afterCare: null })).toEqual(['outcome: closure.duplicate-unknown']);
    expect(problems({ outcome: 'duplicate-of', afterCare: null, duplicateKnown: true })).toEqual([]);
  });

  it('never happens with anything still open, whatever the form says', () => {
    const count = fc.constantFrom(0, 0, 0, 0, 1, 3);
    const facts = fc.record<ClosingFacts>({
      activeReferrals: count,
      openPlacements: count,
      openMatters: count,
      openReturns: count,
      unansweredWithdrawals: count,
      missingDays: fc.constantFrom(null, 3, 120),
      abroadUnderWay: fc.constantFrom(0, 0, 0, 1),
      arrivedAbroad: fc.constantFrom(null, null, null, null, 'resettled'),
      outcome: fc.constantFrom(null, ...caseOutcomes.codes),
      afterCare: fc.constantFrom(null, ...afterCareAnswers.codes),
      afterCareConsent: fc.boolean(),
      declineTold: fc.boolean(),
      duplicateKnown: fc.boolean(),
      identification: fc.constantFrom(...identificationStatuses.codes),
      leads: fc.boolean(),
    });
    let closed = 0;
    fc.assert(
      fc.property(facts, (all) => {
        const decided = decideClosing(party, all);
        if (!decided.ok) return expect(decided.errors?.[0]?.code).toBe(decided.problem);
        closed += 1;
        expect([all.activeReferrals, all.openPlacements, all.openMatters, all.openReturns, all.unansweredWithdrawals]).toEqual([
          0, 0, 0, 0, 0,
        ]);
        expect([all.abroadUnderWay, all.arrivedAbroad ?? all.outcome]).toEqual([0, all.outcome]);
        expect(all.missingDays !== null).toBe(all.outcome === 'missing');
        expect(all.outcome).not.toBeNull();
      }),
      { numRuns: 10_000 },
    );
    expect(closed).toBeGreaterThan(50);
  });
});

describe('the checklist', () => {
  it('shows a guard as met exactly where it cannot be what refuses, and leaves the rest to the form', () => {
    const count = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.constantFrom(null, 10, 91),
        (activeReferrals, openPlacements, unansweredWithdrawals, missingDays) => {
          const open = {
            activeReferrals,
            openPlacements,
            openMatters: openPlacements,
            openReturns: openPlacements,
            unansweredWithdrawals,
            missingDays,
            abroadUnderWay: activeReferrals,
            arrivedAbroad: null,
          };
          const told = problems({
            ...open,
            outcome: missingDays === null ? 'other' : 'missing',
            afterCare: missingDays === null ? 'agreed' : null,
            leads: true,
          });
          for (const guard of closingGuardCodes.codes) {
            const state = stateOfGuard(guard, open);
            expect(told.some((line) => line.startsWith(`${guard}:`))).toBe(state === 'unmet');
          }
        },
      ),
    );
  });
});

describe('after the closing', () => {
  it('whoever agreed is asked at the months of the domain, and nobody else', () => {
    expect(followUpMonths('reintegrated', 'agreed')).toEqual([3, 6, 12]);
    expect(followUpMonths('returned-home-country', 'agreed')).toEqual([1, 3, 6, 12]);
    for (const outcome of caseOutcomes.codes)
      for (const answer of ['declined', 'nobody-to-ask'] as const) expect(followUpMonths(outcome, answer)).toEqual([]);
  });
});

describe('reopening a case', () => {
  const closed = { ...party, status: 'closed' } as const;

  it('is for closed ones by who answers for them, so that no status is a dead end', () => {
    expect(decideReopening(closed, false)).toEqual({ ok: true, value: { to: 'open' } });
    expect(decideReopening(party, false)).toMatchObject({ problem: 'case.not-closed' });
    expect(decideReopening({ ...closed, unitId: 'other' as UnitId }, false)).toMatchObject({ problem: 'closure.not-responsible' });
    expect(decideReopening(closed, true)).toMatchObject({ problem: 'case.erased' });
    expect(new Set(Object.values(closingMachine).map((move) => move.to))).toEqual(new Set(caseStatuses.codes));
  });
});
