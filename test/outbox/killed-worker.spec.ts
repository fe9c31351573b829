import type { Client } from 'pg';
import { buildersOn } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Referral } from '../support/sharing-builders';
import { until as eventually } from '../support/until';
import { backendNames, backendOn, type Backend } from './backends';
import { WorkerProgram } from './worker-process';

// A killed worker's job is taken up after some seconds of silence, and processes start slowly on a busy machine.
jest.setTimeout(180_000);
const patience = 60;
const gate = 728_299;
const until = (what: string, condition: () => Promise<boolean>): Promise<void> => eventually(what, condition, patience);

/** Where a transaction of the worker stands still while the test holds the gate. */
const places = {
  'after its effect, before its commit': `create trigger gate before update of done_at on outbox_event for each row execute function gate()`,
  'after its commit was sent, before it heard of it': `create constraint trigger gate after insert on notification
     deferrable initially deferred for each row execute function gate()`,
};

describe.each(backendNames)('a worker on %s', (name) => {
  let database: TestDatabase;
  let backend: Backend;
  let program: WorkerProgram;
  let guard: Client;
  let holder: Client;
  let referral: Referral;

  beforeAll(async () => {
    program = new WorkerProgram();
    database = await freshDatabase();
    backend = await backendOn(name, database);
    const builders = await buildersOn(database);
    guard = builders.guard;
    holder = await database.asAdmin();
    const officer = await builders.aUserOf('police-section', 'police-officer');
    const desk = await builders.aUnit({ kind: 'placement-desk' });
    referral = await builders
      .aReferral(await builders.aCase().ownedBy(officer).save())
      .sentTo(desk)
      .withConsent('referral')
      .save();
    const owner = await database.asOwner();
    await owner.query(`create function gate() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock_shared(${gate}); return new; end $$`);
  });
  afterEach(async () => {
    const owner = await database.asOwner();
    await owner.query('drop trigger if exists gate on outbox_event');
    await owner.query('drop trigger if exists gate on notification');
    await guard.query('delete from notification');
    await guard.query('delete from outbox_event');
  });
  afterAll(async () => {
    program.remove();
    await backend.stop();
    await database.drop();
  });

  async function shutGate(place: keyof typeof places): Promise<void> {
    await (await database.asOwner()).query(places[place]);
    await holder.query('select pg_advisory_lock($1)', [gate]);
  }
  async function openGate(): Promise<void> {
    await holder.query('select pg_advisory_unlock($1)', [gate]);
  }
  const emit = async (): Promise<void> =>
    void (await guard.query(`insert into outbox_event (kind, subject_id) values ('referral-sent', $1)`, [referral.id]));
  const count = async (sql: string): Promise<number> => (await holder.query(sql)).rowCount ?? 0;
  const atGate = (): Promise<number> => count(`select from pg_locks where locktype = 'advisory' and objid = ${gate} and not granted`);
  const told = (): Promise<number> => count('select from notification');
  const handled = (): Promise<number> => count('select from handled_event');
  const done = (): Promise<number> => count('select from outbox_event where done_at is not null');

  it('that is killed before its commit leaves nothing behind, and another does it once', async () => {
    await shutGate('after its effect, before its commit');
    await emit();
    const first = program.start(database, backend.redisUrl);
    await until('the first worker is at the gate', async () => (await atGate()) === 1);
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    await openGate();
    await until(
      'its transaction is gone',
      async () =>
        (await count(
          `select from pg_stat_activity where query like '%done_at = now()%' and state <> 'idle' and pid <> pg_backend_pid()`,
        )) === 0,
    );
    expect([await told(), await handled(), await done()]).toEqual([0, 0, 0]);

    const second = program.start(database, backend.redisUrl);
    await until('the second worker has done it', async () => (await done()) === 1);
    expect([await told(), await handled()]).toEqual([1, 1]);
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('that is killed with its commit on the way has done it, and another does nothing more', async () => {
    await shutGate('after its commit was sent, before it heard of it');
    await emit();
    const first = program.start(database, backend.redisUrl);
    await until('the first worker is at the gate', async () => (await atGate()) === 1);
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    await openGate();
    await until('its commit is through', async () => (await done()) === 1);
    expect(await backend.jobs()).toBe(1);

    const second = program.start(database, backend.redisUrl);
    await until('the second worker has taken the job', async () => (await backend.jobs()) === 0);
    expect([await told(), await handled()]).toEqual([1, 1]);
    expect(await second.end('SIGINT')).toBe(0);
  });

  it('that is asked to stop ends what it has begun', async () => {
    await shutGate('after its effect, before its commit');
    await emit();
    const worker = program.start(database, backend.redisUrl);
    await until('the worker is at the gate', async () => (await atGate()) === 1);
    const ended = worker.end('SIGTERM');
    await openGate();
    expect(await ended).toBe(0);
    expect([await told(), await done(), await backend.jobs()]).toEqual([1, 1, 0]);
  });
});
