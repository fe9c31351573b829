import type { ClosingView, FollowUpView, NotificationView, Page, ReferralView, TaskView, TimelineItem } from '@himaya/domain';
import type { Session } from '../support/api';
import { afterCareOf, checklist, close, closed, reopen, unmet } from '../support/closing';
import { consentTo, expected, ifMatch, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';
import { changesNothing, refusal } from '../support/refusals';
import { openRoom, type Room } from '../support/shelter-room';
import { wholeList } from '../tasks/task-deeds';

let room: Room;
let admin: Room['admin'];
let officer: Session;
let supervisor: Session;
let desk: Session;
let stranger: Session;

beforeAll(async () => {
  room = await openRoom();
  ({ admin, officer, desk } = room);
  [supervisor, stranger] = (await Promise.all(['police-supervisor', 'police-officer-2'].map((name) => room.api.signIn(name)))) as [
    Session,
    Session,
  ];
});
afterAll(() => room.stop());

/** Clocks of a case that still run. */
async function clocks(caseId: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    `select distinct d.kind from deadline d where d.fired_at is null and d.cancelled_at is null and (d.subject_id = $1
       or d.subject_id in (select id from task where case_id = $1 union select id from case_transfer where case_id = $1
                           union select id from risk_assessment where case_id = $1)) order by 1`,
    [caseId],
  );
  return rows.map(({ kind }) => kind);
}
const kindsOf = async (caseId: string): Promise<string[]> =>
  expected(await officer.get<Page<TimelineItem>>(`/cases/${caseId}/timeline`), 200).items.map(({ kind }) => kind);
const tasksOf = async (as: Session, caseId: string): Promise<readonly TaskView[]> =>
  expected(await as.get<{ items: TaskView[] }>(`/cases/${caseId}/tasks`), 200).items;
const followUps = async (as: Session, caseId: string): Promise<readonly FollowUpView[]> =>
  expected(await as.get<Page<FollowUpView>>('/after-care?limit=100'), 200).items.filter((one) => one.caseId === caseId);
const lines = async (caseId: string): Promise<string[]> =>
  (
    await admin.query<{ line: string }>(`select action || ' ' || result as line from audit_event where case_id = $1 order by at, id`, [
      caseId,
    ])
  ).rows.map(({ line }) => line);

