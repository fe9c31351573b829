import fc from 'fast-check';
import { riskFactors, riskLevels } from './codes';
import { decideRiskAssessment, proposeUrgency, riskDueAt, riskRules, riskScore, riskWeights, suggestRiskLevel } from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const now = new Date('2026-03-01T08:00:00.000Z');
const facts = { caseStatus: 'open', now } as const;
const factors = fc.uniqueArray(fc.constantFrom(...riskFactors.codes));
const rank = (level: (typeof riskLevels.codes)[number]): number => riskLevels.codes.indexOf(level);

describe('the level', () => {
  it.each([
    [[], 'low'],
    [['debt-outstanding'], 'low'],
    [['exploiter-at-large', 'documents-held'], 'medium'],
    [['self-harm'], 'high'],
    [['family-involved', 'honour-threat', 'known-in-public'], 'high'],
    [['threats-since-leaving', 'no-safe-place-tonight', 'family-involved', 'honour-threat'], 'extreme'],
  ] as const)('of %j is %s', (present, level) => {
    expect(suggestRiskLevel(present)).toBe(level);
  });

  it('never falls by one more factor, and is high at least where one is acute', () => {
    fc.assert(
      fc.property(factors, fc.constantFrom(...riskFactors.codes), (present, one) => {
        const more = [...new Set([...present, one])];
        expect(rank(suggestRiskLevel(more))).toBeGreaterThanOrEqual(rank(suggestRiskLevel(present)));
        if (riskWeights[one].acute) expect(rank(suggestRiskLevel(more))).toBeGreaterThanOrEqual(rank('high'));
      }),
    );
  });

  it('decides when it is done again: the higher the sooner', () => {
    const dues = riskLevels.codes.map((level) => riskDueAt(level, now).getTime());
    expect(dues).toEqual(dues.toSorted((a, b) => b - a));
    expect(riskDueAt('extreme', now).toISOString()).toBe('2026-03-02T08:00:00.000Z');
    expect(riskDueAt('high', now).toISOString()).toBe('2026-03-08T08:00:00.000Z');
  });
});

describe('an assessment', () => {
  const body = { present: ['self-harm'], unknown: ['debt-outstanding'], level: 'high' } as const;

  it('stores score, suggestion and what the assessor set', () => {
    expect(decideRiskAssessment(body, facts)).toEqual({
      ok: true,
      value: { score: riskScore(['self-harm']), suggested: 'high', level: 'high', dueAt: riskDueAt('high', now) },
    });
  });

  it('at another level than the factors come to needs its reason', () => {
    const other = { ...body, level: 'extreme' } as const;
    expect(decideRiskAssessment(other, facts)).toMatchObject({ errors: [{ path: 'reason', code: 'required' }] });
    expect(decideRiskAssessment({ ...other, reason: 'Invented: they called again' }, facts)).toMatchObject({ value: { level: 'extreme' } });
  });

  it('counts no factor twice, and none of a closed case', () => {
    expect(decideRiskAssessment({ ...body, unknown: ['self-harm'] }, facts)).toMatchObject({ errors: [{ path: 'unknown.0' }] });
    expect(decideRiskAssessment(body, { ...facts, caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
  });
});

describe('the urgency proposed', () => {
  it.each([
    [null, null, { urgency: 'urgent', because: 'usual' }],
    ['low', null, { urgency: 'urgent', because: 'usual' }],
    ['high', null, { urgency: 'urgent', because: 'risk' }],
    ['extreme', null, { urgency: 'immediate', because: 'risk' }],
    ['high', 'standard', { urgency: 'urgent', because: 'risk' }],
    ['low', 'standard', { urgency: 'standard', because: 'need' }],
    ['high', 'immediate', { urgency: 'immediate', because: 'need' }],
  ] as const)('with risk %s and need %s', (risk, need, proposed) => {
    expect(proposeUrgency({ risk, need })).toEqual(proposed);
  });

  it('has an interval and a threshold for each level', () => {
    expect(riskLevels.codes.map((level) => riskRules[level].from)).toEqual([0, 3, 7, 12]);
  });
});
