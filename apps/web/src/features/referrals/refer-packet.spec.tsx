import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DocumentId, DocumentView, RecordConsentBody } from '@himaya/domain';
import { fakeApi, type FakeRoutes } from '../../testing/fake-api';
import { aCase, aConsent, aProposal, aReferral, aUser, caseId, desk, policeSection, referralId } from '../../testing/people';
import { accessibilityProblems, openApp } from '../../testing/render';

function api(more: FakeRoutes) {
  const sent = aReferral({ box: 'outgoing', status: 'requested', actions: ['cancel'], caseId });
  return fakeApi({
    'GET /auth/me': { body: aUser('police-officer') },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /cases/*': { body: aCase() },
    'GET /cases/*/consents': { body: { items: [aConsent()] } },
    'POST /cases/*/consents': ({ body }) => ({ status: 201, body: aConsent({ ...(body as RecordConsentBody), recipientUnit: desk }) }),
    'POST /cases/*/packet-preview': { body: aCase({ access: { ...aCase().access, write: ['shelter'] } }) },
    'GET /cases/*/proposals': { body: { items: [aProposal(desk)] } },
    'POST /cases/*/referrals': { status: 201, body: sent },
    'GET /referrals/*': { body: sent },
    ...more,
  });
}

async function reachConsent(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Shelter' }));
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Test desk/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
}

const sealedPaper: DocumentView = {
  id: '55555555-5555-4555-8555-555555555555' as DocumentId, caseId, version: 1, type: 'medical-report', category: 'health', mediaType: 'application/pdf',
  sizeBytes: 2048, fileName: 'invented.pdf', unit: policeSection, recordedAt: '2026-03-01T10:00:00.000Z', removedAt: null, removalReason: null, removable: true,
  edition: 1, replacesId: null, replacedById: null, replaceable: true, downloadable: true,
}; // prettier-ignore

describe('the packet of a referral', () => {
  it('sends the fields that were chosen, shows what the receiver makes of them, and drops a category with all of it', async () => {
    const { seen } = api({
      'GET /cases/*': {
        body: aCase({
          access: { ...aCase().access, read: ['core', 'identity', 'risk'], fields: [...aCase().access.fields, 'risk-assessments'] },
        }),
      },
      'GET /cases/*/risk-assessments': { body: { items: [] } },
    });
    await openApp(`/cases/${caseId}/refer`);
    await reachConsent();
    const identity = await screen.findByRole('group', { name: 'Identity' });
    const field = (name: string) => within(identity).getByRole<HTMLInputElement>('checkbox', { name });
    expect([field('Name').checked, field('Identity papers and photographs').checked]).toEqual([true, false]);
    fireEvent.click(field('Telephone'));
    fireEvent.click(field('Identity papers and photographs'));
    const previews = () => seen.filter(({ path }) => path.endsWith('/packet-preview')).map(({ body }) => body);
    await waitFor(() =>
      expect(previews().at(-1)).toMatchObject({ fields: ['identity-name', 'identity-age', 'identity-nationality', 'identity-documents'] }),
    );
    expect(await screen.findByText('The receiver records in')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Risk' }));
    await waitFor(() => expect(previews().at(-1)).toMatchObject({ categories: ['core', 'identity', 'risk'] }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Risk assessments' }).checked).toBe(true);
    fireEvent.click(within(identity).getByRole('checkbox', { name: 'Identity' }));
    await waitFor(() => expect(previews().at(-1)).toMatchObject({ categories: ['core', 'risk'], fields: ['risk-assessments'] }));
    expect(within(identity).queryByRole('checkbox', { name: 'Name' })).toBeNull();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('asks for nothing that nobody at the desk may read', async () => {
    api({
      'GET /cases/*': { body: aCase({ access: { ...aCase().access, read: ['core', 'identity', 'risk'] } }) },
      'GET /cases/*/risk-assessments': { body: { items: [] } },
      'GET /cases/*/proposals': { body: { items: [aProposal(desk, { reads: ['core', 'identity'] })] } },
    });
    await openApp(`/cases/${caseId}/refer`);
    await reachConsent();
    const risk = await screen.findByRole('group', { name: 'Risk' });
    expect(within(risk).getByRole('checkbox', { name: 'Risk' }).hasAttribute('disabled')).toBe(true);
    expect(within(risk).getByText('Nobody at this desk may read this: nothing of it goes.')).toBeTruthy();
  });

  it('names a sealed record under a consent of its own, asked in the same breath', async () => {
    const { seen } = api({
      'GET /cases/*/documents': { body: { items: [sealedPaper, { ...sealedPaper, id: 'x', unit: desk }] } },
    });
    await openApp(`/cases/${caseId}/refer`);
    await reachConsent();
    fireEvent.click(await screen.findByRole('radio', { name: /Consent recorded on/ }));
    const [box, ...more] = screen.getAllByRole('checkbox', { name: /Medical report/ });
    expect(more).toEqual([]);
    fireEvent.click(box!);
    expect(await screen.findByText(/certain records about your health, your counselling or your legal aid/)).toBeTruthy();
    expect(await screen.findByText('Sealed records that are named')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Record consent and send' }));
    await waitFor(() => expect(globalThis.location.pathname).toBe(`/referrals/${referralId}`));
    const posted = (end: string) => seen.filter(({ method, path }) => method === 'POST' && path.endsWith(end)).map(({ body }) => body);
    expect(posted('/consents')).toMatchObject([{ purpose: 'share-health', categories: ['health'], recipientUnitId: desk.id }]);
    expect(posted('/referrals')).toMatchObject([
      { documentIds: [sealedPaper.id], recordConsentId: aConsent().id, consentId: aConsent().id },
    ]);
  });
});