describe('with a case', () => {
  it('end its tasks, clocks, drafts and offers, and nothing rings after', async () => {
    const { id } = await openCase(officer);
    const desks = await unitOf(desk);
    const consent = await consentTo(officer, id, desks.id);
    const draft = expected(
      await officer.post<ReferralView>(`/cases/${id}/referrals`, shelterReferral(desks.id, consent.id, { draft: true })),
      201,
    );
    expected(await officer.post(`/cases/${id}/tasks`, { kind: 'visit', dueAt: '2026-12-30T09:00:00Z' }), 201);
    expected(await officer.post(`/cases/${id}/risk-assessments`, { present: [], unknown: [], level: 'high', reason: 'Invented' }), 201);
    const offer = expected(
      await supervisor.post<{ id: string }>(`/cases/${id}/transfers`, { toUnitId: desks.id, reason: 'other', note: 'x' }),
      201,
    );
    await room.deliver();
    const before = await checklist(officer, id);
    expect(before.ends).toMatchObject({ tasks: 1, drafts: 1, transferOffers: 1 });
    expect(before.ends.duties).toBeGreaterThan(0);
    expect(await clocks(id)).toEqual(expect.arrayContaining(['risk-review', 'task', 'transfer-decide']));
    const after = await closed(officer, id);
    expect(after.ends).toEqual({ tasks: 0, duties: 0, appointments: 0, drafts: 0, transferOffers: 0 });
    expect(await clocks(id)).toEqual([]);
    expect((await tasksOf(officer, id)).map(({ status }) => status)).toEqual(['cancelled']);
    expect(expected(await officer.get<ReferralView>(`/referrals/${draft.id}`), 200)).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'no-longer-needed',
    });
    expect((await wholeList(officer, 'view=unit')).filter((item) => item.caseId === id)).toEqual([]);
    const rows = await admin.query(`select status from case_transfer where id = $1`, [offer.id]);
    expect(rows.rows).toEqual([{ status: 'withdrawn' }]);
    expect(await kindsOf(id)).toEqual(expect.arrayContaining(['case-closed', 'transfer-withdrawn']));
    expect((await lines(id)).filter((line) => line.startsWith('case.close'))).toEqual(['case.close done']);
    await room.deliver();
    const { rows: told } = await admin.query<{ kind: string; role: string; details: object; own: boolean }>(
      `select n.kind, n.role, n.details, n.unit_id = c.responsible_unit_id as own from notification n join case_record c on c.id = n.case_id
        where n.case_id = $1 and n.kind = 'case-closed'`,
      [id],
    );
    expect(told).toEqual([{ kind: 'case-closed', role: 'police-supervisor', details: {}, own: true }]);
    const rung = async (): Promise<number> => (await admin.query(`select from notification where case_id = $1`, [id])).rowCount ?? 0;
    const heard = await rung();
    await admin.query(`update deadline set due_at = now() - interval '1 day' where fired_at is null`);
    await room.sweep();
    expect(await rung()).toBe(heard);
  });

  it('ends what others could read, who hear which unit closed one and not which case', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    const started = await step(desk, await step(desk, await step(desk, referral, 'receive'), 'accept'), 'start');
    await step(desk, started, 'complete', { outcome: 'service-provided' });
    expected(await desk.get(`/cases/${caseId}`), 200);
    await admin.query('update outbox_event set done_at = now() where done_at is null');
    await closed(officer, caseId);
    expect(refusal(await desk.get(`/cases/${caseId}`))).toBe('404 not-found');
    await room.deliver();
    const notices = expected(await room.manager.get<Page<NotificationView>>('/notifications?limit=5'), 200).items;
    expect(notices[0]).toMatchObject({
      kind: 'case-closed',
      caseId: null,
      subjectId: null,
      details: { unitId: (await unitOf(officer)).id },
    });
  });

  it('stands still for everybody’s pen but after-care’s', async () => {
    const { id } = await openCase(officer);
    const desks = await unitOf(desk);
    const consent = await consentTo(officer, id, desks.id);
    const draft = await officer.get(`/cases/${id}`);
    expect(draft.status).toBe(200);
    await closed(officer, id);
    const { version } = await checklist(officer, id);
    const writing: readonly (readonly [string, object])[] = [
      ['referrals', shelterReferral(desks.id, consent.id)],
      [
        'consents',
        { purpose: 'statistics', categories: ['core'], givenBy: 'self', method: 'spoken', language: 'tl', validUntil: '2099-03-01' },
      ],
      ['needs', { service: 'medical', needCode: 'other', level: 'urgent', identifiedBy: 'person' }],
      ['risk-assessments', { present: [], unknown: [], level: 'high', reason: 'Invented' }],
      ['missing-alerts', { circumstance: 'left-place', lastSeenOn: '2026-01-05' }],
      ['tasks', { kind: 'visit', dueAt: '2030-01-01T09:00:00Z' }],
      ['safeguards', { kind: 'document-custody', type: 'passport', party: 'employer', since: '2025-12-01' }],
      ['rights-explanations', { language: 'tl', toldOn: '2026-01-05', interpreter: 'none' }],
    ];
    await changesNothing(admin, async () => {
      for (const [what, body] of writing) {
        const answer = await officer.post(`/cases/${id}/${what}`, body);
        if (answer.status !== 400) expect([what, refusal(answer)]).toEqual([what, '409 case.closed']);
      }
      expect(refusal(await officer.patch(`/cases/${id}`, { governorate: 'basra' }, ifMatch({ version })))).toBe('409 case.closed');
    });
  });
});

