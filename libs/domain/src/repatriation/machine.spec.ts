import fc from 'fast-check';
import { riskLevels } from '../risk/codes';
import { maskOf } from '../shared/categories';
import type { Outcome } from '../shared/outcome';
import {
  repatriationStatuses,
  returnAlternatives,
  returnDecisions,
  returnRiskFactors,
  returnRiskStatuses,
  type RepatriationStatus,
} from './codes';
import {
  choicesNow,
  decideOpenRepatriation,
  decideReturnAssessment,
  decideReturnDecision,
  decideReturnRisk,
  leastLevel,
  runningReturns,
} from './machine';
import type { AssessReturnBody, DecideReturnBody } from './types';

const today = '2026-11-27';
const said = <T>(outcome: Outcome<T>): unknown =>
  outcome.ok ? outcome.value : (outcome.errors?.map(({ path, code }) => `${path}: ${code}`) ?? outcome.problem);
const running = (status: RepatriationStatus): boolean => (runningReturns as readonly RepatriationStatus[]).includes(status);
const spoken = { decidedOn: today, language: 'tl', interpreter: true } as const;

describe('what the person decides', () => {
  it('is always theirs to refuse while a return runs, with what was offered instead, and by nobody undone', () => {
    for (const status of repatriationStatuses.codes) {
      for (const alternative of returnAlternatives.codes) {
        const refusal = decideReturnDecision({ ...spoken, decision: 'does-not-return', alternative }, { status, consent: false, today });
        expect(said(refusal)).toEqual(running(status) ? { to: 'declined' } : 'repatriation.not-now');
      }
      expect(choicesNow(status).includes('does-not-return')).toBe(running(status));
    }
    for (const decision of returnDecisions.codes) expect(choicesNow('declined')).not.toContain(decision);
  });

  it('to go takes a consent that stands, before anybody has left', () => {
    const wants: DecideReturnBody = { ...spoken, decision: 'wants-to-return', consentId: 'c' as never };
    const asked = (status: RepatriationStatus, consent: boolean) => said(decideReturnDecision(wants, { status, consent, today }));
    expect([asked('deciding', true), asked('deciding', false), asked('travelling', true)]).toEqual([
      { to: 'preparing' },
      'repatriation.no-consent',
      'repatriation.not-now',
    ]);
    const bare = { ...spoken, decision: 'wants-to-return' } as const;
    expect(said(decideReturnDecision(bare, { status: 'deciding', consent: true, today }))).toEqual(['consentId: required']);
    const both = { ...wants, alternative: 'legal-stay', decidedOn: '2026-11-28' } as const;
    expect(said(decideReturnDecision(both, { status: 'deciding', consent: true, today }))).toEqual([
      'alternative: key.unknown',
      'decidedOn: date.future',
    ]);
  });
});

describe('what waits there', () => {
  const body: AssessReturnBody = { present: [], unknown: [], level: 'low', assessedOn: today, reasons: 'x' };
  const assess = (changes: Partial<AssessReturnBody>, status: RepatriationStatus = 'preparing') =>
    said(decideReturnAssessment({ ...body, ...changes }, { status, today }));

  it('holds thirty days, is no smaller than its gravest factor, and is asked before anybody leaves', () => {
    expect(assess({})).toEqual({ validUntil: '2026-12-27' });
    expect(assess({ present: ['family-involved'] })).toBe('repatriation.risk-too-low');
    expect(assess({ present: ['family-involved'], level: 'medium' })).toEqual({ validUntil: '2026-12-27' });
    expect(assess({ present: ['fears-own-state', 'no-papers'], level: 'medium' })).toBe('repatriation.risk-too-low');
    expect(assess({ present: ['no-papers'], unknown: ['no-papers'] })).toEqual(['unknown: code.unknown']);
    expect(assess({ assessedOn: '2026-11-28' })).toEqual(['assessedOn: date.future']);
    expect(assess({}, 'travelling')).toBe('repatriation.not-now');
  });

  it('is never less with one factor more (seed 11)', () => {
    const some = fc.subarray([...returnRiskFactors.codes]);
    const rank = (factors: readonly (typeof returnRiskFactors.codes)[number][]) => riskLevels.codes.indexOf(leastLevel(factors));
    fc.assert(
      fc.property(some, fc.constantFrom(...returnRiskFactors.codes), (factors, one) => {
        expect(rank([...factors, one])).toBeGreaterThanOrEqual(rank(factors));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('is approved by another person, the latest alone, and never at a level that bars (seed 12)', () => {
    const facts = fc.record({
      status: fc.constantFrom(...returnRiskStatuses.codes),
      level: fc.constantFrom(...riskLevels.codes),
      latest: fc.boolean(),
      own: fc.boolean(),
      returning: fc.constantFrom(...repatriationStatuses.codes),
    });
    let passed = 0;
    fc.assert(
      fc.property(facts, (all) => {
        if (!decideReturnRisk(true, all).ok) return;
        passed += 1;
        expect(all).toMatchObject({ status: 'proposed', latest: true, own: false });
        expect(['low', 'medium']).toContain(all.level);
        expect(['deciding', 'preparing']).toContain(all.returning);
      }),
      { seed: 12, numRuns: 5000 },
    );
    expect(passed).toBeGreaterThan(20);
  });
});

it('is taken up by who writes repatriation in an open case', () => {
  const asked = (write: number, caseStatus: 'open' | 'closed') => said(decideOpenRepatriation({ write, caseStatus }));
  expect([asked(maskOf('core'), 'open'), asked(maskOf('repatriation'), 'closed'), asked(maskOf('repatriation'), 'open')]).toEqual([
    'case.category-not-yours',
    'case.closed',
    null,
  ]);
});
