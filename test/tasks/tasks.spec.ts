import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type {
  CaseAssignmentView,
  CaseFilterView,
  CaseListItem,
  CaseloadView,
  CaseView,
  HandedOverView,
  NotificationView,
  Page,
  TaskView,
  WorkItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { expected, ifMatch, openCase, referTo, step } from '../support/main-job';
import { changesNothing } from '../support/refusals';
import { everyPage, stuckCases } from '../support/pages';
import { deed, hours, list, record, task, tasksIn } from './task-deeds';

const work = workOf({ storageDir: 'none' });

let api: TestApi;
let guard: Client;
let admin: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let coordinator: Session;
let elsewhere: Session;
let desk: Session;
let officerId: string;
let supervisorId: string;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  admin = await api.database.asAdmin();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, coordinator, elsewhere, desk] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'case-coordinator', 'police-officer-2', 'shelter-caseworker'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session, Session];
  [officerId, supervisorId] = await Promise.all([idOf('police-officer'), idOf('police-supervisor')]);
  // The demo world's own work is not what is counted here.
  for (const table of ['case_assignment', 'task']) await guard.query(`delete from ${table}`);
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

async function idOf(username: string): Promise<string> {
  const { rows } = await guard.query<{ id: string }>('select id from user_account where username = $1', [username]);
  return rows[0]!.id;
}
const assign = <View = Problem>(as: Session, view: { caseId: string; version: number }, assigneeId: string | null) =>
  as.post<View>(`/cases/${view.caseId}/assignment`, { assigneeId }, ifMatch(view));
const assignment = async (as: Session, caseId: string): Promise<CaseAssignmentView> =>
  expected(await as.get<CaseAssignmentView>(`/cases/${caseId}/assignment`), 200);

async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
const sweep = (now: Date): Promise<void> => work.chores.find((chore) => chore.name === 'sweep-deadlines')!.run(worker, now);
const told = async (as: Session, id: string): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter(({ subjectId, caseId }) => subjectId === id || caseId === id)
    .map(({ kind }) => kind)
    .toReversed();

describe('a task', () => {
  it('is recorded, taken, done, opened again; its note is read by the unit and by nobody else', async () => {
    const { id: caseId, number } = await openCase(officer);
    const made = await record(officer, caseId);
    expect(made).toMatchObject({ kind: 'call-person', status: 'requested', caseNumber: number, assignee: null, version: 1 });
    expect(made.note).toContain('noon prayer');
    const taken = expected(await deed<TaskView>(officer, made, 'assignment', { assigneeId: officerId }), 200);
    expect(taken.assignee).toMatchObject({ id: officerId });
    expect(tasksIn(await list(officer, 'view=mine'))).toContain(made.id);
    expect(tasksIn(await list(officer, 'view=unassigned'))).not.toContain(made.id);
    expect(tasksIn(await list(supervisor, 'view=unit'))).toContain(made.id);
    const done = expected(await deed<TaskView>(officer, taken, 'completion'), 200);
    expect(done).toMatchObject({ status: 'completed', actions: ['reopen'] });
    expect(tasksIn(await list(officer, 'view=mine'))).not.toContain(made.id);
    expect(expected(await deed<TaskView>(officer, done, 'reopening'), 200)).toMatchObject({ status: 'requested', closedAt: null });
    expect((await elsewhere.get(`/cases/${caseId}/tasks`)).status).toBe(404);
    expect((await deed(elsewhere, made, 'completion')).status).toBe(404);
    expect(tasksIn(await list(elsewhere, 'view=unit'))).not.toContain(made.id);
  });

  it('lies in the table without a word of its note', async () => {
    const { id: caseId } = await openCase(officer);
    const made = await record(officer, caseId);
    const { rows } = await guard.query<{ line: string }>('select encode(note_ct, $2) as line from task where id = $1', [made.id, 'escape']);
    expect(rows[0]!.line).not.toContain('noon prayer');
  });

  it('is given to a colleague by who leads alone, and to nobody who may not see the case', async () => {
    const { id: caseId } = await openCase(officer);
    const made = await record(officer, caseId);
    expect((await deed(officer, made, 'assignment', { assigneeId: supervisorId })).body.code).toBe('task.not-yours');
    expect((await deed(supervisor, made, 'assignment', { assigneeId: await idOf('police-officer-2') })).body.code).toBe(
      'task.member-unknown',
    );
    const given = expected(await deed<TaskView>(supervisor, made, 'assignment', { assigneeId: officerId }), 200);
    await deliver();
    expect(await told(officer, made.id)).toEqual(['task-assigned']);
    expect(given.actions).toContain('assign');
    await guard.query(`insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $3)`, [
      caseId,
      officerId,
      supervisorId,
    ]);
    expect((await officer.get(`/cases/${caseId}/tasks`)).status).toBe(404);
    expect(tasksIn(await list(officer, 'view=mine'))).not.toContain(made.id);
    const other = await record(supervisor, caseId);
    expect((await deed(supervisor, other, 'assignment', { assigneeId: officerId })).body.code).toBe('task.member-unknown');
  });

  it('rings once when it is due and once two days later, however often the sweep comes', async () => {
    const { id: caseId } = await openCase(officer);
    const made = await record(officer, caseId, { dueAt: hours(1), assigneeId: officerId });
    await sweep(new Date(hours(2)));
    await sweep(new Date(hours(2)));
    expect(await told(officer, made.id)).toEqual(['task-due']);
    await Promise.all([sweep(new Date(hours(50))), sweep(new Date(hours(50)))]);
    expect(await told(supervisor, made.id)).toEqual(['task-overdue']);
    const quiet = await record(officer, caseId, { dueAt: hours(1), assigneeId: officerId });
    expected(await deed<TaskView>(officer, quiet, 'completion'), 200);
    await sweep(new Date(hours(60)));
    expect(await told(officer, quiet.id)).toEqual([]);
  });

  it.each([
    ['an unknown kind', { kind: 'spy' }, 'body.invalid'],
    ['a day for an instant', { dueAt: '2026-03-01' }, 'body.invalid'],
    ['an overridden direction', { note: 'a\u202eb' }, 'body.invalid'],
    ['a note that never ends', { note: 'x'.repeat(501) }, 'body.invalid'],
    ['a key nobody knows', { status: 'completed' }, 'body.invalid'],
    ['a colleague of no unit', { assigneeId: '00000000-0000-4000-8000-000000000000' }, 'task.not-yours'],
  ])('refuses %s and changes nothing', async (_, changes, code) => {
    const { id: caseId } = await openCase(officer);
    await changesNothing(admin, async () => {
      const answer = await officer.post<Problem>(`/cases/${caseId}/tasks`, task(changes));
      expect(answer.body.code).toBe(code);
    });
  });

  it('refuses a stale version, and a double submit is one task', async () => {
    const { id: caseId } = await openCase(officer);
    const key = { 'idempotency-key': '7d0f4b0c-6d58-4b0a-9d3e-000000000001' };
    const body = task();
    const [one, two] = [
      expected(await officer.post<TaskView>(`/cases/${caseId}/tasks`, body, key), 201),
      expected(await officer.post<TaskView>(`/cases/${caseId}/tasks`, body, key), 201),
    ];
    expect(two.id).toBe(one.id);
    const moved = expected(await officer.patch<TaskView>(`/tasks/${one.id}`, { dueAt: hours(30) }, ifMatch(one)), 200);
    expect(moved.version).toBe(2);
    expect((await officer.patch<Problem>(`/tasks/${one.id}`, { dueAt: hours(9) }, ifMatch(one))).status).toBe(412);
  });
});

