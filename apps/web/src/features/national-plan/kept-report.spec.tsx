import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PlanReportView, SavePlanReportBody } from '@himaya/domain';
import { vault } from '../../platform/drafts';
import { fakeApi, type FakeRoutes } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { openApp } from '../../testing/render';

const named = (words: string) => ({ ar: words, ckb: words, en: words });
const report: PlanReportView = {
  id: '66666666-6666-4666-8666-666666666666' as PlanReportView['id'],
  version: 1,
  agency: { id: 'ministry-of-justice' as never, name: named('Justice') },
  month: '2026-10-01',
  status: 'draft',
  revision: 1,
  late: false,
  corrected: false,
  submittedAt: null,
  dueOn: '2026-11-10',
  returnReason: null,
  duties: [],
  achievements: null,
  activities: [
    {
      activityId: 's2023-4.01',
      title: named('Meetings'),
      indicator: null,
      feed: 'report',
      progress: null,
      lastProgress: 'under-way',
      figures: [
        {
          measure: { id: 'committee-meetings', name: named('Committee meetings'), definition: named('Sessions held'), unit: 'meetings' },
          value: null,
          last: 2,
          base: 2,
          jump: false,
          breakdowns: [],
          parts: [],
          suggested: { value: 3, source: 'meeting-register' },
        },
      ],
      published: [],
      evidence: null,
      obstacles: [],
    },
  ],
};
const path = `/plan/reports/${report.id}`;

/** An API that holds one report, and saves it under If-Match. */
function api(first: PlanReportView, answers: FakeRoutes = {}) {
  const held = { report: first };
  const { seen } = fakeApi({
    'GET /auth/me': { body: aUser('agency-focal-point') },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /plan/reports/*': () => ({ body: held.report }),
    'GET /plan/reports/*/evidence': { body: { items: [] } },
    'POST /plan/reports/*/entries': ({ body, headers }) => {
      if (headers.get('if-match') !== `"${held.report.version}"`) return { status: 412, body: { code: 'conflict' } };
      held.report = saved(held.report, body as SavePlanReportBody);
      return { body: held.report };
    },
    'POST /plan/reports/*/submission': () => ({
      body: (held.report = { ...held.report, version: held.report.version + 1, status: 'submitted' }),
    }),
    ...answers,
  });
  return { seen, held };
}

const saved = (now: PlanReportView, { entries, achievements = now.achievements }: SavePlanReportBody): PlanReportView => ({
  ...now,
  version: now.version + 1,
  achievements,
  activities: now.activities.map((activity) => {
    const entry = entries.find(({ activityId }) => activityId === activity.activityId);
    return entry === undefined
      ? activity
      : {
          ...activity,
          progress: entry.progress,
          evidence: entry.evidence,
          obstacles: entry.obstacles,
          figures: activity.figures.map((figure, n) => ({ ...figure, value: entry.figures[n]! })),
        };
  }),
});
const figure = (): HTMLInputElement => screen.getByRole('textbox', { name: /^Committee meetings/ });
const words = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: /^The body’s achievements/ });
const type = (field: HTMLElement, value: string): void => void fireEvent.change(field, { target: { value } });

it('a month without activities is submitted with the body’s own words, or with nothing', async () => {
  const { seen, held } = api({ ...report, activities: [] });
  await openApp(path);
  expect(await screen.findByRole('button', { name: 'Submit: nothing to report' })).toBeTruthy();
  type(words(), 'Ten invented leaflets.');
  fireEvent.click(screen.getByRole('button', { name: 'Submit to the secretariat' }));
  await waitFor(() => expect(held.report.status).toBe('submitted'));
  expect(seen.find(({ path: asked }) => asked.endsWith('/entries'))!.body).toEqual({
    entries: [],
    duties: [],
    achievements: 'Ten invented leaflets.',
  });
  expect(await screen.findByText('Ten invented leaflets.')).toBeTruthy();
});

it('what is known is filled in with where it comes from, and may be changed', async () => {
  api(report);
  await openApp(path);
  await screen.findByRole('textbox', { name: /^Committee meetings/ });
  expect(figure().value).toBe('3');
  expect(screen.getByText(/Filled in by itself: from the register of meetings/)).toBeTruthy();
  type(figure(), '4');
  expect(screen.getByText(/Known: 3 \(from the register of meetings\)/)).toBeTruthy();
});

it('a colleague who saved first is shown beside what was typed, and nothing typed is lost', async () => {
  const { held } = api(report);
  await openApp(path);
  await screen.findByRole('textbox', { name: /^Committee meetings/ });
  type(figure(), '5');
  type(words(), 'Mine.');
  held.report = saved(report, {
    entries: [{ activityId: 's2023-4.01', progress: 'delayed', figures: [9], evidence: null, obstacles: [] }],
  });
  fireEvent.click(screen.getByRole('button', { name: 'Save and go on later' }));
  const both = await screen.findByRole('table');
  expect(within(both).getByRole('row', { name: /Committee meetings 5 9/ })).toBeTruthy();
  expect([figure().value, words().value]).toEqual(['5', 'Mine.']);
  expect(screen.getByRole('button', { name: 'Save and go on later' })).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save and go on later' }));
  await waitFor(() => expect(held.report).toMatchObject({ version: 3, achievements: 'Mine.' }));
  expect(held.report.activities[0]!.figures[0]!.value).toBe(5);
  expect(await vault.load(`plan-report-${report.id}`)).toBeNull();
});

it('what was saved and could not be submitted stays with the reason, and what was not saved comes back with the page', async () => {
  const { seen } = api(report, { 'POST /plan/reports/*/submission': { status: 409, body: { code: 'plan-report.incomplete' } } });
  await openApp(path);
  await screen.findByRole('textbox', { name: /^Committee meetings/ });
  type(figure(), '6');
  fireEvent.click(screen.getByRole('button', { name: 'Submit to the secretariat' }));
  expect(await screen.findByText('The report is not whole: an activity or a figure is missing.')).toBeTruthy();
  await waitFor(() =>
    expect(seen.filter(({ path: asked, method }) => method === 'GET' && asked === `/plan/reports/${report.id}`).length).toBe(2),
  );
  expect(figure().value).toBe('6');
  expect(screen.getByText('The report is not whole: an activity or a figure is missing.')).toBeTruthy();
  type(words(), 'Not saved.');
  cleanup();
  await openApp(path);
  await waitFor(() => expect(words().value).toBe('Not saved.'));
  expect(screen.getByText('What you typed earlier and had not sent is back.')).toBeTruthy();
});
