import { FactWriter, foldAll, rebuildFacts, WorkerDatabase, workOf } from '@himaya/api/testing';
import { factDimensions, factKinds } from '@himaya/domain';
import type { Client } from 'pg';
import { drawsFrom } from '../support/attack';
import { demoDatabase, type TestDatabase } from '../support/cluster';
import { until } from '../support/until';

let database: TestDatabase;
let guard: Client;
/** As the administrator: nobody else sees both sides. */
let admin: Client;
let writer: FactWriter;

beforeAll(async () => {
  database = await demoDatabase();
  guard = await database.asGuard();
  admin = await database.asAdmin();
  writer = newWriter();
});
afterAll(async () => {
  await writer.close();
  await database.drop();
});

const newWriter = (): FactWriter => new FactWriter(database.urlFor('facts'), database.ring);

async function catchUp(by: FactWriter = writer): Promise<void> {
  while ((await by.takeDue(50)) > 0);
}

/** What stands, as figures: nothing in it says who. */
async function figures(): Promise<string[]> {
  const said = ['kind', 'month', 'until', ...factDimensions, 'forms', 'yes', 'hours', 'days', 'amount'].join(', ');
  const { rows } = await admin.query<{ line: string }>(
    `select concat_ws('|', ${said}, count(*), count(distinct subject), count(distinct contributor)) as line
       from statistics.standing_fact group by ${said} order by 1`,
  );
  return rows.map((row) => row.line);
}

async function numberOf(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(sql, values);
  return rows[0]!.n;
}
const linesOfLog = (): Promise<number> => numberOf('select count(*)::int as n from statistics.fact');

/** Lines of the log that do not add up to what stands, the archive set aside. */
const unbalanced = (): Promise<number> => {
  const columns = [
    'source',
    'subject',
    'record_key',
    'contributor',
    'kind',
    'month',
    'until',
    ...factDimensions,
    'forms',
    'yes',
    'hours',
    'days',
    'amount',
  ];
  return numberOf(
    `select count(*)::int as n from (select ${columns.join(', ')} from (
        select ${columns.join(', ')}, sign::int as w from statistics.fact
        union all select ${columns.join(', ')}, -1 from statistics.standing_fact s where not exists (select from statistics.archived_fact a where a.source = s.source)) x
       group by ${columns.join(', ')} having sum(w) <> 0) y`,
  );
};

/** A case of many facts. */
async function busyCase(): Promise<string> {
  const { rows } = await guard.query<{ id: string }>(
    `select r.id from case_record r where r.status = 'open' order by (select count(*) from referral f where f.case_id = r.id) desc, r.id limit 1`,
  );
  return rows[0]!.id;
}

