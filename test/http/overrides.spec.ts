import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { CaseView, NotificationView, OverrideView, Page, ReferralView, RequestOverrideBody } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, inventedCase, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let coordinator: Session;
let desk: Session;
let deskId: string;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, coordinator, desk] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'case-coordinator', 'shelter-manager'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  deskId = (await unitOf(desk)).id;
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const reason = 'Invented reason: she has not woken since the bus station';
const asking = (changes: Partial<Record<keyof RequestOverrideBody, unknown>> = {}): object => ({
  recipientUnitId: deskId,
  categories: ['core', 'identity'],
  ground: 'vital-interest',
  reason,
  ...changes,
});
const bestInterests = {
  determinedBy: 'Invented panel: two juvenile caseworkers',
  determinedOn: '2026-01-05',
  considerations: 'Invented: the child asked not to be sent home',
  conclusion: 'Invented: a child-only place tonight',
};
const child = { person: { ...inventedCase.person, ageYears: 14 } };

const ask = async (as: Session, caseId: string, changes = {}): Promise<OverrideView> =>
  expected(await as.post<OverrideView>(`/cases/${caseId}/overrides`, asking(changes)), 201);
const answer = <View = Problem>(as: Session, view: OverrideView, deed: 'approval' | 'refusal' | 'end', body = {}) =>
  as.post<View>(`/overrides/${view.id}/${deed}`, body, ifMatch(view));
const queue = async (as: Session): Promise<readonly OverrideView[]> =>
  expected(await as.get<{ items: OverrideView[] }>('/overrides?box=to-approve'), 200).items;
const ofCase = async (as: Session, caseId: string): Promise<readonly OverrideView[]> =>
  expected(await as.get<{ items: OverrideView[] }>(`/cases/${caseId}/overrides`), 200).items;
const refer = <View = Problem>(as: Session, caseId: string, override: OverrideView, changes: object = {}) => {
  const { consentId: _, ...body } = shelterReferral(deskId, '', changes);
  return as.post<View>(`/cases/${caseId}/referrals`, { ...body, overrideId: override.id });
};

/** Runs the handlers of everything that waits in the outbox. */
async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
const told = async (as: Session, id: string): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter(({ subjectId, referralId }) => subjectId === id || referralId === id)
    .map(({ kind }) => kind)
    .toReversed();

