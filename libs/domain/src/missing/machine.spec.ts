import { availableMissingSteps, decideMissingStep, decideRaising } from './machine';

const body = { circumstance: 'left-place', lastSeenOn: '2026-01-05' } as const;
const facts = { caseStatus: 'open', standing: false, today: '2026-01-05' } as const;

describe('reporting somebody missing', () => {
  it('is for an open case, of a day that was, and one search at a time', () => {
    expect(decideRaising(body, facts)).toMatchObject({ ok: true });
    expect(decideRaising(body, { ...facts, caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
    expect(decideRaising({ ...body, lastSeenOn: '2026-01-06' }, facts)).toMatchObject({
      problem: 'body.invalid',
      errors: [{ path: 'lastSeenOn', code: 'date.future' }],
    });
    expect(decideRaising(body, { ...facts, standing: true })).toMatchObject({ problem: 'missing.already' });
  });
});

describe('a search', () => {
  it('is reviewed and ended while it stands', () => {
    expect(availableMissingSteps({ caseStatus: 'open', ended: false })).toEqual(['review', 'end']);
    expect(availableMissingSteps({ caseStatus: 'closed', ended: false })).toEqual([]);
    expect(decideMissingStep({ caseStatus: 'closed', ended: false })).toMatchObject({ problem: 'case.closed' });
    expect(decideMissingStep({ caseStatus: 'open', ended: true })).toMatchObject({ problem: 'missing.ended' });
  });
});
