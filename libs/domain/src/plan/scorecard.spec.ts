import type { AgencyRef, PlanActivityView } from './types';
import { daysOfHalf, halfYearOf, monthsOwed, overdueOf, reminderOn, runsInHalf, scorecardOf, type MemberMonth } from './scorecard';

const agency = { id: 'justice', name: { ar: 'x', ckb: 'x', en: 'x' } } as unknown as AgencyRef;
const report = (month: string, submittedOn: string | null, more: Partial<MemberMonth> = {}): MemberMonth => ({
  agencyId: agency.id,
  month,
  submittedOn,
  returned: false,
  returns: 0,
  ...more,
});
const activity = (id: string, more: object = {}) =>
  ({
    id,
    retired: false,
    implementers: [agency],
    feed: 'report',
    ratio: null,
    startsOn: '2026-01-01',
    endsOn: null,
    ...more,
  }) as unknown as PlanActivityView;

it('halves a year', () => {
  expect(['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map(halfYearOf)).toEqual(['2026-H1', '2026-H1', '2026-H2', '2026-H2']);
  expect([daysOfHalf('2026-H1'), daysOfHalf('2026-H2')]).toEqual([
    { from: '2026-01-01', to: '2026-06-30' },
    { from: '2026-07-01', to: '2026-12-31' },
  ]);
});

it('a scorecard counts what was due: on time, late, missing, sent back; a month that is not due yet only once it was submitted', () => {
  const months = [
    report('2026-07-01', '2026-08-10'),
    report('2026-08-01', '2026-09-11', { returns: 2 }),
    report('2026-09-01', null),
    report('2026-11-01', '2026-12-01'),
    report('2026-06-01', '2026-07-30', { returns: 5 }),
  ];
  const facts = { half: '2026-H2', months, declared: ['done', 'elsewhere'], declaredBefore: [], activities: [] };
  expect(scorecardOf(agency, { ...facts, today: '2026-12-10' })).toMatchObject({ due: 5, onTime: 2, late: 1, missing: 2, returns: 2 });
  // October's was due on 10 November: on that day it is not missing yet.
  expect(scorecardOf(agency, { ...facts, months: [], today: '2026-11-10' })).toMatchObject({ due: 3, missing: 3 });
  expect(scorecardOf(agency, { ...facts, months: [], today: '2026-11-11' })).toMatchObject({ due: 4, missing: 4 });
  const activities = [
    activity('done', { feed: 'milestone', ratio: 1 }),
    activity('open', { feed: 'milestone', ratio: 0 }),
    activity('passed', { ratio: 4 }),
    activity('none'),
    activity('retired', { retired: true, ratio: 1 }),
    activity('elsewhere', { feed: 'milestone', ratio: 1, implementers: [] }),
  ];
  const card = scorecardOf(agency, { ...facts, activities, today: '2026-12-10' });
  expect(card).toMatchObject({ activities: 4, milestones: 2, declared: 1 });
  expect(card.mean).toBeCloseTo(2 / 3, 9);
  // Sent back and not submitted again: as good as none, however early it was.
  expect(scorecardOf(agency, { ...facts, months: [report('2026-07-01', '2026-08-10', { returned: true, returns: 1 })], today: '2026-10-10' })).toMatchObject({ due: 2, onTime: 0, missing: 2, returns: 1 }); // prettier-ignore
});

it.each([
  ['report', '2026-01-01', null, true],
  ['report', '2026-12-31', '2027-12-31', true],
  ['report', '2023-01-01', '2026-06-30', false],
  ['report', '2023-01-01', '2026-07-01', true],
  ['report', '2027-01-01', null, false],
  ['milestone', '2023-01-01', '2023-12-31', true],
  ['milestone', '2027-01-01', '2027-12-31', false],
] as const)('%s from %s to %s is an activity of 2026-H2: %s', (feed, startsOn, endsOn, runs) =>
  expect(runsInHalf({ id: 'one', feed, startsOn, endsOn }, '2026-H2', [])).toBe(runs),
);

it('a milestone that was declared before the half-year is over with its period', () =>
  expect(runsInHalf({ id: 'one', feed: 'milestone', startsOn: '2023-01-01', endsOn: '2023-12-31' }, '2026-H2', ['one'])).toBe(false));

it('what is owed: months that are due and were not submitted, or were sent back; those who owe the most first', () => {
  expect(monthsOwed('2026-11-10')).toEqual(['2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01']);
  expect(monthsOwed('2026-11-11')).toEqual(['2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01']);
  const health = { ...agency, id: 'health' as never };
  const all = monthsOwed('2026-11-11');
  const reports = [
    ...all.slice(0, 5).map((month) => report(month, '2026-11-01')),
    report('2026-10-01', '2026-11-01', { returned: true }),
    ...all.slice(0, 3).map((month) => report(month, null, { agencyId: health.id })),
  ];
  const owe = (...bodies: AgencyRef[]) => bodies.map((body) => ({ agency: body, months: all }));
  expect(overdueOf(owe(agency, health), reports).map(({ agency: { id }, months }) => [id, months.length])).toEqual([
    ['health', 6],
    ['justice', 1],
  ]);
  expect(overdueOf(owe(agency), reports)[0]!.months).toEqual([{ month: '2026-10-01', dueOn: '2026-11-10', returned: true }]);
  expect(overdueOf(owe(agency), all.map((month) => report(month, '2026-11-11')))).toEqual([]); // prettier-ignore
  expect(overdueOf([{ agency: health, months: ['2026-09-01'] }], []).map(({ months }) => months.length)).toEqual([1]);
});

it.each([
  ['2026-11-06', null],
  ['2026-11-07', ['plan-report-reminder', '2026-10-01', 0]],
  ['2026-11-10', ['plan-report-reminder', '2026-10-01', 0]],
  ['2026-11-11', ['plan-report-overdue', '2026-10-01', 1]],
  ['2026-11-18', ['plan-report-overdue', '2026-10-01', 2]],
  ['2026-11-30', ['plan-report-overdue', '2026-10-01', 2]],
  ['2026-12-01', null],
  ['2027-01-08', ['plan-report-reminder', '2026-12-01', 0]],
] as const)('on %s members are called: %j', (today, call) => {
  const found = reminderOn(today);
  expect(found && [found.kind, found.month, found.call]).toEqual(call);
});
