import { WorkerDatabase, workOf } from '@himaya/api/testing';
import {
  localDay,
  type AgencyId,
  type CaseAssignmentView,
  type CaseloadView,
  type LeaveView,
  type NotificationView,
  type Page,
  type TaskView,
  type UnitId,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { buildersOn } from '../support/builders';
import type { User } from '../support/directory-builders';
import { expected, ifMatch, openCase } from '../support/main-job';
import { deed, hours, list, record, tasksIn } from './task-deeds';

const work = workOf({ storageDir: 'none' });
const today = localDay(new Date());

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let supervisor: Session;
/** Three officers of one section. */
let absent: User;
let standIn: User;
let away: Session;
let there: Session;
let colleague: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  supervisor = await api.signIn('police-supervisor');
  const { rows } = await guard.query<{ id: UnitId; agencyId: AgencyId }>(
    `select u.id, u.agency_id as "agencyId" from unit u join user_account a on a.unit_id = u.id where a.username = 'police-supervisor'`,
  );
  const unit = { ...rows[0]!, kind: 'police-section' as const };
  const builders = await buildersOn(api.database);
  const officers = await Promise.all([1, 2, 3].map(() => builders.aUser({ unit, roles: ['police-officer'] })));
  [absent, standIn] = officers as [User, User];
  [away, there, colleague] = officers.map((user) => api.sessionWith(user.username, user)) as [Session, Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const sweep = (now: Date): Promise<void> => work.chores.find((chore) => chore.name === 'sweep-deadlines')!.run(worker, now);
const told = async (as: Session, { id }: { id: string }): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter(({ subjectId }) => subjectId === id)
    .map(({ kind }) => kind);
const load = async () => expected(await supervisor.get<CaseloadView>('/caseload'), 200).members.find(({ id }) => id === absent.id)!;
const leaveOf = async (body: object): Promise<LeaveView> => expected(await away.post<LeaveView>('/leaves', body), 201);
const callOff = async (leave: LeaveView): Promise<LeaveView> =>
  expected(await away.post<LeaveView>(`/leaves/${leave.id}/cancellation`, {}, ifMatch(leave)), 200);
const mine = async (as: Session): Promise<string[]> => tasksIn(await list(as, 'view=mine'));
const refused = async (as: Session, view: TaskView): Promise<string> => (await deed(as, view, 'completion')).body.code;

it('whoever stands in for a leave sees the work, is reminded of it and does it, for its days, and opens nothing more', async () => {
  const [seen, hidden] = [await openCase(supervisor), await openCase(supervisor)];
  const given = await record(supervisor, seen.id, { assigneeId: absent.id, dueAt: hours(1) });
  const behind = await record(supervisor, hidden.id, { assigneeId: absent.id, dueAt: hours(1) });
  await guard.query(`insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $2)`, [
    hidden.id,
    standIn.id,
  ]);
  expect([await mine(there), await refused(there, given)]).toEqual([[], 'task.not-yours']);

  const alone = await leaveOf({ from: today, to: today });
  expect(await load()).toMatchObject({ awayUntil: today, standIn: null });
  await callOff(alone);
  const leave = await leaveOf({ from: today, to: today, delegateId: standIn.id });
  expect(leave).toMatchObject({ roles: [], delegate: { id: standIn.id } });
  expect((await load()).standIn).toBe(leave.delegate?.displayName);
  expect([await mine(there), await mine(colleague), await refused(colleague, given)]).toEqual([[given.id], [], 'task.not-yours']);

  await sweep(new Date(Date.now() + 2 * 3_600_000));
  expect([await told(there, given), await told(away, given), await told(colleague, given)]).toEqual([['task-due'], ['task-due'], []]);
  expect([await told(there, behind), await told(away, behind)]).toEqual([[], ['task-due']]);
  const done = expected(await deed<TaskView>(there, given, 'completion'), 200);
  const again = expected(await deed<TaskView>(there, done, 'reopening'), 200);

  await callOff(leave);
  expect([await mine(there), await refused(there, again), (await load()).standIn]).toEqual([[], 'task.not-yours', null]);
  expect(await mine(away)).toEqual(expect.arrayContaining([given.id, behind.id]));
});

it('whoever is away is named so and last among those whom work can be given to, and can be given it all the same', async () => {
  const { id } = await openCase(supervisor);
  const view = async (): Promise<CaseAssignmentView> => expected(await supervisor.get<CaseAssignmentView>(`/cases/${id}/assignment`), 200);
  const everybodyHere = (await view()).members;
  expect(everybodyHere.every(({ awayUntil }) => awayUntil === null)).toBe(true);
  const leave = await leaveOf({ from: today, to: today });
  const { members, ...assignment } = await view();
  expect(members.at(-1)).toMatchObject({ id: absent.id, awayUntil: today });
  expect(members.length).toBe(everybodyHere.length);
  expect(members.slice(0, -1).every(({ awayUntil }) => awayUntil === null)).toBe(true);
  const given = await supervisor.post<CaseAssignmentView>(`/cases/${id}/assignment`, { assigneeId: absent.id }, ifMatch(assignment));
  expect(expected(given, 200).assignee).toMatchObject({ id: absent.id });
  await callOff(leave);
  expect((await view()).members.map(({ id: member }) => member)).toEqual(everybodyHere.map(({ id: member }) => member));
});
