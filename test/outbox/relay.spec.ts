import { handleEvent, registryOf, relay, WorkerDatabase, type EventHandler, type JobQueue } from '@himaya/api/testing';
import type { Client } from 'pg';
import { buildersOn } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit } from '../support/directory-builders';
import { until } from '../support/until';
import { backendNames, backendOn, type Backend } from './backends';

/** Every run leaves a row of its own: twice would show. */
const leaveTrace: EventHandler = {
  kind: 'trace-asked',
  name: 'test.leave-trace',
  handle: async (em, event) => {
    await em.query(`insert into notification (id, unit_id, kind, details) values (gen_random_uuid(), $1, 'referral-arrived', $2)`, [
      event.subjectId,
      JSON.stringify({ event: event.id }),
    ]);
  },
};

const failures = new Map<string, number>();
/** Leaves a trace and then fails, as often as the event was told to. */
const failAtFirst: EventHandler = {
  ...leaveTrace,
  kind: 'trace-asked-in-vain',
  name: 'test.fail-at-first',
  handle: async (em, event) => {
    await leaveTrace.handle(em, event);
    const left = failures.get(event.id) ?? 0;
    failures.set(event.id, left - 1);
    if (left > 0) throw new Error(`Inventa Fictiva is in the row ${event.subjectId}`);
  },
};