describe('for an adult', () => {
  it('asked, approved by the supervisor, shared, accepted, ended: both sides hear, and the door shuts', async () => {
    const { id: caseId, number } = await openCase(officer);
    const asked = await ask(officer, caseId);
    expect(asked).toMatchObject({
      status: 'requested',
      waitsFor: ['unit'],
      actions: ['end'],
      child: false,
      words: { reason, bestInterests: null },
    });
    expect(refusal(await refer(officer, caseId, asked))).toBe('409 override.not-approved');
    expect(refusal(await answer(officer, asked, 'approval'))).toBe('403 role.forbidden');
    await deliver();
    const [waiting] = (await queue(supervisor)).filter(({ id }) => id === asked.id);
    expect(waiting).toMatchObject({ caseNumber: number, actions: ['approve', 'refuse', 'end'], words: { reason } });
    expect(await queue(coordinator)).not.toContainEqual(expect.objectContaining({ id: asked.id }));
    const approved = expected(await answer<OverrideView>(supervisor, asked, 'approval'), 200);
    expect(approved).toMatchObject({ status: 'approved', waitsFor: [], validUntil: expect.any(String) });
    expect(refusal(await answer(supervisor, approved, 'approval'))).toBe('409 override.not-now');

    const draft = expected(await refer<ReferralView>(officer, caseId, approved, { draft: true }), 201);
    const referral = await step(officer, draft, 'send');
    expect(referral).toMatchObject({ overrideId: asked.id, withoutConsent: true });
    expect(referral.consentId).toBeUndefined();
    const accepted = await step(desk, await step(desk, referral, 'receive'), 'accept');
    expect(accepted).toMatchObject({ withoutConsent: true });
    expect(accepted.overrideId).toBeUndefined();
    expect(expected(await desk.get<CaseView>(`/cases/${caseId}`), 200).person.givenName).toBe('Invented-Given');
    expect(await ofCase(desk, caseId)).toEqual([]);

    expect(refusal(await desk.post(`/overrides/${asked.id}/end`, { reason: 'other' }, ifMatch(approved)))).toBe('404 not-found');
    const ended = expected(await answer<OverrideView>(officer, approved, 'end', { reason: 'person-objects' }), 200);
    expect(ended).toMatchObject({ status: 'ended', ending: 'person-objects', actions: [] });
    expect(refusal(await desk.get(`/cases/${caseId}`))).toBe('404 not-found');
    await deliver();
    expect(await told(supervisor, asked.id)).toEqual(['override-asked', 'override-ended']);
    expect(await told(officer, asked.id)).toEqual(['override-approved']);
    expect(await told(desk, referral.id)).toContain('override-ended');
    expect(await told(officer, referral.id)).toContain('override-ended');
    // The service goes on; somebody must see with the person how.
    expect(await told(coordinator, referral.id)).toEqual(['consent-withdrawn-in-service']);
  });

  it('is refused once for all, with a code and no word of it in the trail', async () => {
    const { id: caseId } = await openCase(officer);
    const asked = await ask(officer, caseId);
    expect(refusal(await answer(supervisor, asked, 'refusal'))).toBe('400 body.invalid');
    const refused = expected(await answer<OverrideView>(supervisor, asked, 'refusal', { reason: 'consent-possible' }), 200);
    expect(refused).toMatchObject({ status: 'refused', refusal: 'consent-possible', waitsFor: [], actions: [] });
    expect(refusal(await refer(officer, caseId, refused))).toBe('409 override.over');
    const { rows } = await guard.query<{ line: string }>(
      `select e::text as line from audit_event e where e.case_id = $1 union all select o::text from outbox_event o where o.subject_id = $2
       union all select w::text from consent_override_words w where w.override_id = $2 union all select x::text from consent_override x where x.id = $2`,
      [caseId, asked.id],
    );
    const lines = rows.map(({ line }) => line).join('\n');
    expect(lines).toContain('override.request');
    expect(lines).toContain('override.refuse');
    expect(lines).not.toContain('Invented reason');
    await deliver();
    expect(await told(officer, asked.id)).toEqual(['override-refused']);
  });

  it('covers what it names and nothing else, and no referral names both or another case’s', async () => {
    const { id: caseId } = await openCase(officer);
    const approved = expected(await answer<OverrideView>(supervisor, await ask(officer, caseId), 'approval'), 200);
    expect(refusal(await refer(officer, caseId, approved, { categories: ['core', 'family'] }))).toBe('409 consent.categories');
    const other = await openCase(officer);
    expect(refusal(await refer(officer, other.id, approved))).toBe('409 override.missing');
    const consent = await consentTo(officer, caseId, deskId);
    const both = { ...shelterReferral(deskId, consent.id), overrideId: approved.id };
    expect(blamed(await officer.post(`/cases/${caseId}/referrals`, both))).toEqual(['overrideId: not.both']);
    const { consentId: _, ...neither } = shelterReferral(deskId, '');
    expect(blamed(await officer.post(`/cases/${caseId}/referrals`, neither))).toEqual(['consentId: required']);
    await guard.query('update consent_override set valid_until = current_date - 2 where id = $1', [approved.id]);
    expect(await ofCase(officer, caseId)).toMatchObject([{ status: 'expired' }]);
    expect(refusal(await refer(officer, caseId, approved))).toBe('409 override.over');
  });

  it('names the court of a court’s order, and changes nothing where something misses', async () => {
    const { id: caseId } = await openCase(officer);
    const attempt = await changesNothing(await api.database.asAdmin(), () =>
      officer.post(`/cases/${caseId}/overrides`, asking({ ground: 'court-order', courtOrderedOn: '2999-01-01' })),
    );
    expect(blamed(attempt)).toEqual(['courtReference: required', 'courtOrderedOn: date.future']);
    const ordered = await ask(officer, caseId, {
      ground: 'court-order',
      courtReference: 'Invented court 7/2026',
      courtOrderedOn: '2026-01-05',
    });
    expect(ordered).toMatchObject({ courtOrderedOn: '2026-01-05', words: { courtReference: 'Invented court 7/2026' } });
    expect(refusal(await officer.post(`/cases/${caseId}/overrides`, asking()))).toBe('409 override.already-asked');
  });
});

