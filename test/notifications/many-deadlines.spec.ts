import { workOf, WorkerDatabase } from '@himaya/api/testing';
import type { Client } from 'pg';
import { buildersOn } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import { until } from '../support/until';
import { WorkerProgram } from '../outbox/worker-process';

// A process of its own starts slowly on a busy machine.
jest.setTimeout(180_000);
const gate = 728_301;
const minute = 60_000;

describe('thousands of deadlines', () => {
  let database: TestDatabase;
  let admin: Client;
  let holder: Client;
  let workers: WorkerDatabase[];
  let referral: string;

  beforeAll(async () => {
    database = await freshDatabase();
    admin = await database.asAdmin();
    holder = await database.asAdmin();
    workers = await Promise.all([1, 2].map(() => WorkerDatabase.open(database.urlFor('worker'))));
    const make = await buildersOn(database);
    const officer = await make.aUserOf('police-section', 'police-officer');
    const desk = await make.aUnit({ kind: 'placement-desk' });
    const made = await make
      .aReferral(await make.aCase().ownedBy(officer).save())
      .sentTo(desk)
      .withConsent('referral')
      .save();
    referral = made.id;
    await admin.query('set session_replication_role = replica');
  });
  afterEach(async () => {
    for (const table of ['notification', 'escalation', 'deadline']) await admin.query(`delete from ${table}`);
    await admin.query('delete from referral where id <> $1', [referral]);
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await database.drop();
  });

  /** So many referrals like the one, each to be reminded of within a minute that ends at this moment. */
  async function remindersDue(count: number, at: Date): Promise<void> {
    await admin.query(
      `with many as (
         insert into referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, consent_id, safe_contact, sex,
                               age_band, languages, special_needs, governorate, created_by, requested_at)
         select gen_random_uuid(), case_id, from_unit_id, to_unit_id, service, urgency, need_code, 'requested', packet_mask, consent_id, safe_contact, sex,
                age_band, languages, special_needs, governorate, created_by, requested_at
           from referral, generate_series(1, $2::int) n where id = $1
         returning id)
       insert into deadline (id, kind, step, subject_id, due_at)
         select gen_random_uuid(), 'referral-receive', 'remind-desk', id, $3::timestamptz - random() * interval '1 minute' from many`,
      [referral, count, at],
    );
    await admin.query('analyze deadline');
  }
  const sweepBy = (worker: WorkerDatabase, at: Date): Promise<void> =>
    workOf({ storageDir: 'none' })
      .chores.find(({ name }) => name === 'sweep-deadlines')!
      .run(worker, at);
  const count = async (sql: string): Promise<number> =>
    (await holder.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n;
  const state = async () => ({
    told: await count('notification'),
    facts: await count('escalation'),
    live: await count(`deadline where kind ~ '^referral-' and fired_at is null and cancelled_at is null`),
  });

  it('of one minute are each taken once, by two workers that share them and never wait for each other', async () => {
    const now = new Date('2026-03-01T06:00:00Z');
    await remindersDue(5000, now);
    // Whoever waits for a row that another worker holds is seen waiting.
    let waiting = 0;
    const watch = setInterval(() => {
      void count(`pg_stat_activity where wait_event_type = 'Lock' and application_name = 'himaya-worker'`).then((n) => (waiting += n));
    }, 50);
    for (let round = 0; round < 3; round += 1) await Promise.all(workers.map((worker) => sweepBy(worker, now)));
    clearInterval(watch);
    expect(await state()).toEqual({ told: 5000, facts: 5000, live: 0 });
    expect(waiting).toBe(0);
    // The clock is set back and jumps forward: nothing that was told is told again, nothing is told early.
    await remindersDue(10, new Date(now.getTime() + 60 * minute));
    await sweepBy(workers[0]!, new Date(now.getTime() - 600 * minute));
    expect((await state()).told).toBe(5000);
    await sweepBy(workers[0]!, new Date(now.getTime() + 6000 * minute));
    await sweepBy(workers[1]!, now);
    expect(await state()).toEqual({ told: 5010, facts: 5010, live: 0 });
  });

  it('that one cannot be taken holds up none of the others, and is taken once it can', async () => {
    const now = new Date('2026-03-01T06:00:00Z');
    await remindersDue(60, now);
    const { rows } = await admin.query<{ id: string }>('select subject_id as id from deadline order by due_at limit 1');
    await holder.query('begin');
    await holder.query('select from referral where id = $1 for update', [rows[0]!.id]);
    await sweepBy(workers[0]!, now);
    await holder.query('rollback');
    expect((await state()).told).toBe(59);
    await sweepBy(workers[0]!, now);
    expect(await state()).toEqual({ told: 60, facts: 60, live: 0 });
  });

  it('are picked off the index of what is due, however many wait', async () => {
    await remindersDue(2000, new Date('2099-01-01T00:00:00Z'));
    const plan = await admin.query<{ 'QUERY PLAN': string }>(
      `explain select id from deadline where due_at <= now() and fired_at is null and cancelled_at is null and id <> all ('{}'::uuid[])
        order by due_at, id limit 25 for update skip locked`,
    );
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Scan using deadline_due_ix/);
    expect(text).not.toMatch(/Seq Scan/);
  });

  it('that were moved after they rang, of a worker that is killed in mid-sweep, are caught up by the next one, each once for each date', async () => {
    const program = new WorkerProgram();
    try {
      const before = new Date(Date.now() - 60 * minute);
      await remindersDue(200, before);
      await sweepBy(workers[0]!, before);
      expect(await state()).toEqual({ told: 200, facts: 200, live: 0 });
      await admin.query(`update deadline set due_at = due_at + interval '1 hour', fired_at = null where step = 'remind-desk'`);
      await (
        await database.asOwner()
      ).query(`create function gate() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock_shared(${gate}); return new; end $$`);
      // Half of the notices stop at it, so that a batch stands half done.
      await (
        await database.asOwner()
      ).query(`create trigger gate before insert on notification for each row
        when (new.kind = 'referral-reminder' and new.id::text < '8') execute function gate()`);
      await holder.query('select pg_advisory_lock($1)', [gate]);
      const first = program.start(database, null);
      const atGate = () => count(`pg_locks where locktype = 'advisory' and objid = ${gate} and not granted`);
      await until('the first worker stands in mid-sweep', async () => (await atGate()) === 1, 60);
      expect(await first.end('SIGKILL')).toBe('SIGKILL');
      await holder.query('select pg_advisory_unlock($1)', [gate]);
      const second = program.start(database, null);
      await until('the second worker has caught up', async () => (await state()).live === 0, 60);
      expect(await state()).toEqual({ told: 400, facts: 400, live: 0 });
      expect(await second.end('SIGTERM')).toBe(0);
    } finally {
      program.remove();
      await (await database.asOwner()).query('drop trigger if exists gate on notification');
    }
  });
});
