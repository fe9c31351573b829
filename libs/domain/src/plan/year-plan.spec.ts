import { planStates } from './codes';
import type { PlanActivityFields } from './year-plan';
import {
  decidePlanActivity,
  decidePlanDecision,
  decidePlanDeed,
  decidePlanTarget,
  decidePlanYear,
  indicatorKindOf,
  mayPlan,
  planDeeds,
  planOfYear,
  yearPlanId,
} from './year-plan-rules';

const errorsOf = (outcome: ReturnType<typeof decidePlanYear>): string[] =>
  outcome.ok ? [] : (outcome.errors ?? []).map(({ path, code }) => `${path} ${code}`);

it.each([
  [2025, ['year date.too-early']],
  [2026, []],
  [2028, []],
  [2029, ['year date.too-late']],
])('a plan of %s, begun in November 2026: %j', (year, errors) => expect(errorsOf(decidePlanYear({ year }, '2026-11-28'))).toEqual(errors));

describe('an activity of a year', () => {
  const facts = {
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
    feeds: new Map([
      ['courses', 'report'],
      ['victims', 'measure'],
    ] as const),
    agencies: new Set(['justice', 'health']),
  };
  const fields = {
    titleAr: 'x', titleEn: 'x', titleCkb: null, startsOn: '2026-01-01', endsOn: null, implementers: ['justice'], indicatorAr: null, indicatorEn: null,
    indicatorCkb: null, feed: 'report', measures: ['courses'],
  } as unknown as PlanActivityFields; // prettier-ignore

  it.each<[Record<string, unknown>, string[]]>([
    [{}, []],
    [{ feed: 'measure', measures: ['victims', 'courses'] }, []],
    [{ feed: 'milestone', measures: [] }, []],
    [{ endsOn: '2025-12-31' }, ['endsOn date.order']],
    [{ endsOn: '2026-12-31' }, ['endsOn date.too-early']],
    [{ startsOn: '2028-01-01' }, ['startsOn date.too-late']],
    [{ implementers: [] }, ['implementers list.too-short']],
    [{ implementers: ['justice', 'nobody', 'justice'] }, ['implementers.1 code.unknown', 'implementers.2 code.unknown']],
    [{ measures: [] }, ['measures list.too-short']],
    [{ measures: ['courses', 'else'] }, ['measures.1 code.unknown']],
    [{ measures: ['victims'] }, ['measures.0 code.unfit']],
    [{ feed: 'milestone' }, ['measures unexpected']],
    [{ indicatorEn: 'Courses held' }, ['indicatorAr required']],
  ])('%j: %j', (more, errors) => expect(errorsOf(decidePlanActivity({ ...fields, ...more }, facts))).toEqual(errors));

  it.each([
    ['milestone', null, null, 'none'],
    ['milestone', 'صدور', null, 'milestone'],
    ['report', null, 'IQD', 'amount'],
    ['measure', 'عدد', 'persons', 'count'],
  ] as const)('%s with the indicator %s in %s is %s', (feed, indicatorAr, unit, kind) =>
    expect(indicatorKindOf({ feed, indicatorAr }, unit)).toBe(kind),
  );

  it.each([
    ['report', 'courses', 0, []],
    ['report', 'courses', 40, []],
    ['report', 'percent', 101, ['target number.too-large']],
    ['measure', 'persons', 2_000_000_000_000_000, ['target number.too-large']],
    ['milestone', null, 1, ['target unexpected']],
    ['milestone', null, null, []],
  ] as const)('%s by %s has a target of %s: %j', (feed, unit, target, errors) =>
    expect(errorsOf(decidePlanTarget({ target }, { feed, unit }))).toEqual(errors),
  );
});

it('what lies before the chair is changed by nobody, and what was adopted is proposed no more', () => {
  expect(Object.keys(planDeeds).map((deed) => planStates.codes.filter((state) => mayPlan(deed as never, state)))).toEqual([
    ['draft'],
    ['draft', 'adopted'],
    ['draft', 'adopted'],
    ['draft'],
    ['proposed'],
    ['draft'],
    ['discarded'],
  ]);
  expect(errorsOf(decidePlanDecision({ decision: 'return', reason: null }))).toEqual(['reason required']);
  expect(errorsOf(decidePlanDecision({ decision: 'adopt', reason: 'wording-unclear' }))).toEqual(['reason unexpected']);
});

it('a year has one plan that was not discarded, and the next gets a number of its own', () => {
  expect([yearPlanId(2027, []), yearPlanId(2027, ['p2027', 'p2026']), yearPlanId(2027, ['p2027', 'p2027-2'])]).toEqual([
    'p2027',
    'p2027-2',
    'p2027-3',
  ]);
  const of = (state: 'draft' | 'discarded') => ({ startsOn: '2027-01-01', endsOn: '2027-12-31', state });
  expect(planOfYear([of('discarded')], 2027)).toBeUndefined();
  expect(planOfYear([of('discarded'), of('draft')], 2027)).toEqual(of('draft'));
  expect(planOfYear([{ startsOn: '2023-01-01', endsOn: '2027-12-31', state: 'adopted' }], 2027)).toBeUndefined();
});

it.each([
  ['discard', undefined, 'not-found'],
  ['discard', { state: 'draft', version: 2 }, 'conflict'],
  ['discard', { state: 'adopted', version: 3 }, 'national-plan.not-now'],
  ['resume', { state: 'draft', version: 3 }, 'national-plan.not-now'],
  ['resume', { state: 'discarded', version: 3 }, null],
] as const)('to %s %j, read at its third version: %s', (deed, found, refused) => {
  const decided = decidePlanDeed(deed, found, 3);
  expect(decided.ok ? null : decided.problem).toBe(refused);
});
