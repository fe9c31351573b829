import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { localDay } from '@himaya/domain';
import { vault } from '../../platform/drafts';
import { fakeApi, type Answer } from '../../testing/fake-api';
import { aCase, aUser, caseId } from '../../testing/people';
import { accessibilityProblems, openApp } from '../../testing/render';

function api(opening: Answer) {
  return fakeApi({
    'GET /auth/me': { body: aUser('police-officer') },
    'PATCH /auth/me': { body: aUser('police-officer') },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'POST /cases': opening,
    'GET /cases/*': { body: aCase() },
    'GET /cases/*/consents': { body: { items: [] } },
    'GET /cases/*/grants': { body: { items: [] } },
    'GET /cases/*/timeline': { body: { items: [], nextCursor: null } },
  });
}

async function choose(label: string, option: string): Promise<void> {
  fireEvent.click(screen.getByRole('combobox', { name: new RegExp(label) }));
  const listed = await screen.findAllByRole('option', { name: option });
  fireEvent.click(listed[0] ?? document.body);
}

function type(label: string | RegExp, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

async function fillWhatIsNeeded(): Promise<void> {
  await screen.findByRole('heading', { name: 'New case' });
  type(/Alias/, 'A. Q.');
  await choose('Sex', 'Female');
  await choose('Found by', 'Labour inspection');
}

const submit = (): boolean => fireEvent.click(screen.getByRole('button', { name: 'Open the case' }));

describe('new case', () => {
  it('sends what was typed, digits of either kind as one', async () => {
    const { seen } = api({ status: 201, body: aCase() });
    await openApp('/cases/new');
    await fillWhatIsNeeded();
    type('Age in years', '٢٤');
    type('Phone', '٠٧٧٠');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Domestic servitude' }));
    const entry = screen.getByRole('region', { name: 'Domestic servitude' });
    fireEvent.click(within(entry).getByRole('checkbox', { name: 'Recruitment' }));
    fireEvent.click(within(entry).getByRole('checkbox', { name: 'Deception' }));
    submit();
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/cases/${caseId}`));
    const sent = seen.find(({ method, path }) => method === 'POST' && path === '/cases');
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent?.body).toEqual({
      person: {
        alias: 'A. Q.',
        givenName: null,
        familyName: null,
        sex: 'female',
        birthDate: null,
        ageYears: 24,
        nationality: null,
        languages: [],
        phone: '0770',
      },
      governorate: 'baghdad',
      foundAt: localDay(new Date()),
      foundBy: 'labour-inspection',
      exploitation: [{ form: 'domestic-servitude', acts: ['recruitment'], means: ['deception'] }],
      specialNeeds: [],
      safeContact: 'through-unit-only',
    });
    await waitFor(() => expect(document.title).toBe('Case · Himaya'));
  });

  it('names what is missing, goes to the first of it, and keeps the rest', async () => {
    const { seen } = api({ status: 201, body: aCase() });
    await openApp('/cases/new');
    await screen.findByRole('heading', { name: 'New case' });
    type('Given name', 'Invented');
    type('Age in years', 'old');
    submit();
    expect(await screen.findByText('4 fields need another look')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText(/Alias/));
    expect(screen.getByText('Give the age in years, 0 to 120.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Given name').value).toBe('Invented');
    expect(seen.some(({ path }) => path === '/cases')).toBe(false);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('puts the errors of the server on their fields and loses no typing', async () => {
    api({ status: 400, body: { code: 'body.invalid', errors: [{ path: 'person.givenName', code: 'text.too-long' }] } });
    await openApp('/cases/new');
    await fillWhatIsNeeded();
    type('Given name', 'Invented');
    submit();
    await waitFor(() => expect(screen.getByLabelText('Given name').getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByLabelText<HTMLInputElement>('Given name').value).toBe('Invented');
    expect(document.activeElement).toBe(screen.getByLabelText('Given name'));
  });

  it('repeats a lost request under the same key', async () => {
    let lost = true;
    const { seen } = api({ status: 201, body: aCase() });
    const answer = globalThis.fetch;
    globalThis.fetch = (...asked) => {
      const response = answer(...asked);
      if (asked[0] === '/api/v1/cases' && lost) {
        lost = false;
        return Promise.reject(new TypeError('lost'));
      }
      return response;
    };
    await openApp('/cases/new');
    await fillWhatIsNeeded();
    submit();
    expect(await screen.findByText(/No connection to the server/)).toBeTruthy();
    submit();
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/cases/${caseId}`));
    const keys = seen
      .filter(({ method, path }) => method === 'POST' && path === '/cases')
      .map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('brings back a draft, and forgets it once the case is open', async () => {
    api({ status: 201, body: aCase() });
    await openApp('/cases/new');
    await screen.findByRole('heading', { name: 'New case' });
    type('Given name', 'Invented');
    expect(await screen.findByText('Draft kept on this computer, encrypted')).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: /Search before opening/ }));
    await screen.findByRole('heading', { name: 'Search before opening' });
    globalThis.history.back();
    expect(await screen.findByText('What you typed earlier and had not sent is back.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Given name').value).toBe('Invented');
    await fillWhatIsNeeded();
    submit();
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/cases/${caseId}`));
    expect(await vault.load('new-case')).toBeNull();
  });
});
