import { randomUUID } from 'node:crypto';
import { escalateOwnCopy, WorkerDatabase } from '@himaya/api/testing';
import type { AccessLogItem, CaseView, CheckPaperView, OwnCopyView, Page, PrintedPaperView, WorkItem } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, openCase, referTo } from '../support/main-job';
import { decide, give, listed, open, partsOf, print, request, textOf, today } from '../support/own-copy-room';
import { refusal } from '../support/refusals';

jest.setTimeout(60_000);

let api: TestApi;
let admin: Client;
let [officer, second, shelter] = [] as unknown as [Session, Session, Session];

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  [officer, second, shelter] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'shelter-caseworker'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session];
});
afterAll(() => api.stop());

describe('a person’s own copy', () => {
  it('is asked for, looked through by a second person, printed without what was left out, and given by hand', async () => {
    const { caseId } = await referTo(shelter, officer);
    const kase = expected(await officer.get<CaseView>(`/cases/${caseId}`), 200);
    const asked = expected(await request<OwnCopyView>(officer, kase), 201);
    expect(asked).toMatchObject({ state: 'requested', paperLanguage: 'en', steps: [], channel: null });
    expect(refusal(await request(officer, kase))).toBe('409 own-copy.already');
    expect(refusal(await decide(officer, asked, { decision: 'release' }))).toBe('409 own-copy.same-person');
    expect(refusal(await print(officer, asked))).toBe('409 own-copy.not-now');
    // The unit that answers for the case sees it; another, which was only asked for a service, does not.
    expect(await listed(second, kase)).toHaveLength(1);
    expect(refusal(await shelter.get(`/cases/${caseId}/own-copies`))).toBe('404 not-found');
    const work = expected(await second.get<{ items: WorkItem[] }>('/tasks?view=unit&limit=100'), 200).items;
    expect(work.filter((item) => item.type === 'duty' && item.kind === 'own-copy' && item.subjectId === asked.id)).toHaveLength(1);

    const omissions = [{ category: 'exploitation', reason: 'harms-investigation' }];
    expect(refusal(await decide(second, asked, { decision: 'release', omissions, channel: 'to-lawyer' }))).toBe('400 body.invalid');
    const reviewed = expected(await decide<OwnCopyView>(second, asked, { decision: 'release', omissions }), 200);
    expect(reviewed).toMatchObject({ state: 'reviewed', channel: 'in-person', omissions, steps: ['print'] });
    expect(refusal(await decide(second, asked, { decision: 'release' }))).toBe('412 conflict');
    expect(refusal(await give(officer, reviewed))).toBe('409 own-copy.not-now');

    const paper = expected(await print<PrintedPaperView>(officer, reviewed), 201);
    const text = textOf(paper);
    for (const told of [
      'Your record',
      kase.number,
      'Invented-Given',
      'Who saw your file',
      'Where you were referred to',
      'It would harm an investigation',
    ])
      expect(text).toContain(told);
    expect(text.replace(/\s+/g, ' ')).toContain('data protection officer');
    // What was left out, who works where, and keys of ours stand nowhere on it.
    for (const secret of ['Domestic servitude', 'police-officer', 'police-supervisor', caseId, asked.id])
      expect(text).not.toContain(secret);
    expect(paper.categories).toEqual(['core', 'identity']);
    const checked = expected(await api.call<CheckPaperView>('POST', '/papers/checks', { body: { code: paper.checkCode } }), 200);
    expect(checked).toMatchObject({ finding: 'issued', kind: 'own-copy' });
    const { rows } = await admin.query<{ kept: string }>('select to_jsonb(p)::text as kept from printed_paper p where id = $1', [paper.id]);
    expect(rows[0]!.kept).not.toContain('Invented-Given');

    const [printed] = await listed(officer, kase);
    expect(refusal(await give(officer, printed!, '2026-01-05'))).toBe('400 body.invalid');
    expect(expected(await give<OwnCopyView>(officer, printed!), 200)).toMatchObject({
      state: 'handed-over',
      handedOverOn: today,
      steps: [],
    });
    expect(refusal(await print(officer, reviewed))).toBe('409 own-copy.not-now');
    const lines = await admin.query<{ action: string }>(
      `select action from audit_event where subject_id = $1 and result = 'done' and action <> 'own-copy.list' order by at`,
      [asked.id],
    );
    expect(lines.rows.map(({ action }) => action)).toEqual(['own-copy.request', 'own-copy.decide', 'own-copy.print', 'own-copy.hand-over']);
  });

  it('is held to two people and to what was left out by the database, whatever the application says', async () => {
    const kase = await openCase(officer);
    const asked = expected(await request<OwnCopyView>(officer, kase), 201);
    await expect(
      admin.query(`update own_copy set state = 'reviewed', channel = 'in-person', reviewed_by = requested_by where id = $1`, [asked.id]),
    ).rejects.toThrow('own_copy_two_check');
    await expect(admin.query(`update own_copy set identity_check = 'mandate-seen' where id = $1`, [asked.id])).rejects.toThrow(
      'own_copy_shown_check',
    );
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => decide(second, asked, { decision: 'refuse', refusal: 'taken-back' })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const [refused] = await listed(officer, kase);
    expect(refused).toMatchObject({ state: 'refused', refusal: 'taken-back', steps: [] });
    const race = await Promise.all(Array.from({ length: 8 }, () => request(officer, kase)));
    expect(race.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it('tells what was done for them as far as the unit that answers holds it, and whom to ask for the rest', async () => {
    const manager = await api.signIn('shelter-manager');
    const kase = await openCase(shelter);
    await consentTo(shelter, kase.id, '', { purpose: 'assistance', recipientUnitId: undefined, categories: ['core'] });
    const { rows: keepers } = await admin.query<{ username: string; id: string; unit_id: string }>(
      `select username, id, unit_id from user_account where username in ('shelter-caseworker', 'health-provider')`,
    );
    const [house, clinic] = ['shelter-caseworker', 'health-provider'].map((name) => keepers.find(({ username }) => username === name)!);
    const step = { step: 'Invented step', ownerUnitId: house!.unit_id, ownerName: 'Invented-Owner', dueOn: '2031-02-01', state: 'planned' };
    const agreed = { agreement: 'agreed', agreedOn: '2026-01-05', agreedBy: 'spoken', agreedIn: 'tl', reviewDay: null, basedOn: null };
    expected(
      await shelter.post(`/cases/${kase.id}/plan`, { goals: [{ goal: 'Invented-Goal', service: 'shelter', steps: [step] }], ...agreed }),
      201,
    );
    const [shelterId, placeId, placementId] = [randomUUID(), randomUUID(), randomUUID()];
    await admin.query(`insert into shelter (id, unit_id, name_ct, address_ct, opened_by) values ($1, $2, 'x', 'x', $3)`, [
      shelterId,
      house!.unit_id,
      house!.id,
    ]);
    await admin.query(
      `insert into shelter_place (id, shelter_id, unit_id, number, person_category, adapted) values ($1, $2, $3, 1, 'women', false)`,
      [placeId, shelterId, house!.unit_id],
    );
    await admin.query(
      `insert into placement (id, case_id, unit_id, person_category, needs_adapted, called_ct, urgency, status, admitted_at, place_id, opened_by)
         values ($5, $1, $2, 'women', false, 'x', 'urgent', 'in-shelter', now(), $3, $4)`,
      [kase.id, house!.unit_id, placeId, house!.id, placementId],
    );
    for (const [type, category, by] of [['identity-document', 2, house!], ['medical-report', 16, clinic!]] as const) // prettier-ignore
      await admin.query(
        `insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by) values (gen_random_uuid(), $1, $2, $3, $4, 'image/jpeg', 1, $5)`,
        [kase.id, by.unit_id, type, category, by.id],
      );

    const told = ['Invented-Goal', 'In the shelter', 'Identity document'];
    const copied = async (leftOut: readonly string[]): Promise<{ text: string; categories: readonly string[] }> => {
      const asked = expected(await request<OwnCopyView>(shelter, kase), 201);
      const omissions = leftOut.map((category) => ({ category, reason: 'endangers-others' }));
      const reviewed = expected(await decide<OwnCopyView>(manager, asked, { decision: 'release', omissions }), 200);
      const paper = expected(await print<PrintedPaperView>(shelter, reviewed), 201);
      const [printed] = await listed(shelter, kase);
      expected(await give<OwnCopyView>(shelter, printed!), 200);
      return { text: textOf(paper).replace(/\s+/g, ' '), categories: paper.categories };
    };
    const whole = await copied(['exploitation']);
    for (const one of [...told, 'Not on this paper', 'Psychosocial', 'On no copy', 'looked']) expect(whole.text).toContain(one);
    for (const secret of ['Invented-Owner', 'Medical report', house!.id]) expect(whole.text).not.toContain(secret);
    expect(whole.categories).toEqual(['core', 'identity', 'shelter']);
    const less = await copied(['exploitation', 'plan', 'shelter', 'documents']);
    for (const one of told) expect(less.text).not.toContain(one);
    expect(less.categories).toEqual(['core', 'identity']);
    // Its own stay gives a part as any room's does, of each request: the paper tells less than the file.
    const parts = await partsOf(shelter, placementId);
    expect(parts).toMatchObject(Array<object>(2).fill({ room: 'shelter', state: 'requested', steps: ['open'] }));
    expected(await open(shelter, parts[0]!), 200);
    const log = expected(await manager.get<Page<AccessLogItem>>(`/cases/${kase.id}/access-log`), 200).items;
    expect(log.map(({ action }) => action)).toContain('own-copy.open');
  });

  it('is printed in the person’s language, or the nearest there are words for', async () => {
    const kase = await openCase(officer);
    const asked = expected(await request<OwnCopyView>(officer, kase, { language: 'kmr' }), 201);
    expect(asked.paperLanguage).toBe('ckb');
    const reviewed = expected(await decide<OwnCopyView>(second, asked, { decision: 'release' }), 200);
    expect(expected(await print<PrintedPaperView>(second, reviewed), 201).categories).toEqual(['core', 'identity', 'exploitation']);
  });

  it('is owed within thirty days: the unit is reminded, and who leads it told, once each', async () => {
    const kase = await openCase(officer);
    const asked = expected(await request<OwnCopyView>(officer, kase), 201);
    expect(Math.round((Date.parse(asked.dueOn) - Date.parse(today)) / 86_400_000)).toBe(30);
    const { rows } = await admin.query<{ step: string; days: number }>(
      `select step, (due_at at time zone 'Asia/Baghdad')::date - (now() at time zone 'Asia/Baghdad')::date as days from deadline where kind = 'own-copy' and subject_id = $1 order by due_at`,
      [asked.id],
    );
    expect(rows).toEqual([
      { step: 'remind-desk', days: 20 },
      { step: 'alert', days: 30 },
    ]);
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    try {
      const told = async (step: string) =>
        worker.transaction(async (em) => (await escalateOwnCopy(em, { subjectId: asked.id, step } as never, new Date()))?.() ?? null);
      expect(await told('remind-desk')).toMatchObject([{ kind: 'own-copy-owed', role: null, details: {} }]);
      expect(await told('alert')).toMatchObject([{ kind: 'own-copy-owed', role: 'police-supervisor' }]);
      expected(await decide(second, asked, { decision: 'refuse', refusal: 'identity-not-proven' }), 200);
      expect(await told('alert')).toBeNull();
    } finally {
      await worker.close();
    }
    const left = await admin.query(`select from deadline where kind = 'own-copy' and subject_id = $1 and cancelled_at is null`, [asked.id]);
    expect(left.rowCount).toBe(0);
  });

  it('refuses what does not fit, and is not there for others', async () => {
    const kase = await openCase(officer);
    expect(refusal(await request(officer, kase, { asker: 'lawyer' }))).toBe('400 body.invalid');
    expect(refusal(await request(officer, kase, { requestedOn: '2026-01-05' }))).toBe('400 body.invalid');
    expect(refusal(await request(officer, kase, { language: 'English' }))).toBe('400 body.invalid');
    expect(refusal(await request(shelter, kase))).toBe('404 not-found');
    expect(refusal(await request(await api.signIn('secretariat-analyst'), kase))).toBe('403 role.forbidden');
    expect(refusal(await second.post(`/own-copies/${randomUUID()}/papers`))).toBe('404 not-found');
  });
});
