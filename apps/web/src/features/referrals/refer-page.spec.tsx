import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConsentView, NeedId, NeedView, OverrideId, OverrideView, RecordConsentBody } from '@himaya/domain';
import { fakeApi, type FakeRoutes } from '../../testing/fake-api';
import { aCase, aConsent, aProposal, aReferral, aUser, caseId, desk, fullDesk, policeSection, referralId } from '../../testing/people';
import { accessibilityProblems, openApp } from '../../testing/render';

function api(consents: readonly ConsentView[], more: FakeRoutes = {}) {
  return fakeApi({
    'GET /auth/me': { body: aUser('police-officer') },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /cases/*': { body: aCase() },
    'GET /cases/*/consents': { body: { items: consents } },
    'POST /cases/*/consents': ({ body }) => ({ status: 201, body: aConsent({ ...(body as RecordConsentBody), recipientUnit: desk }) }),
    'POST /cases/*/packet-preview': {
      body: aCase({
        person: { alias: 'A. Q.', sex: 'female', ageBand: '18-29', languages: ['tl'], givenName: 'Previewed' },
        access: {
          ...aCase().access,
          read: ['core', 'identity', 'shelter'],
          fields: ['identity-name', 'risk-assessments'],
          write: ['shelter'],
        },
      }),
    },
    'GET /cases/*/proposals': { body: { items: [aProposal(desk), aProposal(fullDesk)] } },
    'POST /cases/*/referrals': { status: 201, body: aReferral({ box: 'outgoing', status: 'requested', actions: ['cancel'], caseId }) },
    'GET /referrals/*': { body: aReferral({ box: 'outgoing', status: 'requested', actions: ['cancel'], caseId }) },
    ...more,
  });
}

async function reachConsent(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Shelter' }));
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Test desk/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
}

const least = ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone'];

