import { ModulesContainer } from '@himaya/api/testing';
import type { CaseView, ConsentView, Page, ReferralListItem, ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';

let api: TestApi;
let officer: Session;
let desk: Session;
let otherDesk: Session;
let analyst: Session;

beforeAll(async () => {
  api = await startTestApi();
  officer = await api.signIn('police-officer');
  desk = await api.signIn('shelter-caseworker');
  otherDesk = await api.signIn('shelter-caseworker-2');
  analyst = await api.signIn('secretariat-analyst');
});
afterAll(() => api.stop());

it('has one worker in the process of the API', () => {
  const workers = [...api.app.get(ModulesContainer).values()].filter(({ metatype }) => metatype.name === 'WorkerModule');
  expect(workers).toHaveLength(1);
});

describe('a referral', () => {
  it('shows the desk a summary, opens the packet on acceptance, and answers back', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    expect(referral).toMatchObject({ status: 'requested', actions: ['cancel', 'retract'] });
    expect(new Date(referral.dueAt!).getTime() - new Date(referral.requestedAt!).getTime()).toBe(8 * 3_600_000);

    const inbox = expected(await desk.get<Page<ReferralListItem>>('/referrals?box=incoming&status=requested&limit=100'), 200);
    const summary = inbox.items.find((item) => item.id === referral.id)!;
    expect(Object.keys(summary).sort()).toEqual([
      'actions', 'box', 'crossesLine', 'dueAt', 'fromUnit', 'groupId', 'id', 'needCode', 'requestedAt', 'service', 'status', 'summary',
      'takenBy', 'toUnit', 'unread', 'urgency', 'version',
    ]); // prettier-ignore
    expect(summary.summary).toEqual({ sex: 'female', ageBand: '18-29', languages: ['tl', 'en'], specialNeeds: [], governorate: 'baghdad' });
    const before = expected(await desk.get<ReferralView>(`/referrals/${referral.id}`), 200);
    expect(before).not.toHaveProperty('need');
    expect(before).not.toHaveProperty('caseId');
    expect(before).not.toHaveProperty('consentId');
    expect((await desk.get(`/cases/${caseId}`)).status).toBe(404);

    const received = await step(desk, before, 'receive');
    const accepted = await step(desk, received, 'accept', { note: 'Invented note: welcome' });
    expect(accepted).toMatchObject({ status: 'accepted', caseId, need: 'Invented need: a safe place for tonight' });

    const packet = expected(await desk.get<CaseView>(`/cases/${caseId}`), 200);
    expect(Object.keys(packet).sort()).toEqual([
      'access', 'derived', 'erasedAt', 'foundAt', 'foundAtPrecision', 'foundBy', 'governorate', 'id', 'identificationStatus', 'journey', 'number', 'openedAt',
      'person', 'responsibleUnit', 'rightsExplainedOn', 'safeContact', 'sealed', 'specialNeeds', 'status', 'version',
    ]); // prettier-ignore
    expect(packet.access).toEqual({
      read: ['core', 'identity', 'shelter'],
      fields: ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone', 'shelter-documents'],
      write: ['shelter'],
      bases: ['referral'],
      until: '2099-03-01T21:00:00.000Z',
    });
    expect(packet.journey.find(({ step: name }) => name === 'shelter')?.state).toBe('in-progress');

    const started = await step(desk, accepted, 'start');
    await step(desk, started, 'complete', { outcome: 'service-provided', note: 'Invented note: settled' });
    expect(expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200)).toMatchObject({
      status: 'completed',
      outcome: 'service-provided',
      note: 'Invented note: settled',
    });
    // Thirty days of reading, no writing.
    const after = expected(await desk.get<CaseView>(`/cases/${caseId}`), 200);
    expect(after.access.write).toEqual([]);
    const days = (new Date(after.access.until!).getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it('is nobody else’s: another desk and the statistics roles meet 404 and 403 everywhere', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    for (const path of [
      `/cases/${caseId}`,
      `/cases/${caseId}/timeline`,
      `/cases/${caseId}/grants`,
      `/cases/${caseId}/consents`,
      `/cases/${caseId}/referrals`,
      `/cases/${caseId}/access-log`,
      `/referrals/${referral.id}`,
    ]) {
      expect([path, (await otherDesk.get(path)).status]).toEqual([path, 404]);
      expect([path, (await analyst.get(path)).status]).toEqual([path, 403]);
    }
    for (const action of ['receive', 'accept', 'start', 'hold', 'resume']) {
      expect((await otherDesk.post(`/referrals/${referral.id}/${action}`, {}, ifMatch(referral))).status).toBe(404);
    }
    expect((await analyst.get('/cases')).status).toBe(403);
    expect((await analyst.get('/referrals?box=incoming')).status).toBe(403);
  });

  it('is rejected with a coded reason, and the sender is offered the next desk', async () => {
    const { referral } = await referTo(desk, officer);
    const rejected = await step(desk, referral, 'reject', { reason: 'no-capacity', note: 'Invented note: full' });
    expect(rejected).toMatchObject({ status: 'rejected', rejectionReason: 'no-capacity', actions: [] });
    const seen = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
    expect(seen.note).toBe('Invented note: full');
    expect(seen.nextUnit?.id).toBeDefined();
    expect(seen.nextUnit?.id).not.toBe(referral.toUnit.id);
  });

  it('walks hold, resume and fail, and shuts the packet when it fails', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    const accepted = await step(desk, await step(desk, referral, 'receive'), 'accept');
    const held = await step(desk, accepted, 'hold', { note: 'Invented note: waiting' });
    const resumed = await step(desk, held, 'resume');
    expect(resumed.status).toBe('in-progress');
    await step(desk, resumed, 'fail', { reason: 'capacity-lost' });
    expect((await desk.get(`/cases/${caseId}`)).status).toBe(404);
  });

  it('is cancelled by its sender at any time, and shuts at once', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    const accepted = await step(desk, await step(desk, referral, 'receive'), 'accept');
    expect((await desk.get(`/cases/${caseId}`)).status).toBe(200);
    const current = expected(await officer.get<ReferralView>(`/referrals/${accepted.id}`), 200);
    await step(officer, current, 'cancel', { reason: 'found-elsewhere' });
    expect((await desk.get(`/cases/${caseId}`)).status).toBe(404);
  });

  it('waits as a draft unseen, and starts its clocks when it is sent', async () => {
    const { referral } = await referTo(desk, officer, { draft: true });
    expect(referral).toMatchObject({ status: 'draft', dueAt: null });
    expect((await desk.get(`/referrals/${referral.id}`)).status).toBe(404);
    const sent = await step(officer, referral, 'send');
    expect(sent.status).toBe('requested');
    expect(sent.dueAt).not.toBeNull();
    const retracted = await step(officer, sent, 'retract');
    expect(retracted.status).toBe('entered-in-error');
  });

  it('is refused without a consent that covers it', async () => {
    const { id } = await openCase(officer);
    const [here, there] = [await unitOf(desk), await unitOf(otherDesk)];
    const send = async (consentId: string, changes: object = {}): Promise<string> =>
      (await officer.post(`/cases/${id}/referrals`, shelterReferral(here.id, consentId, changes))).body.code;
    const elsewhere = await consentTo(officer, id, there.id);
    expect(await send(elsewhere.id)).toBe('consent.recipient');
    const small = await consentTo(officer, id, here.id, { categories: ['core'] });
    expect(await send(small.id)).toBe('consent.identity');
    const named = await consentTo(officer, id, here.id, { categories: ['core', 'identity'] });
    expect(await send(named.id, { categories: ['core', 'identity', 'exploitation'] })).toBe('consent.categories');
    const other = await consentTo(officer, id, here.id, { purpose: 'share-identity' });
    expect(await send(other.id)).toBe('consent.purpose');
    const of = await openCase(officer);
    expect(await send((await consentTo(officer, of.id, here.id)).id)).toBe('consent.missing');
    const good = await consentTo(officer, id, here.id);
    expect(await send(good.id, { categories: ['core', 'health'] })).toBe('referral.category-not-yours');
    expect(await send(good.id, { service: 'medical', needCode: 'urgent-treatment' })).toBe('referral.unit-not-eligible');
  });

  it('may be tried again under the same key after a refusal', async () => {
    const { id } = await openCase(officer);
    const { id: deskId } = await unitOf(desk);
    const consent = await consentTo(officer, id, deskId);
    const key = { 'idempotency-key': `retry-${id}` };
    const refused = await officer.post(`/cases/${id}/referrals`, shelterReferral(deskId, id), key);
    expect([refused.status, refused.body.code]).toEqual([409, 'consent.missing']);
    const sent = await officer.post<ReferralView>(`/cases/${id}/referrals`, shelterReferral(deskId, consent.id), key);
    expect(sent.status).toBe(201);
    const again = await officer.post<ReferralView>(`/cases/${id}/referrals`, shelterReferral(deskId, consent.id), key);
    expect([again.status, again.body.id]).toEqual([201, sent.body.id]);
    const other = await officer.post(
      `/cases/${id}/referrals`,
      shelterReferral(deskId, consent.id, { need: 'Invented: something else' }),
      key,
    );
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.mismatch']);
    const still = await officer.post<ReferralView>(`/cases/${id}/referrals`, shelterReferral(deskId, consent.id), key);
    expect(still.body.id).toBe(sent.body.id);
  });

  it('cannot be accepted once the consent is gone, and what was open shuts at once', async () => {
    const pending = await referTo(desk, officer);
    const open = await referTo(desk, officer);
    const accepted = await step(desk, await step(desk, open.referral, 'receive'), 'accept');
    expect(accepted.status).toBe('accepted');
    for (const { consent } of [pending, open]) {
      const withdrawn = await officer.post<ConsentView>(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent));
      expect(withdrawn.body).toMatchObject({ status: 'withdrawn', version: 2 });
    }
    expect((await desk.get(`/cases/${open.caseId}`)).status).toBe(404);
    const cancelled = expected(await officer.get<ReferralView>(`/referrals/${pending.referral.id}`), 200);
    expect(cancelled).toMatchObject({ status: 'cancelled', cancellationReason: 'consent-withdrawn' });
    // The service itself goes on: the desk still answers for it.
    expect((await step(desk, accepted, 'start')).status).toBe('in-progress');
  });

  it('previews exactly the keys that acceptance opens', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    const preview = expected(
      await officer.post<CaseView>(`/cases/${caseId}/packet-preview`, { service: 'shelter', categories: ['core', 'identity'] }),
      200,
    );
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    const opened = expected(await desk.get<CaseView>(`/cases/${caseId}`), 200);
    expect(Object.keys(preview).sort()).toEqual(Object.keys(opened).sort());
    expect(Object.keys(preview.person).sort()).toEqual(Object.keys(opened.person).sort());
    const coreOnly = expected(
      await officer.post<CaseView>(`/cases/${caseId}/packet-preview`, { service: 'interpretation', categories: ['core'] }),
      200,
    );
    expect(Object.keys(coreOnly.person).sort()).toEqual(['ageBand', 'alias', 'languages', 'sex']);
  });
});
