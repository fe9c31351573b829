import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AgencyId, MemberAccountView, PlanScorecardsView } from '@himaya/domain';
import { fakeApi } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { openApp } from '../../testing/render';

const agency = { id: 'agency-1' as AgencyId, name: { ar: 'جهة', ckb: 'لایەن', en: 'Invented body' } };
const figures = { due: 6, onTime: 6, late: 0, missing: 0, returns: 0, activities: 1, milestones: 0, declared: 0, mean: null };
const account: MemberAccountView = {
  id: '66666666-6666-4666-8666-666666666666' as MemberAccountView['id'],
  version: 1,
  half: '2025-H1',
  agency,
  state: 'asked',
  figures: { ...figures, held: 0, attended: 0 },
  questions: 'An invented question',
  askedAt: '2025-07-20T08:00:00.000Z',
  replyBy: '2025-08-03',
  overdue: false,
  reply: null,
  finding: null,
};

async function open(changed: Partial<PlanScorecardsView>, accounts: readonly MemberAccountView[] = []): Promise<void> {
  const attendance = { held: 0, attended: 0, ratio: null };
  const cards: PlanScorecardsView = {
    half: '2025-H1',
    from: '2025-01-01',
    to: '2025-06-30',
    accountableFrom: '2025-07-11',
    unconfirmed: 0,
    members: [{ agency, ...figures, attendance, account: null, evaluation: null }],
    ...changed,
  };
  fakeApi({
    'GET /auth/me': { body: aUser('committee-chair') },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /plan/scorecards': { body: cards },
    'GET /plan/accounts': { body: { items: accounts } },
    'GET /plan/evaluations': { body: { items: [] } },
  });
  await openApp('/plan/scorecards/agency-1?half=2025-H1');
  await screen.findByRole('heading', { level: 1, name: 'Invented body' });
}

it('the chair is told before asking of sessions whose minutes are not confirmed', async () => {
  await open({ unconfirmed: 2 });
  expect(screen.getByText(/whose minutes are not confirmed: 2\./)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ask for an account' })).toBeTruthy();
});

it('nobody is asked before the last reports were due, and the page says from when', async () => {
  await open({ accountableFrom: '2099-07-11' });
  expect(screen.queryByRole('button', { name: 'Ask for an account' })).toBeNull();
  expect(screen.getByText(/open on .*11.*2099/)).toBeTruthy();
});

it('frozen figures say of no session what the figures now say', async () => {
  await open({}, [account]);
  expect(screen.getAllByText('No session')).toHaveLength(2);
});