describe('facts', () => {
  it('follow what the demo world says: every line due is done by the worker, and the log adds up to what stands', async () => {
    const place = { url: database.urlFor('facts'), ring: database.ring };
    const chore = workOf({ storageDir: 'none' }, null, place).chores.find(({ name }) => name === 'derive-facts')!;
    const worker = await WorkerDatabase.open(database.urlFor('worker'));
    await chore.run(worker, new Date());
    await worker.close();
    expect(await numberOf('select count(*)::int as n from statistics.due')).toBe(0);
    expect(await unbalanced()).toBe(0);
    const { rows } = await admin.query<{ kind: string; n: number }>(
      'select kind, count(*)::int as n from statistics.standing_fact group by 1 order by 1',
    );
    const kinds = rows.map(({ kind }) => kind);
    expect(kinds.filter((kind) => !(factKinds as readonly string[]).includes(kind))).toEqual([]);
    expect(kinds).toEqual(expect.arrayContaining(['presumed', 'referral', 'referral-answer', 'service']));
    const cases = await numberOf('select count(*)::int as n from case_record');
    expect(await numberOf(`select count(*)::int as n from statistics.standing_fact where kind = 'presumed'`)).toBe(cases);
    expect(await numberOf(`select count(distinct subject)::int as n from statistics.standing_fact where kind = 'presumed'`)).toBe(cases);
  });

  it('are the same after the same changes are told of again, and by two workers at once', async () => {
    const [before, lines] = [await figures(), await linesOfLog()];
    const again = `insert into statistics.due (kind, id) select 'case', id from case_record union all select 'concern', id from concern
      union all select 'proceeding', id from criminal_proceeding union all select 'shelter', id from shelter`;
    for (let times = 0; times < 2; times++) await admin.query(again);
    const second = newWriter();
    await Promise.all([catchUp(), catchUp(second)]);
    await second.close();
    expect(await linesOfLog()).toBe(lines);
    // From nothing, by two at once, each meeting the other's cases.
    await admin.query('truncate statistics.fact, statistics.standing_fact');
    for (let times = 0; times < 2; times++) await admin.query(again);
    const third = newWriter();
    await Promise.all([catchUp(), catchUp(third)]);
    await third.close();
    expect(await figures()).toEqual(before);
    expect(await unbalanced()).toBe(0);
  });

  it('are due as before when the worker is cut in the middle of its work', async () => {
    const before = await figures();
    const id = await busyCase();
    await guard.query(`update case_record set governorate = 'maysan' where id = $1`, [id]);
    const blocker = await database.as('facts');
    await blocker.query('select pg_advisory_lock($1)', writer.sourcesOf('case', [id]));
    const cut = newWriter();
    const attempt = cut.takeDue(50).then(
      () => 'done',
      () => 'cut',
    );
    const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'himaya-facts-worker' and wait_event = 'advisory'`;
    await until('the worker waits for the case', async () => (await numberOf(waiting)) === 1);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'himaya-facts-worker' and wait_event = 'advisory'`,
    );
    expect(await attempt).toBe('cut');
    await cut.close();
    await blocker.query('select pg_advisory_unlock_all()');
    expect(await numberOf('select count(*)::int as n from statistics.due')).toBeGreaterThan(0);
    expect(await figures()).toEqual(before);
    await catchUp();
    expect(
      await numberOf(
        `select count(*)::int as n from statistics.standing_fact where governorate = 'maysan' and source = $1`,
        writer.sourcesOf('case', [id]),
      ),
    ).toBeGreaterThan(1);
    expect(await unbalanced()).toBe(0);
  });

  it('are corrected by facts: what no longer holds is taken back, and the work is as large as the case', async () => {
    const id = await busyCase();
    const ofCase = await numberOf(
      'select count(*)::int as n from statistics.standing_fact where source = $1',
      writer.sourcesOf('case', [id]),
    );
    const lines = await linesOfLog();
    await guard.query(`update case_record set governorate = 'wasit' where id = $1`, [id]);
    await catchUp();
    const { rows } = await admin.query(
      'select sign, count(*)::int as n from (select sign from statistics.fact order by id offset $1) l group by 1 order by 1',
      [lines],
    );
    const moved = await numberOf(
      `select count(*)::int as n from statistics.standing_fact where source = $1 and governorate = 'wasit'`,
      writer.sourcesOf('case', [id]),
    );
    expect(moved).toBeGreaterThan(1);
    expect(moved).toBeLessThanOrEqual(ofCase);
    expect(rows).toEqual([
      { sign: -1, n: moved },
      { sign: 1, n: moved },
    ]);
  });

  it('take as many statements for a hundred cases as for one', async () => {
    const { rows } = await admin.query<{ id: string }>('select id from case_record order by id limit 100');
    const statementsOf = (cases: number): Promise<number> =>
      writer.transaction(async (client) => {
        const asked = jest.spyOn(client, 'query');
        const ids = rows.slice(0, cases).map(({ id }) => id);
        await writer.deriveIn(client, 'case', ids);
        const statements = asked.mock.calls.length;
        asked.mockRestore();
        return statements;
      });
    const one = await statementsOf(1);
    expect(one).toBeGreaterThan(3);
    expect(rows).toHaveLength(100);
    expect(await statementsOf(100)).toBe(one);
  });

  it('of an erased case stay as figures, under pseudonyms that no key finds, and are derived no more', async () => {
    const id = await busyCase();
    const sources = writer.sourcesOf('case', [id]);
    await guard.query(`update case_record set status = 'closed' where id = $1`, [id]);
    await catchUp();
    const before = await figures();
    const subject = await admin.query<{ subject: string }>(
      `select subject from statistics.standing_fact where source = $1 and kind = 'presumed'`,
      sources,
    );
    await guard.query(`select guard.erase_case($1, 'retention-ended')`, [id]);
    await catchUp();
    expect(await figures()).toEqual(before);
    for (const table of ['fact', 'standing_fact', 'archived_fact']) {
      expect(
        await numberOf(`select count(*)::int as n from statistics.${table} where source = $1 or subject = $2`, [
          sources[0],
          subject.rows[0]!.subject,
        ]),
      ).toBe(0);
    }
    expect(await numberOf('select count(*)::int as n from statistics.leaving_fact')).toBe(0);
    expect(await numberOf(`select count(distinct source)::int as n from statistics.archived_fact`)).toBe(1);
    expect(await numberOf(`select count(distinct subject)::int as n from statistics.archived_fact where kind <> 'concern'`)).toBe(1);
    await admin.query(`insert into statistics.due (kind, id) values ('case', $1)`, [id]);
    await catchUp();
    expect(await figures()).toEqual(before);
    expect(await unbalanced()).toBe(0);
  });

  it('are added up as they change: after any changes in any order the cells are as they add up from nothing', async () => {
    expect(await foldAll(writer, new Date(), 'stale')).toEqual({ rules: 0, cells: 0 });
    // The store was emptied by hand above.
    await foldAll(writer, new Date(), 'all');
    const draw = drawsFrom(20_261_128);
    const one = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)]!;
    const { rows } = await guard.query<{ id: string }>('select id from case_record order by id limit 60');
    const changes: readonly ((id: string) => readonly [string, unknown[]])[] = [
      (id) => ['update case_record set governorate = $2 where id = $1', [id, one(['basra', 'erbil', 'baghdad'])]],
      (id) => ['update case_record set sex = $2 where id = $1', [id, one(['female', 'male', 'unknown'])]],
      (id) => ['update exploitation_record set form = $2 where case_id = $1', [id, one(['begging', 'slavery', 'organ-removal'])]],
    ];
    const second = newWriter();
    for (let round = 0; round < 5; round++) {
      for (let change = 0; change < 12; change++) await guard.query(...(one(changes)(one(rows).id) as [string, unknown[]]));
      await Promise.all([catchUp(), catchUp(second)]);
    }
    await second.close();
    expect(await numberOf('select count(*)::int as n from statistics.folded_cell where n > 0')).toBeGreaterThan(1000);
    expect((await foldAll(writer, new Date(), 'all')).cells).toBe(0);
    // Cells that were meddled with are seen.
    await admin.query(`update statistics.folded_cell set n = n + 1 where ctid = (select ctid from statistics.folded_cell limit 1)`);
    expect((await foldAll(writer, new Date(), 'all')).cells).toBe(1);
  });

  it('are rebuilt from scratch to the same figures, whatever was done to the store, while changes come in', async () => {
    const before = await figures();
    // Lost, invented, said twice in the log, and of somebody who is nowhere.
    await admin.query(`delete from statistics.standing_fact where id % 3 = 0`);
    await admin.query(`update statistics.standing_fact set source = 4711 where kind = 'referral' and id % 5 = 1`);
    await admin.query('delete from statistics.fact where id % 7 = 0');
    const id = await busyCase();
    const [found] = await Promise.all([
      rebuildFacts(writer, () => undefined),
      guard.query(`update case_record set version = version + 1 where id = $1`, [id]).then(() => catchUp(writer)),
    ]);
    expect(found.come).toBeGreaterThan(10);
    expect(found.lines).toBeGreaterThan(10);
    expect(found.leftOver).toBeGreaterThan(0);
    expect(found.archived).toBeGreaterThan(0);
    expect(found.sources.case).toBe(await numberOf('select count(*)::int as n from case_record'));
    expect(await figures()).toEqual(before);
    expect(await unbalanced()).toBe(0);
    await admin.query('truncate statistics.fact, statistics.standing_fact');
    await rebuildFacts(writer, () => undefined);
    expect(await figures()).toEqual(before);
    expect(await unbalanced()).toBe(0);
  });
});
