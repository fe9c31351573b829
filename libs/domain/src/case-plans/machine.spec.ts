import { decidePlan, identifySteps, owedSteps, planReviewDays, reviewAfter, reviewDueAt, type PlanFacts } from './machine';
import type { PlanStepId } from '../shared/ids';
import type { PlanStep, SavePlanBody } from './types';

const body: SavePlanBody = {
  goals: [{ goal: 'Invented: to sleep without fear', service: 'shelter', steps: [] }],
  agreement: 'agreed',
  agreedOn: '2026-03-01',
  agreedBy: 'spoken',
  agreedIn: 'tl',
  reviewDay: null,
  basedOn: null,
};
const facts: PlanFacts = { caseStatus: 'open', newest: null, openReviews: [], today: '2026-03-01', assistance: true };

describe('a plan', () => {
  it('begins with number one and goes on from the newest version only', () => {
    expect(decidePlan(body, facts)).toEqual({ ok: true, value: { number: 1 } });
    expect(decidePlan({ ...body, basedOn: 3 }, { ...facts, newest: 3 })).toEqual({ ok: true, value: { number: 4 } });
    for (const basedOn of [null, 2, 4])
      expect(decidePlan({ ...body, basedOn }, { ...facts, newest: 3 })).toMatchObject({ problem: 'conflict' });
    expect(decidePlan(body, { ...facts, caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
  });

  it('says when, how and in which language the person was asked, or that nobody asked yet', () => {
    const unasked = { ...body, agreement: 'not-asked-yet', agreedOn: null, agreedBy: null, agreedIn: null } as const;
    expect(decidePlan(unasked, facts).ok).toBe(true);
    for (const field of ['agreedOn', 'agreedBy', 'agreedIn'] as const) {
      expect(decidePlan({ ...body, [field]: null }, facts)).toMatchObject({ errors: [{ path: field, code: 'required' }] });
      expect(decidePlan({ ...unasked, [field]: body[field] }, facts)).toMatchObject({ errors: [{ path: field, code: 'not-applicable' }] });
    }
    expect(decidePlan({ ...body, agreedOn: '2026-03-02' }, facts)).toMatchObject({ errors: [{ path: 'agreedOn', code: 'date.future' }] });
    expect(decidePlan({ ...body, goals: [] }, facts)).toMatchObject({ errors: [{ path: 'goals', code: 'required' }] });
  });

  it('is agreed only with somebody who agreed to be helped, and refused or not asked about without', () => {
    const without = { ...facts, assistance: false };
    for (const agreement of ['agreed', 'agreed-in-part'] as const) {
      expect(decidePlan({ ...body, agreement }, without)).toMatchObject({ problem: 'consent.assistance' });
      expect(decidePlan({ ...body, agreement }, facts).ok).toBe(true);
    }
    expect(decidePlan({ ...body, agreement: 'refused' }, without).ok).toBe(true);
  });

  it('closes a review that waits, and no other', () => {
    const waiting = { ...facts, newest: 1, openReviews: [30, 90] };
    expect(decidePlan({ ...body, basedOn: 1, reviewDay: 30 }, waiting).ok).toBe(true);
    expect(decidePlan({ ...body, basedOn: 1, reviewDay: 14 }, waiting)).toMatchObject({ errors: [{ path: 'reviewDay' }] });
  });

  it('is reviewed after 14, 30 and 90 days, then every 90', () => {
    const first = new Date('2026-03-01T08:00:00Z');
    expect(planReviewDays.map((day) => reviewDueAt(first, day).toISOString().slice(0, 10))).toEqual([
      '2026-03-15',
      '2026-03-31',
      '2026-05-30',
    ]);
    expect(reviewAfter(90)).toBe(180);
  });
});

describe('the steps of a plan', () => {
  const step = (id: string | null, changes: Partial<PlanStep> = {}): PlanStep => ({
    id: id as PlanStepId | null,
    step: 'Invented',
    ownerUnitId: 'u' as never,
    ownerName: null,
    dueOn: '2026-03-10',
    state: 'planned',
    ...changes,
  });
  const goals = (...steps: PlanStep[]) => [{ goal: 'Invented', service: null, steps }];

  it('are owed by a day while somebody still has to see to them', () => {
    const owed = owedSteps(goals(step('a'), step('b', { state: 'under-way' }), step('c', { state: 'done' }), step('d', { state: 'dropped' }), step('e', { dueOn: null }))); // prettier-ignore
    expect(owed.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keep their own id, each once, and never take one that is not of the version before', () => {
    let drawn = 0;
    const named = identifySteps(goals(step('a'), step('a'), step('x'), step(null)), goals(step('a'), step('b')), () => `new-${(drawn += 1)}` as PlanStepId); // prettier-ignore
    expect(named[0]!.steps.map(({ id }) => id)).toEqual(['a', 'new-1', 'new-2', 'new-3']);
  });
});