describe('after-care', () => {
  it('is owed at the months of the domain while the word holds, listed, and ended by taking it back', async () => {
    const { id } = await openCase(officer);
    const inMonths = (months: number): string => new Date(Date.now() + months * 30.5 * 86_400_000).toISOString().slice(0, 10);
    const consent = await afterCareOf(officer, id, inMonths(8));
    expect((await checklist(officer, id)).afterCareConsent).toEqual({
      id: consent.id,
      method: 'spoken',
      language: 'tl',
      validUntil: consent.validUntil,
    });
    const unknown = { answer: 'agreed', consentId: '00000000-0000-4000-8000-000000000000' } as never;
    expect(unmet(await close(officer, id, { outcome: 'reintegrated', afterCare: unknown }))).toEqual([
      'after-care: closure.after-care-consent',
    ]);
    await closed(officer, id, { outcome: 'reintegrated', afterCare: { answer: 'agreed', consentId: consent.id } });
    const owed = await followUps(officer, id);
    expect(owed.map(({ dueAt, outcome, alias }) => [dueAt.slice(0, 7), outcome, alias])).toEqual([
      [monthsOn(3), 'reintegrated', 'A.'],
      [monthsOn(6), 'reintegrated', 'A.'],
    ]);
    expect(await clocks(id)).toEqual(['task']);
    expect(await followUps(stranger, id)).toEqual([]);
    const visited = owed[0]!;
    expected(await officer.post(`/tasks/${visited.taskId}/completion`, {}, ifMatch(visited)), 200);
    expect((await followUps(officer, id)).map(({ taskId }) => taskId)).toEqual([owed[1]!.taskId]);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    expect(await followUps(officer, id)).toEqual([]);
    expect(await clocks(id)).toEqual([]);
  });

  it('is owed sooner abroad, and to nobody who said no', async () => {
    const [home, stays] = await Promise.all([openCase(officer), openCase(officer)]);
    const consent = await afterCareOf(officer, home.id);
    await closed(officer, home.id, { outcome: 'returned-home-country', afterCare: { answer: 'agreed', consentId: consent.id } });
    expect((await followUps(officer, home.id)).map(({ dueAt }) => dueAt.slice(0, 7))).toEqual([1, 3, 6, 12].map(monthsOn));
    await closed(officer, stays.id);
    expect(await followUps(officer, stays.id)).toEqual([]);
  });
});

/** The month, that many months from today in Iraq; the last days of a month end with it. */
function monthsOn(months: number): string {
  const today = new Date(Date.now() + 3 * 3_600_000);
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}

describe('a closed case', () => {
  it('is opened again with its reason for the same unit alone, owes what it owed, and can be closed again', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    const started = await step(desk, await step(desk, await step(desk, referral, 'receive'), 'accept'), 'start');
    await step(desk, started, 'complete', { outcome: 'service-provided' });
    expected(await officer.post(`/cases/${caseId}/risk-assessments`, { present: [], unknown: [], level: 'high', reason: 'Invented' }), 201);
    const owed = await clocks(caseId);
    expect(refusal(await reopen(officer, caseId))).toBe('409 case.not-closed');
    const consent = await afterCareOf(officer, caseId);
    await closed(officer, caseId, {
      outcome: 'other',
      afterCare: { answer: 'agreed', consentId: consent.id },
      words: 'Invented: moved to a cousin',
    });
    const body = { reason: 're-trafficked', words: 'Invented: found at another farm' };
    const seen = await checklist(officer, caseId);
    expect(refusal(await officer.post(`/cases/${caseId}/reopening`, body, ifMatch({ version: seen.version - 1 })))).toBe('412 conflict');
    const opened = expected(await reopen<ClosingView>(officer, caseId, body), 201);
    expect(opened).toMatchObject({ status: 'open', actions: ['close'] });
    expect(opened.closures).toMatchObject([
      { words: 'Invented: moved to a cousin', reopening: { reason: 're-trafficked', words: body.words } },
    ]);
    expect(await followUps(officer, caseId)).toEqual([]);
    expect(await clocks(caseId)).toEqual(owed);
    expect((await wholeList(officer, 'view=unit')).some((item) => item.caseId === caseId && item.type === 'duty')).toBe(true);
    expect(refusal(await desk.get(`/cases/${caseId}`))).toBe('404 not-found');
    expect((await kindsOf(caseId)).slice(0, 1)).toEqual(['case-reopened']);
    await room.deliver();
    const { rows } = await admin.query(`select role from notification where case_id = $1 and kind = 'case-reopened'`, [caseId]);
    expect(rows).toEqual([{ role: 'police-supervisor' }]);
    expect((await closed(officer, caseId)).closures.map(({ outcome, reopening }) => [outcome, reopening?.reason])).toEqual([
      ['reintegrated', undefined],
      ['other', 're-trafficked'],
    ]);
    expect((await lines(caseId)).filter((line) => /case\.(close|reopen)/.test(line))).toEqual([
      'case.reopen refused', 'case.close done', 'case.reopen refused', 'case.reopen done', 'case.close done',
    ]); // prettier-ignore
  });

  it('stays closed once the person was erased', async () => {
    const { id } = await openCase(officer);
    await closed(officer, id);
    await admin.query(`insert into case_erasure (case_id, reason) values ($1, 'person-asked')`, [id]);
    expect((await checklist(officer, id)).actions).toEqual([]);
    expect(refusal(await reopen(officer, id))).toBe('409 case.erased');
  });
});
