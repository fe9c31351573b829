import {
  breakGlassRules,
  caseNumberFrom,
  type BreakGlassView,
  type CaseId,
  type CaseView,
  type NotificationView,
  type Page,
  type TransferView,
} from '@himaya/domain';
import { workOf, WorkerDatabase, registryOf, handleEvent } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, openCase, referTo, step, unitOf } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let doctor: Session;
let reviewer: Session;
let coordinator: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, doctor, reviewer, coordinator] = await Promise.all(
    ['police-officer', 'health-provider', 'data-protection-officer', 'case-coordinator'].map((name) => api.signIn(name)),
  ) as [Session, Session, Session, Session]; // prettier-ignore
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const asked = { ground: 'vital-interest', reason: 'Invented: found unconscious at a bus station' };

/** Runs the handlers of everything that waits in the outbox. */
async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}

const told = async (as: Session, subjectId: string): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter((item) => item.subjectId === subjectId)
    .map((item) => item.kind);

/** As if a day and more had passed since somebody's emergencies. */
const forget = (): Promise<unknown> => guard.query(`update break_glass set opened_at = opened_at - interval '2 days'`);

describe('an emergency access', () => {
  afterEach(forget);

  it('opens core, identity and risk to one person for four hours, and is told at once', async () => {
    const record = await openCase(officer);
    expect(refusal(await doctor.get(`/cases/${record.id}`))).toBe('404 not-found');
    const view = expected(await doctor.post<BreakGlassView>('/cases/break-glass', { number: record.number, ...asked }), 201);
    expect(view).toMatchObject({ status: 'open', caseId: record.id, caseNumber: record.number, categories: ['core', 'identity', 'risk'] });
    expect(Date.parse(view.endsAt!) - Date.parse(view.openedAt!)).toBe(breakGlassRules.openMs);
    const seen = expected(await doctor.get<CaseView>(`/cases/${record.id}`), 200);
    expect(seen.access).toMatchObject({ read: ['core', 'identity', 'risk'], write: [], bases: ['break-glass'] });
    expect(seen.exploitation).toBeUndefined();
    expect(seen.derived).toEqual([]);
    expect(seen.person.givenName).toBe('Invented-Given');
    await deliver();
    expect(await told(officer, view.id)).toEqual(['emergency-opened']);
    expect(await told(reviewer, view.id)).toEqual(['emergency-opened']);
    expect(await told(doctor, view.id)).toEqual(['emergency-opened']);
  });

  it('opens these three and no other to whoever reads more of a case of their own', async () => {
    const record = await openCase(officer);
    for (const name of ['police-officer-2', 'legal-aid-provider', 'court-liaison', 'shelter-caseworker-2']) {
      const asker = await api.signIn(name);
      const wide = name === 'court-liaison' ? ['core', 'identity'] : ['core', 'identity', 'risk'];
      expected(await asker.post(`/cases/${record.id}/break-glass`, asked), 201);
      const seen = expected(await asker.get<CaseView>(`/cases/${record.id}`), 200);
      expect([name, seen.access.read, 'exploitation' in seen]).toEqual([name, wide, false]);
    }
  });

  it('reads and does nothing else: no consent, no referral, no change, and it is in no list and no search', async () => {
    const record = await openCase(officer);
    expected(await doctor.post(`/cases/${record.id}/break-glass`, asked), 201);
    const consent = {
      purpose: 'assistance',
      categories: ['core'],
      givenBy: 'self',
      method: 'spoken',
      language: 'ar',
      validUntil: '2099-01-01',
    };
    expect(refusal(await doctor.post(`/cases/${record.id}/consents`, consent))).toBe('409 grant.read-only');
    const listed = expected(await doctor.get<Page<CaseView>>('/cases?limit=100'), 200).items;
    expect(listed.map(({ id }) => id)).not.toContain(record.id);
    const found = expected(await doctor.post<{ items: CaseView[] }>('/cases/search', { q: 'Invented-Given' }), 200).items;
    expect(found.map(({ id }) => id)).not.toContain(record.id);
    const second = await api.signIn('health-provider-2');
    expect(refusal(await second.get(`/cases/${record.id}`))).toBe('404 not-found');
  });

  it('answers a number that is nobody’s, a case one is barred from and a random id alike, and stops the tenth', async () => {
    const record = await openCase(officer);
    const court = await api.signIn('court-liaison');
    await guard.query(
      `insert into case_bar (id, case_id, user_id, reason, barred_by) select gen_random_uuid(), $1, id, 'family', id from user_account where username = 'court-liaison'`,
      [record.id],
    );
    const ask = (number: string) => court.post('/cases/break-glass', { number, ...asked });
    const nobody = await ask(caseNumberFrom(2026, [1, 2, 3, 4, 5, 6]));
    const barred = await ask(record.number);
    const random = await court.post(`/cases/${crypto.randomUUID()}/break-glass`, asked);
    expect([nobody, barred, random].map(refusal)).toEqual(['404 not-found', '404 not-found', '404 not-found']);
    expect([barred.body, random.body]).toEqual([nobody.body, nobody.body]);
    expect(blamed(await ask('NRM-2026-1234'))).toEqual(['number: number.invalid']);
    for (let left = 7; left > 0; left -= 1) await ask(record.number);
    expect(refusal(await ask(record.number))).toBe('429 emergency.throttled');
    expect(refusal(await ask((await openCase(officer)).number))).toBe('429 emergency.throttled');
  });

  it('is refused while one is open, and not needed where the unit reads it anyway', async () => {
    const record = await openCase(officer);
    expect(refusal(await officer.post(`/cases/${record.id}/break-glass`, asked))).toBe('409 emergency.not-needed');
    expected(await doctor.post(`/cases/${record.id}/break-glass`, asked), 201);
    const again = await changesNothing(await api.database.asAdmin(), () => doctor.post(`/cases/${record.id}/break-glass`, asked));
    expect(refusal(again)).toBe('409 emergency.already-open');
  });

  it('waits for the supervisor the second time in a day, who is not the asker, and opens with the approval', async () => {
    const caseworker = await api.signIn('shelter-caseworker');
    const manager = await api.signIn('shelter-manager');
    const [before, one, two, three] = [await openCase(officer), await openCase(officer), await openCase(officer), await openCase(officer)];
    const opensAlone = async (id: CaseId, ago: number): Promise<void> => {
      expect(expected(await caseworker.post<BreakGlassView>(`/cases/${id}/break-glass`, asked), 201).status).toBe('open');
      await guard.query(`update break_glass set opened_at = opened_at - make_interval(secs => $2) where case_id = $1`, [id, ago / 1000]);
    };
    await opensAlone(before.id, breakGlassRules.aloneEveryMs + 1000);
    await opensAlone(one.id, breakGlassRules.aloneEveryMs - 60_000);
    const waiting = expected(await caseworker.post<BreakGlassView>(`/cases/${two.id}/break-glass`, asked), 201);
    expect(waiting).toMatchObject({ status: 'requested', caseId: null });
    expect(refusal(await caseworker.get(`/cases/${two.id}`))).toBe('404 not-found');
    expect(refusal(await caseworker.post(`/break-glass/${waiting.id}/approve`, {}, ifMatch(waiting)))).toBe('403 role.forbidden');
    await deliver();
    expect(await told(manager, waiting.id)).toEqual(['emergency-asked']);
    expect(await told(reviewer, waiting.id)).toEqual([]);
    const queue = expected(await manager.get<{ items: BreakGlassView[] }>('/break-glass/requests'), 200).items;
    expect(queue.map(({ id }) => id)).toContain(waiting.id);
    expect(refusal(await coordinator.post(`/break-glass/${waiting.id}/approve`, {}, ifMatch(waiting)))).toBe('404 not-found');
    expect(refusal(await manager.post(`/break-glass/${waiting.id}/approve`, {}, { 'if-match': '"7"' }))).toBe('412 conflict');
    const open = expected(await manager.post<BreakGlassView>(`/break-glass/${waiting.id}/approve`, {}, ifMatch(waiting)), 200);
    expect(open).toMatchObject({ status: 'open', caseId: null });
    expect((await caseworker.get(`/cases/${two.id}`)).status).toBe(200);
    expect((await manager.get(`/cases/${two.id}`)).status).toBe(404);
    const third = expected(await caseworker.post<BreakGlassView>(`/cases/${three.id}/break-glass`, asked), 201);
    expect(expected(await manager.post<BreakGlassView>(`/break-glass/${third.id}/decline`, {}, ifMatch(third)), 200).status).toBe(
      'declined',
    );
    expect(refusal(await caseworker.get(`/cases/${three.id}`))).toBe('404 not-found');
    const own = expected(await manager.post<BreakGlassView>(`/cases/${one.id}/break-glass`, asked), 201);
    expect(refusal(await manager.post(`/break-glass/${own.id}/approve`, {}, ifMatch(own)))).toBe('409 emergency.own-request');
  });

  it('ends by itself, or by its holder, and is then reviewed by the data protection officer, who sees no case', async () => {
    const record = await openCase(officer);
    const opened = expected(await doctor.post<BreakGlassView>(`/cases/${record.id}/break-glass`, asked), 201);
    await doctor.get(`/cases/${record.id}`);
    const path = `/break-glass/${opened.id}`;
    expect(refusal(await reviewer.post(`${path}/review`, { outcome: 'justified', note: 'Invented.' }, ifMatch(opened)))).toBe(
      '409 emergency.not-now',
    );
    expect(refusal(await officer.post(`${path}/end`, {}, ifMatch(opened)))).toBe('404 not-found');
    const ended = expected(await doctor.post<BreakGlassView>(`${path}/end`, {}, ifMatch(opened)), 200);
    expect(ended).toMatchObject({ status: 'ended', caseId: null });
    expect(refusal(await doctor.get(`/cases/${record.id}`))).toBe('404 not-found');
    const shown = expected(await reviewer.get<BreakGlassView>(`/break-glass/reviews/${opened.id}`), 200);
    expect(shown).toMatchObject({ reason: asked.reason, caseNumber: record.number, caseId: null, user: { name: expect.any(String) } });
    expect(shown.deeds!.map(({ action, times }) => `${action} ${times}`)).toContain('case.read 1');
    expect(JSON.stringify(shown)).not.toContain('Invented-Given');
    expect(refusal(await reviewer.get(`/cases/${record.id}`))).toBe('403 role.forbidden');
    const inquiry = expected(
      await reviewer.post<BreakGlassView>(`${path}/review`, { outcome: 'needs-inquiry', note: 'Invented.' }, ifMatch(ended)),
      200,
    );
    expect(inquiry.status).toBe('in-inquiry');
    const done = expected(
      await reviewer.post<BreakGlassView>(`${path}/review`, { outcome: 'justified', note: 'Invented finding.' }, ifMatch(inquiry)),
      200,
    );
    expect(done).toMatchObject({ status: 'reviewed', outcome: 'justified', reviewNote: 'Invented finding.' });
    const { rows } = await guard.query<{ text: string }>(`select encode(reason_ct, 'escape') || encode(review_note_ct, 'escape') as text from break_glass where id = $1`, [opened.id]); // prettier-ignore
    expect(rows[0]!.text).not.toContain('Invented');
  });

  it('that nobody reviewed in 72 hours is an alert, and recorded as one', async () => {
    const record = await openCase(officer);
    const opened = expected(await doctor.post<BreakGlassView>(`/cases/${record.id}/break-glass`, asked), 201);
    const sweep = work.chores.find((chore) => chore.name === 'sweep-deadlines')!;
    await sweep.run(worker, new Date(Date.now() + 71 * 3_600_000));
    expect(await told(reviewer, opened.id)).toEqual([]);
    await sweep.run(worker, new Date(Date.now() + 73 * 3_600_000));
    expect(await told(reviewer, opened.id)).toEqual(['emergency-unreviewed']);
    const { rows } = await guard.query(`select kind, step from escalation where subject_id = $1`, [opened.id]);
    expect(rows).toEqual([{ kind: 'break-glass-review', step: 'alert' }]);
  });
});