describe.each(backendNames)('the outbox on %s', (name) => {
  let database: TestDatabase;
  let backend: Backend;
  let worker: WorkerDatabase;
  let guard: Client;
  let unit: Unit;
  const queues: JobQueue[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    backend = await backendOn(name, database);
    worker = await WorkerDatabase.open(database.urlFor('worker'));
    const builders = await buildersOn(database);
    guard = builders.guard;
    unit = await builders.aUnit({ kind: 'placement-desk' });
  });
  afterEach(async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.close()));
    await guard.query('delete from notification');
    await guard.query('delete from outbox_event');
    await backend.wipe();
  });
  afterAll(async () => {
    await worker.close();
    await backend.stop();
    await database.drop();
  });

  async function open({ working = true } = {}): Promise<JobQueue> {
    const queue = await backend.open();
    queues.push(queue);
    if (working) await queue.work((id) => handleEvent(worker, registryOf([leaveTrace, failAtFirst]), id));
    return queue;
  }
  async function emit(count: number, kind = leaveTrace.kind): Promise<string[]> {
    const { rows } = await guard.query<{ id: string }>(
      'insert into outbox_event (kind, subject_id) select $1, $2 from generate_series(1, $3) returning id',
      [kind, unit.id, count],
    );
    return rows.map((row) => row.id);
  }
  const traces = async (): Promise<string[]> =>
    (
      await guard.query<{ event: string }>(`select details ->> 'event' as event from notification order by (details ->> 'event')::bigint`)
    ).rows.map((row) => row.event);
  const undone = async (): Promise<number> =>
    (await guard.query<{ n: number }>('select count(*)::int as n from outbox_event where done_at is null')).rows[0]!.n;
  const allDone = (): Promise<void> => until('all events done', async () => (await undone()) === 0);
  const handOvers = async (): Promise<number[]> =>
    (await guard.query<{ n: number }>('select hand_overs as n from outbox_event order by id')).rows.map((row) => row.n);

  it('brings an event to its handler, once, and writes it off', async () => {
    const queue = await open();
    const events = await emit(3);
    expect(await relay(worker, queue)).toBe(3);
    await allDone();
    expect(await traces()).toEqual(events);
    expect(await relay(worker, queue)).toBe(0);
  });

  it('writes an event off that nobody waits for', async () => {
    const queue = await open();
    await emit(1, 'nobody-asked');
    await relay(worker, queue);
    await allDone();
    expect(await traces()).toEqual([]);
  });

  it('shares the work between relays that look at once', async () => {
    const [one, two] = [await open(), await open()];
    const events = await emit(250);
    const rounds = async (queue: JobQueue): Promise<void> => {
      while ((await relay(worker, queue)) > 0);
    };
    await Promise.all([rounds(one), rounds(two)]);
    await allDone();
    expect(await handOvers()).toEqual(events.map(() => 1));
    expect(await traces()).toEqual(events);
  });

  it('passes over what another relay is handing over, without waiting for it', async () => {
    const queue = await open();
    const events = await emit(100);
    let atIt = false;
    let goOn = (): void => undefined;
    const held = new Promise<void>((done) => (goOn = done));
    const slow: JobQueue = {
      ...queue,
      add: async (jobs) => {
        atIt = true;
        await held;
        await queue.add(jobs);
      },
    };
    const slowly = relay(worker, slow);
    await until('the first relay holds its rows', async () => Promise.resolve(atIt));
    const later = await emit(1);
    expect(await relay(worker, queue)).toBe(1);
    goOn();
    expect(await slowly).toBe(100);
    await allDone();
    expect(await traces()).toEqual([...events, ...later]);
  });

  it('hands over again what a relay handed over and died before marking, and it still happens once', async () => {
    const queue = await open({ working: false });
    const events = await emit(2);
    const dying: JobQueue = {
      ...queue,
      add: async (jobs) => {
        await queue.add(jobs);
        throw new Error('the relay dies here');
      },
    };
    await expect(relay(worker, dying)).rejects.toThrow('dies here');
    expect(await handOvers()).toEqual([0, 0]);
    expect(await relay(worker, queue)).toBe(2);
    await queue.work((id) => handleEvent(worker, registryOf([leaveTrace]), id));
    await allDone();
    expect(await traces()).toEqual(events);
  });

  it('hands over again what the queue lost, after its patience and not before', async () => {
    const queue = await open({ working: false });
    const events = await emit(1);
    await relay(worker, queue);
    await backend.wipe();
    expect(await relay(worker, queue)).toBe(0);
    await guard.query(`update outbox_event set handed_over_at = handed_over_at - interval '61 seconds'`);
    expect(await relay(worker, queue)).toBe(1);
    await queue.work((id) => handleEvent(worker, registryOf([leaveTrace]), id));
    await allDone();
    expect(await handOvers()).toEqual([2]);
    expect(await traces()).toEqual(events);
  });

  it('takes a second delivery under the same job id and does nothing twice', async () => {
    const queue = await open();
    const events = await emit(1);
    await relay(worker, queue);
    await allDone();
    await until('the job left the queue', async () => (await backend.jobs()) === 0);
    await guard.query('update outbox_event set done_at = null');
    expect(await relay(worker, queue, 0)).toBe(1);
    await allDone();
    expect(await traces()).toEqual(events);
  });

  it('does an event once that two workers handle at the same time', async () => {
    const [event] = await emit(1);
    const registry = registryOf([leaveTrace]);
    await Promise.all([1, 2, 3].map(() => handleEvent(worker, registry, event!)));
    expect(await traces()).toEqual([event]);
    expect(await undone()).toBe(0);
  });

  it('tries a failed handler again and keeps nothing of the failed try', async () => {
    const queue = await open();
    const [event] = await emit(1, failAtFirst.kind);
    failures.set(event!, 2);
    await relay(worker, queue);
    await allDone();
    expect(failures.get(event!)).toBe(-1);
    expect(await traces()).toEqual([event]);
  });

  it('writes nothing into the queue but the id, the kind and how to try again', async () => {
    const queue = await open({ working: false });
    const [event] = await emit(1);
    await guard.query(`update outbox_event set payload = '{"reason": "planted-reason"}'`);
    await relay(worker, queue);
    const waiting = (await backend.stored()).join('\n');
    expect(waiting).toContain(`event-${event}`);
    await queue.work(async () => {
      throw new Error('Inventa Fictiva');
    });
    await until('a failed try', async () => (await backend.stored()).join('\n').includes('handler failed'));
    const everything = `${waiting}\n${(await backend.stored()).join('\n')}`;
    expect(everything).not.toMatch(/Inventa|Fictiva|planted-reason|job-queue|at .*\.ts/);
    expect(everything).not.toContain(unit.id);
  });

  it('refuses two handlers of one name', () => {
    expect(() => registryOf([leaveTrace, leaveTrace])).toThrow('test.leave-trace');
  });
});
