import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReferralView, UserId } from '@himaya/domain';
import { fakeApi, type FakeRoutes } from '../../testing/fake-api';
import { aReferral, aUser, caseId, desk, referralId } from '../../testing/people';
import { accessibilityProblems, openApp } from '../../testing/render';

function api(referral: ReferralView, answers: FakeRoutes = {}, role: 'shelter-caseworker' | 'police-officer' = 'shelter-caseworker') {
  return fakeApi({
    'GET /auth/me': { body: role === 'shelter-caseworker' ? aUser(role, desk) : aUser(role) },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /referrals': { body: { items: [referral], nextCursor: null } },
    'GET /referrals/*': { body: referral },
    'GET /referrals/*/messages': { body: { items: [], nextCursor: null } },
    ...answers,
  });
}

const actionButtons = async (): Promise<string[]> => {
  const region = await screen.findByRole('region', { name: /summary/i });
  return within(region)
    .queryAllByRole('button')
    .map(({ textContent }) => textContent ?? '');
};

describe('a referral', () => {
  it('is decided from the summary: accepted with a note, under the version that was read', async () => {
    const accepted = aReferral({ status: 'accepted', version: 3, actions: ['start', 'hold', 'fail'], caseId });
    const { seen } = api(aReferral(), { 'POST /referrals/*/accept': { body: accepted } });
    await openApp(`/referrals/${referralId}`);
    expect(await screen.findByText('Pregnant')).toBeTruthy();
    expect(await actionButtons()).toEqual(['Accept', 'Decline']);
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Accept' }));
    const dialog = await screen.findByRole('dialog', { name: 'Accept this referral?' });
    fireEvent.change(within(dialog).getByLabelText('Note'), { target: { value: ' Come to the desk. ' } });
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Accept' }));
    expect(await screen.findByRole('link', { name: 'Open the case' })).toBeTruthy();
    expect(await actionButtons()).toEqual(['Start the service', 'Put on hold', 'Could not be provided']);
    const sent = seen.find(({ path }) => path.endsWith('/accept'));
    expect(sent?.body).toEqual({ note: 'Come to the desk.' });
    expect(sent?.headers.get('if-match')).toBe('"2"');
  });

  it('is declined with a coded reason only', async () => {
    const { seen } = api(aReferral(), {
      'POST /referrals/*/reject': { body: aReferral({ status: 'rejected', rejectionReason: 'no-capacity', actions: [] }) },
    });
    await openApp(`/referrals/${referralId}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Decline' }));
    const dialog = await screen.findByRole('dialog', { name: 'Decline this referral?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Decline' }));
    expect(await within(dialog).findByText('This is needed.')).toBeTruthy();
    expect(seen.some(({ path }) => path.endsWith('/reject'))).toBe(false);
    fireEvent.click(within(dialog).getByRole('radio', { name: 'No capacity' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Decline' }));
    await waitFor(() => expect(seen.find(({ path }) => path.endsWith('/reject'))?.body).toEqual({ reason: 'no-capacity' }));
  });

  it('says when somebody else was faster, and shows where it stands now', async () => {
    let now = aReferral();
    const answers = { 'POST /referrals/*/accept': { status: 412, body: { code: 'conflict' } }, 'GET /referrals/*': () => ({ body: now }) };
    api(aReferral(), answers);
    await openApp(`/referrals/${referralId}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Accept' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Accept' }));
    expect(await within(dialog).findByText(/Someone else changed this before you/)).toBeTruthy();
    now = aReferral({ status: 'accepted', version: 3, actions: ['start', 'hold', 'fail'] });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Reload' }));
    expect(await screen.findByRole('button', { name: 'Start the service' })).toBeTruthy();
  });

  it('takes one step at a time: while one is under way no other can be asked for', async () => {
    const accepted = aReferral({ status: 'accepted', version: 3, actions: ['start', 'hold', 'fail'], caseId });
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const started = { body: aReferral({ ...accepted, status: 'in-progress', version: 4, actions: ['hold', 'complete'] }) };
    api(accepted, { 'POST /referrals/*/start': () => answered.then(() => started) });
    await openApp(`/referrals/${referralId}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Start the service' }));
    const hold = screen.getByRole('button', { name: 'Put on hold' });
    await waitFor(() => expect(hold.hasAttribute('disabled')).toBe(true));
    answer();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Put on hold' }).hasAttribute('disabled')).toBe(false));
  });

  it('offers the sender cancelling, never the receiver’s steps, even if the server named them', async () => {
    api(
      aReferral({ box: 'outgoing', status: 'requested', actions: ['cancel', 'retract', 'accept'], caseId, need: 'In words' }),
      {},
      'police-officer',
    );
    await openApp(`/referrals/${referralId}`);
    expect(await actionButtons()).toEqual(['Cancel the referral', 'Retract: entered in error']);
    expect(screen.getByText('In words')).toBeTruthy();
  });

  it('is received from the queue with its one next action', async () => {
    const waiting = aReferral({ status: 'requested', actions: ['receive', 'reject'] });
    const { seen } = api(waiting, { 'POST /referrals/*/receive': { body: aReferral({ version: 3 }) } });
    await openApp('/');
    const list = await screen.findByRole('list');
    expect(
      within(list)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Receive']);
    expect(within(list).getByText(/overdue/)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(within(list).getByRole('button', { name: 'Receive' }));
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/referrals/${referralId}`));
    expect(seen.find(({ path }) => path.endsWith('/receive'))?.headers.get('if-match')).toBe('"2"');
    expect(seen.find(({ path }) => path === '/referrals')?.query.get('box')).toBe('incoming');
  });

  it('is taken from the desk, and shows colleagues who has it', async () => {
    const taken = { id: 'someone' as UserId, name: 'Test Colleague', since: '2026-03-01T10:00:00.000Z' };
    const { seen } = api(aReferral({ takenBy: null }), { 'POST /referrals/*/take': { body: aReferral({ version: 3, takenBy: taken }) } });
    await openApp(`/referrals/${referralId}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Take it' }));
    expect(await screen.findByText('With Test Colleague')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Give it back to the desk' })).toBeTruthy();
    expect(seen.find(({ path }) => path.endsWith('/take'))?.headers.get('if-match')).toBe('"2"');
  });

  it('carries phrases before acceptance and words afterwards', async () => {
    const message = {
      id: 'm',
      version: 1,
      at: '2026-03-01T10:00:00.000Z',
      by: 'sender',
      author: null,
      code: 'arriving-today',
      text: null,
      unread: true,
    };
    const { seen } = api(aReferral({ unread: true }), {
      'GET /referrals/*/messages': { body: { items: [message], nextCursor: null } },
      'POST /referrals/*/messages': { status: 201, body: message },
      'POST /referrals/*/messages/reading': { body: aReferral() },
    });
    await openApp(`/referrals/${referralId}`);
    const thread = await screen.findByRole('region', { name: 'Messages between the two sides' });
    expect(await within(thread).findByText('Arrives today', { selector: 'p' })).toBeTruthy();
    expect(within(thread).queryByLabelText('Your message')).toBeNull();
    await waitFor(() => expect(seen.some(({ path }) => path.endsWith('/reading'))).toBe(true));
    fireEvent.change(within(thread).getByLabelText('Ready-made phrase'), { target: { value: 'please-call' } });
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(within(thread).getByRole('button', { name: 'Send the phrase' }));
    await waitFor(() =>
      expect(seen.find(({ method, path }) => method === 'POST' && path.endsWith('/messages'))?.body).toEqual({ code: 'please-call' }),
    );
  });

  it('pauses for a reason, which must be chosen', async () => {
    const { seen } = api(aReferral({ status: 'accepted', actions: ['start', 'hold', 'fail'], caseId }), {
      'POST /referrals/*/hold': { body: aReferral({ status: 'on-hold', actions: ['resume'], caseId, holdReason: 'person-ill' }) },
    });
    await openApp(`/referrals/${referralId}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Put on hold' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Put on hold' }));
    expect(await within(dialog).findByText('This is needed.')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('radio', { name: 'The person is ill' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Put on hold' }));
    await waitFor(() => expect(seen.find(({ path }) => path.endsWith('/hold'))?.body).toEqual({ reason: 'person-ill' }));
  });
});
