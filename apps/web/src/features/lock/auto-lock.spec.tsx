import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeApi } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { accessibilityProblems, openApp } from '../../testing/render';

const minute = 60_000;

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

function apiOfLocks() {
  let state: 'open' | 'locked' = 'open';
  const locked = { status: 401, body: { code: 'session.locked' } };
  return fakeApi({
    'GET /auth/me': () => (state === 'open' ? { body: aUser('police-officer') } : locked),
    'POST /auth/lock': () => {
      state = 'locked';
      return { status: 204 };
    },
    'GET /auth/lock': { body: { displayName: 'Test Person', methods: ['password'], csrfToken: 'token-of-the-lock' } },
    'POST /auth/second-factor': ({ body }) => {
      if ((body as { password: string }).password !== 'right') return { status: 401, body: { code: 'second-factor.failed' } };
      state = 'open';
      return { body: { status: 'signed-in', csrfToken: 'token-2', methods: [] } };
    },
    'GET /notifications': () => (state === 'open' ? { body: { items: [], nextCursor: null, unread: '0' } } : locked),
    'GET /referrals': () => (state === 'open' ? { body: { items: [], nextCursor: null } } : locked),
  });
}
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

it('warns a minute before, stays open for whoever is there, and locks when nobody is', async () => {
  const { seen } = apiOfLocks();
  await openApp('/');
  await screen.findByRole('heading', { name: 'My queue' });
  await pass(29.2 * minute);
  expect(await screen.findByText('The screen locks in a moment')).toBeTruthy();
  fireEvent.pointerDown(document.body);
  await pass(20 * minute);
  expect(screen.getByRole('heading', { name: 'My queue' })).toBeTruthy();
  expect(screen.queryByText('The screen locks in a moment')).toBeNull();
  expect(seen.some(({ path }) => path === '/auth/lock')).toBe(false);

  await pass(10.2 * minute);
  expect(await screen.findByRole('heading', { name: 'Screen locked' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'My queue' })).toBeNull();
  expect(seen.filter(({ path, method }) => path === '/auth/lock' && method === 'POST')).toHaveLength(1);
});

it('is locked by hand, says whose it is, and opens again where it was left', async () => {
  const { seen } = apiOfLocks();
  await openApp('/account/protection');
  fireEvent.click(await screen.findByRole('button', { name: 'My account' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Lock the screen' }));
  expect(await screen.findByText('Session of Test Person')).toBeTruthy();
  expect(await accessibilityProblems()).toEqual([]);
  const prove = (password: string): void => {
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: password } });
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
  };
  prove('wrong');
  expect(await screen.findByRole('alert')).toBeTruthy();
  prove('right');
  expect(await screen.findByRole('button', { name: 'My account' })).toBeTruthy();
  expect(globalThis.location.pathname).toBe('/account/protection');
  const proofs = seen.filter(({ path }) => path === '/auth/second-factor');
  expect(proofs.map(({ headers }) => headers.get('x-csrf-token'))).toEqual(['token-of-the-lock', 'token-of-the-lock']);
});