describe('the work list', () => {
  it('holds what the clocks await beside the tasks, by when it is due, in pages that leave nothing out', async () => {
    const { referral } = await referTo(desk, officer);
    const waiting = (await list(desk, 'view=mine')).filter((item) => item.type === 'duty');
    expect(waiting).toContainEqual(
      expect.objectContaining({
        type: 'duty',
        kind: 'referral-receive',
        subjectId: referral.id,
        caseId: null,
        caseNumber: null,
        urgency: 'urgent',
      }),
    );
    const received = await step(desk, referral, 'receive');
    const accepted = await step(desk, received, 'accept');
    const { caseId } = accepted as unknown as { caseId: string };
    const own = await record(desk, caseId, { dueAt: hours(1) });
    const all = await list(desk, 'view=unit');
    expect(all.map(({ dueAt }) => dueAt)).toEqual(all.map(({ dueAt }) => dueAt).toSorted());
    const kinds = (of: readonly WorkItem[]): string[] =>
      of.flatMap((item) => (item.type === 'duty' && item.subjectId === referral.id ? [item.kind] : []));
    expect(kinds(all)).toEqual(['referral-first-service']);
    const paged = await everyPage<WorkItem>(desk, '/tasks?view=unit&', 3);
    expect(paged).toEqual(all);
    const day = await list(desk, `view=unit&from=${encodeURIComponent(hours(0))}&to=${encodeURIComponent(hours(2))}`);
    expect(tasksIn(day)).toEqual([own.id]);
    await step(desk, accepted, 'start');
    expect(kinds(await list(desk, 'view=mine'))).toEqual(['referral-progress']);
  });
});

