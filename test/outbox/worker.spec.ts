import { randomBytes, randomUUID } from 'node:crypto';
import { houseChores, startWorker, WorkerDatabase, type EventHandler, type Loop } from '@himaya/api/testing';
import type { Client } from 'pg';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import { until } from '../support/until';
import { backendNames, backendOn, type Backend } from './backends';

const leaveTrace: EventHandler = {
  kind: 'trace-asked',
  name: 'test.leave-trace',
  handle: async (em, event) => {
    await em.query(`insert into notification (id, unit_id, kind) values (gen_random_uuid(), $1, 'referral-arrived')`, [event.subjectId]);
  },
};

/** What a worker on the test's database is told. */
const configOf = ({ adminUrl, name, sealing }: TestDatabase, redisUrl: string | null): Parameters<typeof startWorker>[0] => ({
  adminUrl,
  databaseName: name,
  redisUrl,
  auditKeyFile: sealing.keyFile,
  auditCopyDir: sealing.copyFolder,
});

describe('the chores of the house', () => {
  let database: TestDatabase;
  let worker: WorkerDatabase;
  let make: Builders;
  let guard: Client;

  beforeAll(async () => {
    database = await freshDatabase();
    worker = await WorkerDatabase.open(database.urlFor('worker'));
    make = await buildersOn(database);
    guard = make.guard;
  });
  afterAll(async () => {
    await worker.close();
    await database.drop();
  });

  const run = (name: string, now = new Date()): Promise<void> => houseChores.find((chore) => chore.name === name)!.run(worker, now);

  it('shut every door whose time has run out, more than one batch of them', async () => {
    const owner = await make.aUserOf('police-section', 'police-officer');
    const one = await make.aCase().ownedBy(owner).save();
    const kept = await make.aCase().ownedBy(owner).save();
    await guard.query(
      `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by, starts_at, ends_at)
       select gen_random_uuid(), $1, $2, 'assignment', 1, 0, $3, now() - interval '2 days', now() - interval '1 day' from generate_series(1, 501)`,
      [one.id, (await make.aUnit({ kind: 'court' })).id, owner.id],
    );
    await guard.query(`update case_grant set ends_at = now() - interval '1 minute' where case_id = $1`, [one.id]);
    await run('expire-grants');
    const open = await guard.query<{ case_id: string }>('select distinct case_id from case_grant where ended_at is null');
    expect(open.rows).toEqual([{ case_id: kept.id }]);
    const doors = await guard.query<{ case_id: string }>('select case_id from case_access');
    expect(doors.rows).toEqual([{ case_id: kept.id }]);
  });

  it('make the audit trail’s next months, also when several workers do it at once', async () => {
    const owner = await database.asOwner();
    const months = async (): Promise<string[]> =>
      (
        await owner.query<{ name: string }>(
          `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'audit_event'::regclass order by 1`,
        )
      ).rows.map((row) => row.name);
    const before = await months();
    expect(before).toHaveLength(3);
    await owner.query(`drop table ${before[2]}`);
    await Promise.all([run('make-audit-partitions'), run('make-audit-partitions'), run('make-audit-partitions')]);
    expect(await months()).toEqual(before);
  });

  it('forget names of attempts after a day and not before', async () => {
    const now = new Date('2026-03-02T12:00:00Z');
    for (const [key, at] of [
      ['old', '2026-03-01T11:59:59Z'],
      ['young', '2026-03-01T12:00:01Z'],
    ]) {
      await guard.query(
        `insert into idempotency_key (user_id, key, route, body_hmac, result_id, created_at) values ($1, $2, '/cases', $3, $1, $4)`,
        [randomUUID(), key, randomBytes(32), at],
      );
    }
    await run('forget-attempts', now);
    expect((await guard.query('select key from idempotency_key')).rows).toEqual([{ key: 'young' }]);
  });
});

describe.each(backendNames)('a running worker on %s', (name) => {
  let database: TestDatabase;
  let backend: Backend;
  let guard: Client;
  let unitId: string;
  let running: Loop;
  let swept = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    backend = await backendOn(name, database);
    const make = await buildersOn(database);
    guard = make.guard;
    unitId = (await make.aUnit({ kind: 'placement-desk' })).id;
    const chore = { name: 'test-chore', pause: 20, run: async () => void (swept += 1) };
    running = await startWorker(configOf(database, backend.redisUrl), database.ring, {
      handlers: [leaveTrace],
      chores: [chore],
    });
  });
  afterAll(async () => {
    await running.stop();
    await backend.stop();
    await database.drop();
  });

  const emit = async (): Promise<void> =>
    void (await guard.query(`insert into outbox_event (kind, subject_id) values ('trace-asked', $1)`, [unitId]));
  const traces = async (): Promise<number> => (await guard.query('select from notification')).rowCount ?? 0;

  it('finds an event by itself', async () => {
    await emit();
    await until('the trace', async () => (await traces()) === 1);
  });

  it('works on after all its connections broke', async () => {
    const admin = await database.asAdmin();
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name in ('himaya-worker', 'himaya-queue', 'events')`,
    );
    expect(rowCount).toBeGreaterThan(0);
    await emit();
    await until('the trace', async () => (await traces()) === 2);
    const before = swept;
    await until('another round of the chore', async () => swept > before);
  });

  it('signs in as nobody but the worker and the queue', async () => {
    const { rows } = await guard.query<{ usename: string }>(
      `select distinct usename from pg_stat_activity
        where datname = current_database() and application_name in ('himaya-worker', 'himaya-queue', 'events') order by usename`,
    );
    expect(rows.map((row) => row.usename)).toEqual(name === 'Redis' ? ['himaya_worker'] : ['himaya_queue', 'himaya_worker']);
  });
});
