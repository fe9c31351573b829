import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MeView } from '@himaya/domain';
import { fakeApi } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { accessibilityProblems, openApp } from '../../testing/render';

function apiWithAccount(password: string, user: MeView) {
  let signedIn = false;
  return fakeApi({
    'GET /auth/me': () => (signedIn ? { body: user } : { status: 401, body: { code: 'session.required' } }),
    'POST /auth/login': ({ body }) => {
      signedIn = (body as { password: string }).password === password;
      return signedIn ? { body: { status: 'signed-in', csrfToken: 'token-1' } } : { status: 401, body: { code: 'sign-in.failed' } };
    },
    'POST /auth/logout': () => {
      signedIn = false;
      return { status: 204 };
    },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /referrals': { body: { items: [], nextCursor: null } },
  });
}

async function fill(username: string, password: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText('User name'), { target: { value: username } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: password } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('sign-in', () => {
  it('opens the queue of whoever signs in, and ends the session at sign-out', async () => {
    const { seen } = apiWithAccount('right', aUser('police-officer'));
    await openApp('/');
    await fill(' police-officer ', 'right');
    expect(await screen.findByRole('heading', { name: 'My queue' })).toBeTruthy();
    expect(seen.find(({ path }) => path === '/auth/login')?.body).toEqual({ username: 'police-officer', password: 'right' });
    expect(await accessibilityProblems()).toEqual([]);

    fireEvent.click(await screen.findByRole('button', { name: 'My account' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    expect(await screen.findByLabelText('Password')).toBeTruthy();
    expect(seen.find(({ path }) => path === '/auth/logout')?.headers.get('x-csrf-token')).toBe('token-1');
  });

  it('says that name or password is wrong, and keeps the name', async () => {
    apiWithAccount('right', aUser('police-officer'));
    await openApp('/');
    await fill('police-officer', 'wrong');
    expect((await screen.findByRole('alert')).textContent).toContain('wrong');
    expect(screen.getByLabelText<HTMLInputElement>('User name').value).toBe('police-officer');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('asks for what is missing before it asks the server', async () => {
    const { seen } = apiWithAccount('right', aUser('police-officer'));
    await openApp('/');
    await fill('', 'right');
    expect(await screen.findByText('Type your user name.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('User name'));
    expect(seen.some(({ path }) => path === '/auth/login')).toBe(false);
  });

  it('switches language and direction', async () => {
    apiWithAccount('right', aUser('police-officer'));
    await openApp('/', 'ar');
    expect(await screen.findByRole('heading', { name: 'تسجيل الدخول' })).toBeTruthy();
    expect(document.documentElement.dir).toBe('rtl');
    fireEvent.click(screen.getByRole('button', { name: 'کوردی' }));
    expect(await screen.findByRole('heading', { name: 'چوونەژوورەوە' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'English' }));
    await waitFor(() => expect(document.documentElement.dir).toBe('ltr'));
    expect(document.title).toBe('Sign in · Himaya');
  });

  it('tells a role without cases so, and asks for none', async () => {
    const { seen } = apiWithAccount('right', aUser('secretariat-analyst'));
    await openApp('/cases');
    await fill('secretariat-analyst', 'right');
    expect(await screen.findByText('No case access for this role')).toBeTruthy();
    expect(seen.some(({ path }) => path === '/cases' || path === '/referrals')).toBe(false);
    expect(await accessibilityProblems()).toEqual([]);
  });
});
