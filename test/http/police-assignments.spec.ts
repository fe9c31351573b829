import { handleEvent, registryOf, workOf, WorkerDatabase } from '@himaya/api/testing';
import {
  fieldMaskOf,
  type CaseView,
  type ConsentView,
  type NotificationView,
  type OverrideView,
  type PoliceAssignmentView,
  type ReferralView,
  type TransferView,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, inventedCase, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let second: Session;
let desk: Session;
let manager: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, second, desk, manager] = (await Promise.all(
    ['police-officer', 'police-officer-2', 'shelter-caseworker', 'shelter-manager'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const missing = (answer: Answer): string[] => (answer.body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const seen = async (as: Session, caseId: string): Promise<CaseView> => expected(await as.get<CaseView>(`/cases/${caseId}`), 200);
const takenBack = async (consent: ConsentView, by: Session): Promise<ConsentView> =>
  expected(await by.post<ConsentView>(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);

/** A referral of a case of the police that the desk took on. */
async function servedBy(caseId: string): Promise<void> {
  const { id } = await unitOf(desk);
  const consent = await consentTo(officer, caseId, id);
  const sent = await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(id, consent.id));
  await step(desk, await step(desk, expected(sent, 201), 'receive'), 'accept');
}

/** Hands what happened to the worker's handlers. */
async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
async function heard(as: Session, caseId: string): Promise<string[]> {
  const { items } = expected(await as.get<{ items: NotificationView[] }>('/notifications?limit=100'), 200);
  return items.filter((one) => one.caseId === caseId).map(({ kind }) => kind);
}

/** Doors of the section in the database. */
async function doorsOf(as: Session, caseId: string): Promise<number> {
  const { rows } = await guard.query<{ n: number }>('select count(*)::int as n from case_access where case_id = $1 and holder_id = $2', [
    caseId,
    (await unitOf(as)).id,
  ]);
  return rows[0]!.n;
}

describe('a case that a provider opened', () => {
  const packet = ['core', 'identity', 'exploitation'] as const;
  const told = async <T = Problem>(caseId: string, word: object, to: Session = officer): Promise<Answer<T>> =>
    desk.post<T>(`/cases/${caseId}/police-assignments`, { toUnitId: (await unitOf(to)).id, categories: ['core', 'identity'], ...word });
  const opened = async (): Promise<string> => (await openCase(desk)).id;
  const word = async (caseId: string, more: object = {}): Promise<ConsentView> =>
    consentTo(desk, caseId, (await unitOf(officer)).id, { purpose: 'law-enforcement', categories: packet, ...more });

  it('is the police’s to see under a law-enforcement consent to that section alone, and no more once it is taken back', async () => {
    const id = await opened();
    expect(refusal(await officer.get(`/cases/${id}`))).toBe('404 not-found');
    expect(refusal(await told(id, {}))).toBe('409 consent.law-enforcement');
    const other = await consentTo(desk, id, (await unitOf(officer)).id, { categories: packet });
    expect(refusal(await told(id, { consentId: other.id }))).toBe('409 consent.purpose');
    const consent = await word(id);
    expect(refusal(await told(id, { consentId: consent.id }, second))).toBe('409 consent.recipient');
    expect(refusal(await told(id, { consentId: consent.id, categories: ['core', 'risk'] }))).toBe('409 consent.categories');

    const assignment = expected(await told<PoliceAssignmentView>(id, { consentId: consent.id }), 201);
    expect(assignment).toMatchObject({ categories: ['core', 'identity', 'proceedings'], withoutConsent: false, endable: true });
    expect(refusal(await told(id, { consentId: consent.id }))).toBe('409 assignment.exists');
    const record = await seen(officer, id);
    expect(record.person).toMatchObject({ alias: 'A.', givenName: 'Invented-Given' });
    expect(record.access).toMatchObject({ read: ['core', 'identity', 'proceedings'], write: ['proceedings'], bases: ['assignment'] });
    expect(record.exploitation).toBeUndefined();
    expect(refusal(await second.get(`/cases/${id}`))).toBe('404 not-found');

    await takenBack(consent, desk);
    expect(refusal(await officer.get(`/cases/${id}`))).toBe('404 not-found');
    expect(await doorsOf(officer, id)).toBe(0);
    await deliver();
    for (const as of [officer, desk]) expect(await heard(as, id)).toEqual(expect.arrayContaining(['police-told', 'police-released']));
    const { items } = expected(await desk.get<{ items: PoliceAssignmentView[] }>(`/cases/${id}/police-assignments`), 200);
    expect(items.map(({ endedAt, endable }) => [endedAt !== null, endable])).toEqual([[true, false]]);
  });

  it('is taken back by the unit that answers for it, and never told by the police or by who only serves in it', async () => {
    const id = await opened();
    const consent = await word(id);
    const assignment = expected(await told<PoliceAssignmentView>(id, { consentId: consent.id }), 201);
    expect(refusal(await officer.post(`/cases/${id}/police-assignments`, {}))).toBe('403 role.forbidden');
    const lawyer = await api.signIn('legal-aid-provider');
    const firm = (await unitOf(lawyer)).id;
    const asked = { service: 'legal-aid', needCode: 'other', categories: ['core'] };
    const advice = shelterReferral(firm, (await consentTo(desk, id, firm)).id, asked);
    const sent = expected(await desk.post<ReferralView>(`/cases/${id}/referrals`, advice), 201);
    await step(lawyer, await step(lawyer, sent, 'receive'), 'accept');
    expect(refusal(await lawyer.post(`/police-assignments/${assignment.id}/ending`, {}))).toBe('409 assignment.not-yours');
    expected(await desk.post<PoliceAssignmentView>(`/police-assignments/${assignment.id}/ending`, {}), 200);
    expect(refusal(await officer.get(`/cases/${id}`))).toBe('404 not-found');
    await deliver();
    for (const as of [officer, desk]) expect(await heard(as, id)).toContain('police-released');
    expect(refusal(await desk.post(`/police-assignments/${assignment.id}/ending`, {}))).toBe('409 grant.not-open');
    const served = (await openCase(officer)).id;
    await servedBy(served);
    expect(
      refusal(
        await told(
          served,
          { consentId: (await consentTo(officer, served, (await unitOf(second)).id, { purpose: 'law-enforcement' })).id },
          second,
        ),
      ),
    ).toBe('409 assignment.not-yours');
  });

  it('is told as far as the telling unit holds it, field by field', async () => {
    const id = await opened();
    await guard.query('update case_grant set field_mask = $2 where case_id = $1', [id, fieldMaskOf('identity-name')]);
    await guard.query('select guard.rebuild_access($1, $2)', [(await unitOf(desk)).id, id]);
    expected(await told(id, { consentId: (await word(id)).id }), 201);
    const { access, person } = await seen(officer, id);
    expect(access).toMatchObject({ read: ['core', 'identity', 'proceedings'], fields: ['identity-name', 'proceedings-documents'] });
    expect([person.givenName, 'phone' in person]).toEqual(['Invented-Given', false]);
  });

  it('is not handed to police who were not told of it; an offer falls with the word it rests on', async () => {
    const id = (await openCase(manager)).id;
    const section = (await unitOf(officer)).id;
    const offer = <T = Problem>() =>
      manager.post<T>(`/cases/${id}/transfers`, { toUnitId: section, reason: 'other', note: 'Invented note' });
    expect(refusal(await offer())).toBe('409 consent.law-enforcement');
    const consent = await consentTo(manager, id, section, { purpose: 'law-enforcement', categories: packet });
    const body = { toUnitId: section, categories: ['core'], consentId: consent.id };
    expected(await manager.post(`/cases/${id}/police-assignments`, body), 201);
    const offered = expected(await offer<TransferView>(), 201);
    await takenBack(consent, manager);
    expect(expected(await manager.get<TransferView>(`/transfers/${offered.id}`), 200).status).toBe('withdrawn');
    expect(refusal(await offer())).toBe('409 consent.law-enforcement');
  });

  it('is told without consent only by an override of two persons, and its end shuts it', async () => {
    const id = await opened();
    const section = (await unitOf(officer)).id;
    const asking = {
      recipientUnitId: section,
      categories: ['core'],
      ground: 'vital-interest',
      reason: 'Invented: he waits before the door',
    };
    const asked = expected(await desk.post<OverrideView>(`/cases/${id}/overrides`, asking), 201);
    expect(asked.purpose).toBe('law-enforcement');
    expect(refusal(await told(id, { overrideId: asked.id, categories: ['core'] }))).toBe('409 override.not-approved');
    const approved = expected(await manager.post<OverrideView>(`/overrides/${asked.id}/approval`, {}, ifMatch(asked)), 200);
    const referred = { ...shelterReferral(section, ''), consentId: undefined, overrideId: asked.id };
    expect((await desk.post(`/cases/${id}/referrals`, referred)).status).toBe(409);
    expect(expected(await told<PoliceAssignmentView>(id, { overrideId: asked.id, categories: ['core'] }), 201).withoutConsent).toBe(true);
    expect((await seen(officer, id)).access.read).toEqual(['core', 'proceedings']);
    const word = await consentTo(desk, id, section, { purpose: 'law-enforcement', categories: packet });
    expect(missing(await told(id, { consentId: word.id, overrideId: asked.id }))).toEqual(['overrideId: not.both']);
    expected(await desk.post<OverrideView>(`/overrides/${asked.id}/end`, { reason: 'ground-passed' }, ifMatch(approved)), 200);
    expect(refusal(await officer.get(`/cases/${id}`))).toBe('404 not-found');
    await deliver();
    for (const as of [officer, desk]) expect(await heard(as, id)).toContain('police-released');
    // Of a child's the desk that approved it hears.
    expect((await guard.query(`select from outbox_event where kind = 'override-used' and subject_id = $1`, [asked.id])).rowCount).toBe(1);
  });

  it('of a child is told on a guardian’s word once the best interests are determined, and without the exploitation record', async () => {
    const { id } = await openCase(desk, { person: { ...inventedCase.person, ageYears: 12 } });
    const consent = await word(id, { givenBy: 'guardian-and-assent' });
    expect(missing(await told(id, { consentId: consent.id }))).toEqual(['bestInterests: best-interests.sharing']);
    const words = {
      determinedBy: 'Invented panel',
      considerations: 'Invented: she was heard',
      conclusion: 'Invented: the section is told',
    };
    expected(
      await desk.post(`/cases/${id}/best-interests`, { ...words, determinedOn: '2026-01-05', purpose: 'sharing', childHeard: true }),
      201,
    );
    expect(refusal(await told(id, { consentId: consent.id, categories: ['core', 'exploitation'] }))).toBe(
      '409 referral.category-not-yours',
    );
    expected(await told(id, { consentId: consent.id }), 201);
  });
});
