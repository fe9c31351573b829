import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReferralView } from '@himaya/domain';
import { fakeApi, type FakeRoutes } from '../../testing/fake-api';
import { aReferral, aUser, caseId, desk, referralId } from '../../testing/people';
import { accessibilityProblems, openApp } from '../../testing/render';

function api(referral: ReferralView, answers: FakeRoutes = {}, role: 'shelter-caseworker' | 'police-officer' = 'shelter-caseworker') {
  return fakeApi({
    'GET /auth/me': { body: role === 'shelter-caseworker' ? aUser(role, desk) : aUser(role) },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /referrals': { body: { items: [referral], nextCursor: null } },
    'GET /referrals/*': { body: referral },
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
});