describe('a caseload', () => {
  const open = async (): Promise<CaseView> => openCase(officer);

  it('is who sees to which case: taken by oneself, given by who leads, found by a filter', async () => {
    const { id: caseId } = await open();
    const none = await assignment(officer, caseId);
    expect(none).toMatchObject({ version: 0, assignee: null, members: [{ id: officerId }] });
    expect((await assign(officer, none, supervisorId)).body.code).toBe('task.not-yours');
    const mine = expected(await assign<CaseAssignmentView>(officer, none, officerId), 200);
    expect(mine).toMatchObject({ version: 1, assignee: { id: officerId } });
    const ids = async (query: string): Promise<string[]> =>
      expected(await officer.get<Page<CaseListItem>>(`/cases?${query}&limit=100`), 200).items.map(({ id }) => id);
    expect(await ids('assignee=me')).toEqual([caseId]);
    expect(await ids(`assigneeId=${officerId}`)).toEqual([caseId]);
    expect(await ids('assignee=nobody')).not.toContain(caseId);
    expect((await assign(supervisor, none, supervisorId)).status).toBe(412);
    const back = expected(await assign<CaseAssignmentView>(supervisor, mine, supervisorId), 200);
    expect((await assign(officer, back, officerId)).body.code).toBe('task.not-yours');
    expect((await elsewhere.get(`/cases/${caseId}/assignment`)).status).toBe(404);
    expected(await assign<CaseAssignmentView>(supervisor, back, officerId), 200);
    await deliver();
    expect(await told(officer, caseId)).toContain('case-assigned');
  });

  it('is counted for who leads, and goes over whole but for what the other may not see', async () => {
    const [seen, hidden] = [await open(), await open()];
    for (const { id } of [seen, hidden]) {
      expected(await assign(supervisor, await assignment(supervisor, id), officerId), 200);
      await record(supervisor, id, { assigneeId: officerId });
    }
    expect((await officer.get('/caseload')).status).toBe(403);
    const load = async (id: string) => {
      const view = expected(await supervisor.get<CaseloadView>('/caseload'), 200);
      return view.members.find((member) => member.id === id)!;
    };
    const before = await load(officerId);
    const { rows } = await guard.query<{ id: string }>(
      `select u.id from user_account u join user_role r on r.user_id = u.id and r.role = 'police-officer'
        where u.unit_id = (select unit_id from user_account where id = $1) and u.id <> $1 limit 1`,
      [officerId],
    );
    const to = rows[0]?.id ?? supervisorId;
    await guard.query(`insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $3)`, [
      hidden.id,
      to,
      to,
    ]);
    // A leader who is barred from a case hears of none of it, not even that it stays.
    const leftOver = to === supervisorId ? 0 : 2;
    const body = { fromUserId: officerId, toUserId: to };
    const moved = expected(await supervisor.post<HandedOverView>('/caseload/hand-over', body), 200);
    expect(moved).toEqual({ cases: before.cases - 1, tasks: before.tasks - 1, referrals: 0, left: leftOver });
    expect((await assignment(supervisor, seen.id)).assignee).toMatchObject({ id: to });
    const wrong = { fromUserId: officerId, toUserId: await idOf('police-officer-2') };
    expect((await supervisor.post('/caseload/hand-over', wrong)).body.code).toBe('task.member-unknown');
  });
});

describe('what stands still', () => {
  it('is shown to the coordination desk of the governorate: the overdue and the turned away, by number and sender', async () => {
    const late = await referTo(desk, officer);
    const refused = await referTo(desk, officer);
    await step(desk, await step(desk, refused.referral, 'receive'), 'reject', { reason: 'no-capacity' });
    const find = async (id: string) => (await stuckCases(coordinator)).find(({ referral }) => referral?.id === id);
    expect(await find(late.referral.id)).toBeUndefined();
    await guard.query(`update referral set due_at = now() - interval '1 hour' where id = $1`, [late.referral.id]);
    const { number } = expected(await officer.get<CaseView>(`/cases/${late.caseId}`), 200);
    expect(await find(late.referral.id)).toMatchObject({
      reason: 'unanswered',
      caseNumber: number,
      referral: { status: 'requested' },
      toUnit: null,
    });
    expect(await find(refused.referral.id)).toMatchObject({ reason: 'turned-away', referral: { status: 'rejected' } });
    expect(JSON.stringify(await stuckCases(coordinator))).not.toContain('Invented');
    await guard.query(`insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $2)`, [
      late.caseId,
      await idOf('case-coordinator'),
    ]);
    expect(await find(late.referral.id)).toBeUndefined();
    expect((await officer.get('/stuck-cases')).status).toBe(403);
  });
});

describe('kept filters', () => {
  it('are an account’s own, each once, of conditions and no words', async () => {
    const keep = async (body: object) => expected(await officer.post<{ items: CaseFilterView[] }>('/case-filters', body), 200).items;
    expect(await keep({ status: 'open', governorate: 'basra' })).toHaveLength(1);
    const [kept, second] = await keep({ assignee: 'me' });
    expect(second).toMatchObject({ status: null, governorate: null, step: null, assignee: 'me' });
    expect(await keep({ assignee: 'me' })).toHaveLength(2);
    expect((await officer.post('/case-filters', {})).body.code).toBe('body.invalid');
    expect((await officer.post('/case-filters', { name: 'Invented-Given' })).body.code).toBe('body.invalid');
    expect(expected(await elsewhere.get<{ items: CaseFilterView[] }>('/case-filters'), 200).items).toEqual([]);
    expect((await elsewhere.post(`/case-filters/${kept!.id}/removal`)).status).toBe(404);
    expect(expected(await officer.post<{ items: CaseFilterView[] }>(`/case-filters/${kept!.id}/removal`), 200).items).toEqual([second]);
  });
});
