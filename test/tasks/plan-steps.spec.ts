import { WorkerDatabase, workOf } from '@himaya/api/testing';
import type { CasePlanView, NotificationView, Page, PlanStepId } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, openCase, unitOf } from '../support/main-job';
import { wholeList } from './task-deeds';

const work = workOf({ storageDir: 'none' });
const day = 86_400_000;

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let manager: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, manager] = (await Promise.all(['police-officer', 'shelter-manager'].map((name) => api.signIn(name)))) as [Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const sweep = (now: Date): Promise<void> => work.chores.find((chore) => chore.name === 'sweep-deadlines')!.run(worker, now);

it('a dated step of a plan is its owner’s work: moved with its date, told once for each, gone when it is done, dropped or the case closes', async () => {
  const { id } = await openCase(officer);
  const [own, theirs] = [(await unitOf(officer)).id, (await unitOf(manager)).id];
  let basedOn: number | null = null;
  const dated = (dueOn: string | null, changes: object = {}) => ({
    step: 'Invented step',
    ownerUnitId: own,
    dueOn,
    state: 'planned',
    ...changes,
  });
  const save = async (caseId: string, ...steps: object[]): Promise<PlanStepId[]> => {
    const body = {
      goals: [{ goal: 'Invented goal', service: null, steps }],
      agreement: 'not-asked-yet',
      basedOn: caseId === id ? basedOn : null,
    };
    const [newest] = expected(await officer.post<CasePlanView>(`/cases/${caseId}/plan`, body), 201).versions;
    if (caseId === id) basedOn = newest!.number;
    return newest!.goals[0]!.steps.map((one) => one.id!);
  };
  const workOn = async (as: Session): Promise<string[]> =>
    (await wholeList(as, 'view=unit')).flatMap((item) =>
      item.type === 'duty' && item.kind === 'plan-step' && item.caseId === id ? [`${item.subjectId} ${item.dueAt}`] : [],
    );
  const clock = async (subjectId: string): Promise<string[]> =>
    (
      await guard.query<{ line: string }>(
        `select step || case when cancelled_at is null then '' else ' off' end as line from deadline where subject_id = $1 order by 1`,
        [subjectId],
      )
    ).rows.map(({ line }) => line);
  const steps = async (): Promise<string[]> =>
    expected(await officer.get<Page<NotificationView>>('/notifications?limit=100'), 200)
      .items.filter(({ kind, caseId }) => kind === 'plan-step-reminder' && caseId === id)
      .map(({ kind }) => kind);
  const dueOn = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);
  const until = (date: string): string => new Date(Date.parse(`${date}T21:00:00Z`)).toISOString();

  // Whoever does not hold the case hears nothing of it: the responsible unit sees to its step.
  const elsewhere = { ownerUnitId: theirs };
  const [mine, other, , done] = await save(
    id,
    dated(dueOn(5)),
    dated(dueOn(9), elsewhere),
    dated(null),
    dated(dueOn(5), { state: 'done' }),
  );
  expect(await workOn(officer)).toEqual([`${mine} ${until(dueOn(5))}`, `${other} ${until(dueOn(9))}`]);
  expect(await workOn(manager)).toEqual([]);
  expect(await clock(done!)).toEqual([]);
  const inDays = (days: number): Promise<void> => sweep(new Date(Date.parse(until(dueOn(days))) + 60_000));
  await inDays(3);
  await inDays(3);
  expect(await steps()).toHaveLength(1);
  // Saved again as it was it is not told again; moved it is, at its new time.
  const kept = dated(dueOn(9), { ...elsewhere, id: other });
  expect(await save(id, dated(dueOn(5), { id: mine }), kept)).toEqual([mine, other]);
  await inDays(3);
  expect(await steps()).toHaveLength(1);
  await save(id, dated(dueOn(6), { id: mine }), kept);
  expect((await workOn(officer))[0]).toBe(`${mine} ${until(dueOn(6))}`);
  await inDays(4);
  expect(await steps()).toHaveLength(2);
  await inDays(6);
  const { rows } = await guard.query<{ role: string }>(
    `select role from notification where kind = 'plan-step-overdue' and case_id = $1 and unit_id = $2`,
    [id, own],
  );
  expect(rows).toEqual([{ role: 'police-supervisor' }]);
  // The unit that was named holds the case from now on, and the step is its work.
  await guard.query(
    `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, ends_at, opened_by)
       select gen_random_uuid(), $1, $2, 'assignment', 1, 0, 'infinity', u.id from user_account u where u.username = 'police-officer'`,
    [id, theirs],
  );
  await guard.query('select guard.rebuild_access($1, $2)', [theirs, id]);
  await guard.query('select guard.place_duties($1)', [id]);
  expect(await workOn(manager)).toEqual([`${other} ${until(dueOn(9))}`]);
  expect(await workOn(officer)).toEqual([`${mine} ${until(dueOn(6))}`]);
  // Nobody names another plan's step.
  const foreign = (await openCase(officer)).id;
  expect(await save(foreign, dated(dueOn(5), { id: other }))).not.toContain(other);
  await save(id, dated(dueOn(6), { id: mine, state: 'dropped' }));
  expect([await workOn(officer), await workOn(manager)]).toEqual([[], []]);
  expect(await clock(other!)).toEqual(['alert off', 'remind-desk off']);
  const [last] = await save(id, dated(dueOn(7)));
  await guard.query(`update case_record set status = 'closed' where id = $1`, [id]);
  expect(await workOn(officer)).toEqual([]);
  await inDays(8);
  expect(await clock(last!)).toEqual(['alert off', 'remind-desk off']);
});
