import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AgencyId, PlanFigureView, PlanReportId, PlanReportView } from '@himaya/domain';
import { fakeApi } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { openApp } from '../../testing/render';

const same = (text: string) => ({ ar: text, ckb: text, en: text });
const figure = (id: string, more: Partial<PlanFigureView> = {}): PlanFigureView => ({
  measure: { id, name: same(`Invented ${id}`), definition: same(`What ${id} counts`), unit: 'movements' },
  value: null,
  last: null,
  base: null,
  jump: false,
  suggested: null,
  breakdowns: [],
  parts: [],
  ...more,
});
const report: PlanReportView = {
  id: '77777777-7777-4777-8777-777777777777' as PlanReportId,
  version: 1,
  agency: { id: 'agency-1' as AgencyId, name: same('Invented body') },
  month: '2026-03-01',
  status: 'draft',
  revision: 1,
  late: false,
  corrected: false,
  submittedAt: null,
  dueOn: '2026-04-10',
  returnReason: null,
  achievements: null,
  activities: [
    {
      activityId: 's2023-1.07',
      title: same('An invented activity'),
      indicator: null,
      feed: 'report',
      progress: 'under-way',
      lastProgress: null,
      figures: [figure('courses')],
      published: [],
      evidence: null,
      obstacles: [],
    },
  ],
  duties: [
    figure('movements', {
      base: 20,
      breakdowns: [{ id: 'regularity', words: 'statistics-regularity', categories: ['regular', 'irregular'] }],
    }),
  ],
};

it('asks for what is owed by duty beside what it counts, and takes what it is made of wholly or not at all', async () => {
  const { seen } = fakeApi({
    'GET /auth/me': { body: aUser('agency-focal-point') },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /plan/reports/*': { body: report },
    'GET /plan/reports/*/evidence': { body: { items: [] } },
    'POST /plan/reports/*/entries': { body: { ...report, version: 2 } },
  });
  await openApp(`/plan/reports/${report.id}`);
  const duty = await screen.findByRole('group', { name: 'Figures owed by the body’s duties' });
  expect([within(duty).getByText('What movements counts'), screen.getByText('What courses counts')]).toHaveLength(2);
  const type = (label: RegExp, value: string): boolean =>
    fireEvent.change(within(duty).getByRole('textbox', { name: label }), { target: { value } });
  type(/^Invented movements/, '201');
  expect(within(duty).getByText(/More than ten times the last figure/)).toBeTruthy();
  fireEvent.click(within(duty).getByRole('combobox', { name: /^Broken down/ }));
  fireEvent.click(await screen.findByRole('option', { name: 'Regular or irregular' }));
  type(/^Regular$/, '200');
  fireEvent.click(screen.getByRole('button', { name: 'Save and go on later' }));
  expect((await within(duty).findByRole('alert')).textContent).toContain('Each category needs a whole number');
  type(/^Irregular$/, '2');
  expect(within(duty).getByRole('alert').textContent).toContain('more than the figure');
  expect(seen.filter(({ method }) => method === 'POST')).toEqual([]);
  type(/^Irregular$/, '١');
  fireEvent.click(screen.getByRole('button', { name: 'Save and go on later' }));
  await waitFor(() => expect(seen.filter(({ path }) => path.endsWith('/entries'))).toHaveLength(1));
  const parts = [['regular', 200], ['irregular', 1]].map(([category, of]) => ({ dimension: 'regularity', category, figure: of })); // prettier-ignore
  expect(seen.find(({ path }) => path.endsWith('/entries'))!.body).toMatchObject({
    entries: [{ activityId: 's2023-1.07', figures: [null], parts: [] }],
    duties: [{ measure: 'movements', figure: 201, parts }],
  });
});