describe('a transfer of responsibility', () => {
  const note = 'Invented hand-over: she trusts the second interpreter.';

  it('moves the case with its open referrals, leaves police their part, and tells both sides', async () => {
    const supervisor = await api.signIn('police-supervisor');
    const shelter = await api.signIn('shelter-caseworker');
    const sent = await referTo(shelter, officer);
    const desk = await unitOf(coordinator);
    const offer = { toUnitId: desk.id, reason: 'first-placement', note };
    const path = `/cases/${sent.caseId}/transfers`;
    expect(refusal(await officer.post(path, offer))).toBe('403 role.forbidden');
    expect(refusal(await supervisor.post(path, { ...offer, toUnitId: (await unitOf(reviewer)).id }))).toBe(
      '409 transfer.unit-not-eligible',
    );
    const offered = expected(await supervisor.post<TransferView>(path, offer), 201);
    expect(offered).toMatchObject({ status: 'offered', box: 'outgoing', note, actions: ['withdraw'] });
    expect(refusal(await supervisor.post(path, offer))).toBe('409 transfer.already-offered');
    const before = expected(await coordinator.get<TransferView>(`/transfers/${offered.id}`), 200);
    expect(before).toMatchObject({ box: 'incoming', actions: ['accept', 'decline'], summary: { sex: 'female' } });
    expect([before.caseId, before.note]).toEqual([undefined, undefined]);
    expect(refusal(await coordinator.get(`/cases/${sent.caseId}`))).toBe('404 not-found');
    expect(refusal(await supervisor.post(`/transfers/${offered.id}/accept`, {}, ifMatch(offered)))).toBe('409 transfer.not-your-side');
    expect(refusal(await shelter.get(`/transfers/${offered.id}`))).toBe('404 not-found');
    const accepted = expected(await coordinator.post<TransferView>(`/transfers/${offered.id}/accept`, {}, ifMatch(offered)), 200);
    expect(accepted).toMatchObject({ status: 'accepted', caseId: sent.caseId, note, actions: [] });
    const mine = expected(await coordinator.get<CaseView>(`/cases/${sent.caseId}`), 200);
    expect(mine.responsibleUnit.id).toBe(desk.id);
    expect(mine.access.bases).toEqual(['transfer']);
    const kept = expected(await officer.get<CaseView>(`/cases/${sent.caseId}`), 200);
    expect(kept.access).toMatchObject({ bases: ['assignment'], read: ['core', 'identity', 'exploitation', 'risk', 'proceedings'] });
    const outgoing = expected(await coordinator.get<Page<{ id: string }>>('/referrals?box=outgoing&limit=100'), 200).items;
    expect(outgoing.map(({ id }) => id)).toContain(sent.referral.id);
    expect(refusal(await supervisor.post(path, offer))).toBe('409 transfer.not-responsible');
    await deliver();
    expect(await told(coordinator, offered.id)).toEqual(['transfer-offered']);
    expect(await told(supervisor, offered.id)).toEqual(['transfer-accepted']);
  });

  it('is declined with a reason or taken back, and then nothing has changed', async () => {
    const supervisor = await api.signIn('police-supervisor');
    const record = await openCase(officer);
    const toUnitId = (await unitOf(coordinator)).id;
    const offer = async () =>
      expected(await supervisor.post<TransferView>(`/cases/${record.id}/transfers`, { toUnitId, reason: 'other', note }), 201);
    const first = await offer();
    expect(refusal(await coordinator.post(`/transfers/${first.id}/decline`, {}, ifMatch(first)))).toBe('400 body.invalid');
    const declined = expected(
      await coordinator.post<TransferView>(`/transfers/${first.id}/decline`, { reason: 'no-capacity' }, ifMatch(first)),
      200,
    );
    expect(declined).toMatchObject({ status: 'declined', declineReason: 'no-capacity' });
    const second = await offer();
    expect(refusal(await coordinator.post(`/transfers/${second.id}/withdraw`, {}, ifMatch(second)))).toBe('409 transfer.not-your-side');
    expected(await supervisor.post(`/transfers/${second.id}/withdraw`, {}, ifMatch(second)), 200);
    expect(refusal(await coordinator.post(`/transfers/${second.id}/accept`, {}, { 'if-match': '"2"' }))).toBe('409 transfer.not-now');
    expect(refusal(await coordinator.get(`/cases/${record.id}`))).toBe('404 not-found');
    const history = expected(await officer.get<{ items: TransferView[] }>(`/cases/${record.id}/transfers`), 200).items;
    expect(history.map(({ status }) => status)).toEqual(['withdrawn', 'declined']);
  });

  it('is owed within 72 hours of the first accepted placement, until it is offered', async () => {
    const supervisor = await api.signIn('police-supervisor');
    const shelter = await api.signIn('shelter-caseworker');
    const { caseId, referral } = await referTo(shelter, officer);
    await step(shelter, await step(shelter, referral, 'receive'), 'accept', {});
    await deliver();
    const owed = async () =>
      (await guard.query<{ step: string }>(
        `select step from deadline where subject_id = $1 and kind = 'transfer-offer' and cancelled_at is null order by due_at`, [caseId],
      )).rows.map((row) => row.step); // prettier-ignore
    expect(await owed()).toEqual(['remind-desk', 'alert']);
    const items = expected(await supervisor.get<Page<NotificationView>>('/notifications?limit=100'), 200).items;
    expect(items.map(({ kind }) => kind)).toContain('transfer-owed');
    await consentTo(officer, caseId, (await unitOf(coordinator)).id);
    const offer = { toUnitId: (await unitOf(coordinator)).id, reason: 'first-placement', note };
    const offered = expected(await supervisor.post<TransferView>(`/cases/${caseId}/transfers`, offer), 201);
    expect(await owed()).toEqual([]);
    // Taken back, it is owed again: an offer that comes to nothing does not end the duty.
    expected(await supervisor.post(`/transfers/${offered.id}/withdraw`, {}, ifMatch(offered)), 200);
    expect(await owed()).toEqual(['remind-desk', 'alert']);
  });
});