describe('refer', () => {
  it('proposes the desks that fit, the best first, and sends under a consent at hand', async () => {
    const { seen } = api([aConsent()]);
    await openApp(`/cases/${caseId}/refer`);
    fireEvent.click(await screen.findByRole('button', { name: 'Shelter' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Safe place for longer' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    const desks = await screen.findAllByRole('button', { name: /desk/i, pressed: false });
    expect(desks.map((offered) => offered.textContent?.startsWith('Test desk'))).toEqual([true, false]);
    fireEvent.click(desks[0] ?? document.body);
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Previewed')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: /Consent recorded on/ }));
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Send the referral' }));
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/referrals/${referralId}`));
    expect(seen.find(({ path }) => path.endsWith('/packet-preview'))?.body).toEqual({
      service: 'shelter',
      categories: ['core', 'identity'],
      fields: least,
      toUnitId: desk.id,
    });
    expect(seen.find(({ method, path }) => method === 'POST' && path.endsWith('/referrals'))?.body).toEqual({
      toUnitId: desk.id,
      service: 'shelter',
      urgency: 'urgent',
      needCode: 'safe-place-longer',
      categories: ['core', 'identity'],
      fields: least,
      consentId: aConsent().id,
    });
    expect(seen.some(({ method, path }) => method === 'POST' && path.endsWith('/consents'))).toBe(false);
  });

  it('names the need it was started from, and no need once another service is asked for', async () => {
    const need: NeedView = {
      id: '7c9e6679-7425-40de-944b-e07fc1f90aea' as NeedId, caseId, version: 1, service: 'shelter', needCode: 'safe-place-tonight',
      level: 'standard', identifiedBy: 'person', status: 'open', statusSince: '2026-03-01T09:00:00.000Z', unit: policeSection,
      recordedAt: '2026-03-01T09:00:00.000Z', dueAt: '2026-03-15T09:00:00.000Z', note: null, moves: [],
    }; // prettier-ignore
    const { seen } = api([aConsent()], { 'GET /cases/*/needs': { body: { items: [need] } } });
    const sent = () => seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/referrals')).map(({ body }) => body);
    const send = async (): Promise<void> => {
      fireEvent.click(screen.getByRole('button', { name: 'Next' }));
      fireEvent.click(await screen.findByRole('button', { name: /^Test desk/ }));
      fireEvent.click(screen.getByRole('button', { name: 'Next' }));
      fireEvent.click(await screen.findByRole('radio', { name: /Consent recorded on/ }));
      fireEvent.click(screen.getByRole('button', { name: 'Send the referral' }));
    };
    await openApp(`/cases/${caseId}/refer?need=${need.id}`);
    await screen.findByRole('button', { name: 'Shelter', pressed: true });
    await send();
    await waitFor(() => expect(sent()).toMatchObject([{ service: 'shelter', needId: need.id }]));
    cleanup();
    await openApp(`/cases/${caseId}/refer?need=${need.id}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Medical care' }));
    await send();
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]).not.toHaveProperty('needId');
  });

  it('records the consent in place where none covers this sharing', async () => {
    const { seen } = api([
      aConsent({ recipientUnit: policeSection }),
      aConsent({ status: 'withdrawn', withdrawnAt: '2026-03-02T10:00:00.000Z' }),
    ]);
    await openApp(`/cases/${caseId}/refer`);
    await reachConsent();
    expect(await screen.findByText(/We would like to ask Test desk for a service/)).toBeTruthy();
    expect(screen.queryByRole('radio', { name: /Consent recorded on/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Record consent and send' }));
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/referrals/${referralId}`));
    const recorded = seen.findIndex(({ method, path }) => method === 'POST' && path.endsWith('/consents'));
    const sent = seen.findIndex(({ method, path }) => method === 'POST' && path.endsWith('/referrals'));
    expect(recorded).toBeGreaterThan(-1);
    expect(sent).toBeGreaterThan(recorded);
    expect(seen[recorded]?.body).toMatchObject({
      purpose: 'referral',
      recipientUnitId: desk.id,
      categories: ['core', 'identity'],
      givenBy: 'self',
      language: 'tl',
    });
    expect(seen[sent]?.body).toMatchObject({ consentId: aConsent().id });
  });

  it('sends under an approved override in the place of a consent, with what it names and no more', async () => {
    const override: OverrideView = {
      id: '7c9e6679-7425-40de-944b-e07fc1f90ae7' as OverrideId, version: 2, status: 'approved', caseNumber: aCase().number, ground: 'vital-interest',
      purpose: 'referral', categories: ['core'], child: false, unit: policeSection, recipientUnit: desk, recipientAgencyId: desk.agencyId,
      courtOrderedOn: null, requestedAt: '2026-03-01T09:00:00.000Z', answerDueAt: '2026-03-01T11:00:00.000Z', waitsFor: [],
      unitApprovedAt: '2026-03-01T10:00:00.000Z', coordinationApprovedAt: null, validUntil: '2026-03-15', refusal: null, ending: null,
      closedAt: null, actions: ['end'], caseId,
    }; // prettier-ignore
    const waiting: OverrideView = { ...override, id: '7c9e6679-7425-40de-944b-e07fc1f90ae8' as OverrideId, status: 'requested' };
    const { seen } = api([aConsent()], { 'GET /cases/*/overrides': { body: { items: [override, waiting] } } });
    await openApp(`/cases/${caseId}/refer`);
    await reachConsent();
    fireEvent.click(await screen.findByRole('radio', { name: 'Approved without consent: Danger to life or health' }));
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Send the referral' }));
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/referrals/${referralId}`));
    const body = seen.find(({ method, path }) => method === 'POST' && path.endsWith('/referrals'))?.body;
    expect(body).toMatchObject({ overrideId: override.id, categories: ['core'] });
    expect(body).not.toHaveProperty('consentId');
  });

  it('asks for the phone call of an immediate referral and sends when it was made', async () => {
    const { seen } = api([aConsent()]);
    await openApp(`/cases/${caseId}/refer`);
    fireEvent.click(await screen.findByRole('radio', { name: /Immediate/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Shelter' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Test desk/ }));
    expect(screen.getByRole('link', { name: '+964 770 000 0000' })).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'I have phoned the desk' }));
    fireEvent.change(screen.getByLabelText('Whom you spoke to'), { target: { value: 'Desk Officer' } });
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    fireEvent.click(await screen.findByRole('radio', { name: /Consent recorded on/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Send the referral' }));
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/referrals/${referralId}`));
    const body = seen.find(({ method, path }) => method === 'POST' && path.endsWith('/referrals'))?.body;
    expect(body).toMatchObject({ urgency: 'immediate', spokeTo: 'Desk Officer' });
    expect(body).toHaveProperty('phonedAt', expect.stringMatching(/Z$/));
  });

  it('does not go on without a service or a desk', async () => {
    api([]);
    await openApp(`/cases/${caseId}/refer`);
    fireEvent.click(await screen.findByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Choose the service.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Shelter' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('button', { name: /^Test desk/ });
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Choose a desk.')).toBeTruthy();
  });

  it('takes a rejected referral up again with the next desk', async () => {
    const rejected = aReferral({
      box: 'outgoing',
      status: 'rejected',
      actions: [],
      nextUnit: desk,
      caseId,
      need: 'typed before',
      urgency: 'standard',
    });
    const again = aReferral({ box: 'outgoing', status: 'requested', actions: ['cancel'], caseId, previousId: referralId });
    const { seen } = api([aConsent()], {
      'GET /referrals/*': { body: rejected },
      'GET /cases/*/proposals': { body: { items: [aProposal(fullDesk), aProposal(desk)] } },
      'POST /referrals/*/again': { status: 201, body: again },
    });
    await openApp(`/referrals/${referralId}`);
    fireEvent.click(await screen.findByRole('link', { name: 'Refer again' }));
    // The next desk stands chosen, and the consent that names it: one press.
    await screen.findByRole('radio', { name: /Consent recorded on/ });
    expect(screen.getByRole('button', { name: /^Test desk/ }).getAttribute('aria-pressed')).toBe('true');
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Send the referral' }));
    await waitFor(() => expect(seen.some(({ path }) => path.endsWith('/again'))).toBe(true));
    expect(seen.find(({ path }) => path.endsWith('/again'))?.body).toEqual({ toUnitId: desk.id, consentId: aConsent().id });
    expect(seen.find(({ path }) => path.endsWith('/proposals'))?.query.get('after')).toBe(referralId);
  });

  it('sends nothing of a child on a guardian’s word before its best interests, says what is missing and leads there', async () => {
    const safeguards = { bestInterests: ['sharing'], guardian: 'appointed', guardianDueAt: null } as const;
    const child = aCase({
      person: { alias: 'B.', sex: 'female', ageBand: '15-17', languages: [] },
      access: { ...aCase().access, write: ['core', 'family'] },
      safeguards,
    });
    api([], {
      'GET /cases/*': { body: child },
      'GET /cases/*/proposals': { body: { items: [aProposal({ ...desk, personCategories: ['girls'] })] } },
    });
    await openApp(`/cases/${caseId}/refer`);
    await reachConsent();
    expect(await screen.findByText(/Missing before: placement\./)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Determine the best interests' }).getAttribute('href')).toBe(`/cases/${caseId}?tab=child`);
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Record consent and send' });
    expect(button.disabled).toBe(true);
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: 'Court' }));
    expect(button.disabled).toBe(false);
  });

  it('asks for the consent to contact the family before it arranges a reunification, and for the return itself', async () => {
    const { seen } = api([aConsent()], {
      'GET /cases/*/proposals': { body: { items: [aProposal({ ...desk, services: ['reintegration', 'repatriation'] })] } },
    });
    await openApp(`/cases/${caseId}/refer`);
    fireEvent.click(await screen.findByRole('button', { name: 'Reintegration' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Family reunification' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Test desk/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('This also needs: Contacting the family. Record it on the case first.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Record consent and send' }).disabled).toBe(true);
    for (const _ of [1, 2]) fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Repatriation' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Test desk/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText(/We would like to arrange with Test desk your return/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Record consent and send' }));
    await waitFor(() =>
      expect(seen.find(({ method, path }) => method === 'POST' && path.endsWith('/consents'))?.body).toMatchObject({
        purpose: 'repatriation',
      }),
    );
  });

  it('never offers a child’s exploitation record', async () => {
    const child = aCase({
      person: { alias: 'B.', sex: 'female', ageBand: '15-17', languages: [] },
      access: { ...aCase().access, read: ['core', 'identity', 'exploitation'] },
    });
    api([], {
      'GET /cases/*': { body: child },
      'GET /cases/*/proposals': { body: { items: [aProposal({ ...desk, personCategories: ['girls'] })] } },
    });
    await openApp(`/cases/${caseId}/refer`);
    await reachConsent();
    expect(await screen.findByRole('checkbox', { name: 'Identity' })).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: 'Exploitation' })).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'The person, an adult' }).disabled).toBe(true);
  });
});