describe('for a child', () => {
  it('needs the best interests and the coordination desk, which is asked without the case and told of each use', async () => {
    const { id: caseId, number } = await openCase(officer, child);
    expect(blamed(await officer.post(`/cases/${caseId}/overrides`, asking()))).toEqual(['bestInterests: required']);
    const packet = { categories: ['core', 'exploitation'], bestInterests };
    expect(blamed(await officer.post(`/cases/${caseId}/overrides`, asking(packet)))).toEqual(['bestInterests.exploitation: required']);
    const weighed = { ...bestInterests, exploitation: 'Invented: the desk must know whom to keep away' };
    const asked = await ask(officer, caseId, { ...packet, ground: 'child-protection', bestInterests: weighed });
    expect(asked).toMatchObject({ child: true, waitsFor: ['unit', 'coordination'], words: { bestInterests: weighed } });

    await deliver();
    const [seen] = (await queue(coordinator)).filter(({ id }) => id === asked.id);
    expect(seen).toMatchObject({
      caseNumber: number,
      ground: 'child-protection',
      recipientUnit: null,
      recipientAgencyId: expect.any(String),
    });
    expect(JSON.stringify(seen)).not.toContain('Invented');
    expect([seen?.words, seen?.caseId]).toEqual([undefined, undefined]);
    expect(refusal(await coordinator.get(`/cases/${caseId}`))).toBe('404 not-found');

    const half = expected(await answer<OverrideView>(coordinator, asked, 'approval'), 200);
    expect(half).toMatchObject({ status: 'requested', waitsFor: ['unit'], actions: ['end'] });
    expect(refusal(await answer(coordinator, half, 'approval'))).toBe('409 override.not-yours');
    expect(refusal(await refer(officer, caseId, half, { categories: ['core'] }))).toBe('409 override.not-approved');
    const whole = expected(await answer<OverrideView>(supervisor, half, 'approval'), 200);
    expect(whole.status).toBe('approved');
    const sent = expected(await refer<ReferralView>(officer, caseId, whole, { categories: ['core', 'exploitation'] }), 201);
    const accepted = await step(desk, await step(desk, sent, 'receive'), 'accept');
    expect(accepted.categories).toEqual(['core', 'exploitation']);
    await deliver();
    expect(await told(coordinator, asked.id)).toEqual(['override-asked', 'override-used']);
    expect(await told(supervisor, asked.id)).toEqual(['override-asked']);
  });

  it('goes nowhere with the exploitation record that nobody weighed', async () => {
    const { id: caseId } = await openCase(officer, child);
    const asked = await ask(officer, caseId, { bestInterests });
    const half = expected(await answer<OverrideView>(supervisor, asked, 'approval'), 200);
    const whole = expected(await answer<OverrideView>(coordinator, half, 'approval'), 200);
    const more = await refer(officer, caseId, whole, { categories: ['core', 'exploitation'] });
    expect(refusal(more)).toBe('409 referral.child-exploitation');
  });
});

describe('a request that nobody answers', () => {
  it('is a deadline: a reminder at half its time, then the requester hears of it too', async () => {
    const { id: caseId } = await openCase(officer);
    const asked = await ask(officer, caseId);
    expect(Date.parse(asked.answerDueAt) - Date.parse(asked.requestedAt)).toBe(2 * 3_600_000);
    const sweep = work.chores.find(({ name }) => name === 'sweep-deadlines')!;
    await sweep.run(worker, new Date(Date.now() + 61 * 60_000));
    expect(await told(supervisor, asked.id)).toEqual(['override-reminder']);
    await sweep.run(worker, new Date(Date.now() + 121 * 60_000));
    expect(await told(supervisor, asked.id)).toEqual(['override-reminder', 'override-overdue']);
    expect(await told(officer, asked.id)).toEqual(['override-overdue']);
  });
});

it('tells the coordination desk, too, when a consent is taken back in mid-service', async () => {
  const { consent, referral } = await referTo(desk, officer);
  await step(desk, await step(desk, referral, 'receive'), 'accept');
  expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
  const pending = await referTo(desk, officer);
  expected(await officer.post(`/consents/${pending.consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(pending.consent)), 200);
  await deliver();
  expect(await told(coordinator, referral.id)).toEqual(['consent-withdrawn-in-service']);
  expect(await told(coordinator, pending.referral.id)).toEqual([]);
});
