import { readFileSync, truncateSync } from 'node:fs';
import { noSealBefore, openSigningKey, SealCopy, Sealer, signSeal } from '@himaya/api/testing';
import type { Client } from 'pg';
import { aloneDatabase, type TestDatabase } from '../support/cluster';
import { refusal } from '../support/in-context';
import { appendLines, Trail } from './trail';

let database: TestDatabase;
let trail: Trail;
let admin: Client;

beforeAll(async () => {
  database = await aloneDatabase();
  trail = new Trail(database);
  admin = await database.asAdmin();
});
afterAll(() => database.drop());

/** A draw of whole numbers below `n` from a fixed seed (mulberry32). */
function drawsFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

/**
 * Leaves things as a sealer does that is killed after its commit and before, or while, it copies the last seal.
 * @param reached how many bytes of it reached the copy
 * @returns 1 where there was a seal to lose
 */
async function killBetween(reached: number): Promise<0 | 1> {
  if ((await trail.sealer.round()) === 0) return 0;
  const file = new SealCopy(database.sealing.copyFolder).files().at(-1)!;
  const copied = readFileSync(file);
  truncateSync(file, copied.lastIndexOf('\n', -2) + 1 + reached);
  return 1;
}

/** Ids of all lines, and of all sealed ones in the order of their numbers. */
async function ids(): Promise<{ written: string[]; sealed: string[] }> {
  const written = await admin.query<{ id: string }>('select id from audit_event order by xact, at, id');
  const sealed = await admin.query<{ id: string }>(
    `select encode(substring(leaves from 48 * n + 1 for 16), 'hex')::uuid as id
       from audit_seal, generate_series(0, (last_line - first_line)::int) n order by seq, n`,
  );
  return { written: written.rows.map((row) => row.id), sealed: sealed.rows.map((row) => row.id) };
}

it.each([1, 2, 3])('transactions that commit in any order, stay open, or come to nothing, are each sealed once (seed %i)', async (seed) => {
  const draw = drawsFrom(seed);
  const clients = await Promise.all(Array.from({ length: 12 }, () => database.asApp()));
  const open = new Set<Client>();
  const sealedBefore = (await ids()).sealed.length;
  let killed = 0;
  for (let step = 0; step < 500; step += 1) {
    const client = clients[draw(clients.length)]!;
    const what = draw(10);
    if (!open.has(client)) {
      await client.query('begin');
      // A transaction has no number before it writes; some look long before they do.
      await (what < 3 ? client.query('select 1') : appendLines(client, 1 + draw(3)));
      open.add(client);
    } else if (what < 4) await appendLines(client, 1);
    else {
      await client.query(what < 9 ? 'commit' : 'rollback');
      open.delete(client);
    }
    if (draw(15) === 0) await Promise.allSettled([trail.sealer.round(), new Sealer(database.sealing).round()]);
    if (draw(40) === 0) killed += await killBetween(draw(2) * 70);
    if (draw(40) === 0) {
      await trail.sealer.round();
      expect(await trail.verify()).toMatchObject({ code: 0 });
    }
  }
  for (const client of open) await client.query('commit');
  await trail.sealer.round();
  const { written, sealed } = await ids();
  expect(sealed.length).toBeGreaterThan(sealedBefore + 200);
  expect(sealed).toEqual(written);
  expect(killed).toBeGreaterThan(0);
  expect(await trail.verify()).toMatchObject({ code: 0 });
});

it('writers and sealers that all run at once skip nothing and seal nothing twice', async () => {
  const writers = await Promise.all(Array.from({ length: 10 }, () => database.asApp()));
  let writing = writers.length;
  const write = async (client: Client, seed: number): Promise<void> => {
    const draw = drawsFrom(seed);
    for (let n = 0; n < 60; n += 1) {
      await client.query('begin');
      await appendLines(client, 1 + draw(4));
      if (draw(3) === 0) await client.query(`select pg_sleep($1)`, [draw(20) / 1000]);
      await client.query(draw(8) === 0 ? 'rollback' : 'commit');
    }
    writing -= 1;
  };
  const seal = async (sealer: Sealer): Promise<void> => {
    while (writing > 0) await sealer.round();
  };
  await Promise.all([...writers.map((client, n) => write(client, 100 + n)), seal(trail.sealer), seal(new Sealer(database.sealing))]);
  await trail.sealer.round();
  const { written, sealed } = await ids();
  expect(sealed).toEqual(written);
  expect(await trail.verify()).toMatchObject({ code: 0 });
});

it('a line whose transaction is still open holds back what is younger, and no more', async () => {
  const [slow, quick] = await Promise.all([database.asApp(), database.asApp()]);
  await trail.sealer.round();
  const before = (await ids()).sealed.length;
  await slow.query('begin');
  await appendLines(slow, 1);
  await appendLines(quick, 2);
  expect(await trail.sealer.round()).toBe(0);
  await slow.query('commit');
  expect(await trail.sealer.round()).toBe(3);
  expect((await ids()).sealed.length).toBe(before + 3);
});

it('many lines make several seals, cut between transactions, and a transaction larger than a seal stays whole', async () => {
  const app = await database.asApp();
  await trail.sealer.round();
  const { rows: before } = await admin.query<{ seq: string }>('select max(seq) as seq from audit_seal');
  for (const count of [2000, 2000, 2000, 6000, 10]) await appendLines(app, count);
  await trail.sealer.round();
  const { rows } = await admin.query<{ lines: string }>(
    'select last_line - first_line + 1 as lines from audit_seal where seq > $1 order by seq',
    [before[0]!.seq],
  );
  expect(rows.map(({ lines }) => Number(lines))).toEqual([4000, 2000, 6000, 10]);
  expect(await trail.verify()).toMatchObject({ code: 0 });
});

it('the sealer’s role reads the trail and appends seals, and may nothing else', async () => {
  const sealer = await database.as('sealer');
  expect((await sealer.query('select from audit_event limit 1')).rowCount).toBe(1);
  for (const tried of [
    `insert into audit_event (action, result) values ('case.read', 'done')`,
    `update audit_event set result = 'done'`,
    'delete from audit_event',
    'update audit_seal set key_id = key_id',
    'delete from audit_seal',
    'truncate audit_seal',
    'select from case_record',
    'select from user_account',
    `select guard.enter(sha256('x'))`,
    'set role himaya_guard',
  ])
    expect({ tried, ...(await refusal(sealer.query(tried))) }).toMatchObject({ tried, code: '42501' });
});

it('a server that counts its transactions from less than the last seal is not sealed over', async () => {
  const restored = await aloneDatabase();
  const at = '2026-01-01T00:00:00.000000Z';
  const far = '9000000000000';
  const seal = signSeal(openSigningKey(restored.sealing.keyFile), {
    seq: '1', firstLine: '1', lastLine: '1', xactFrom: '0', xactTo: far, nextXact: far, at, firstAt: at, lastAt: at,
    previous: noSealBefore, leaves: Buffer.alloc(48),
  }); // prettier-ignore
  await (
    await restored.asAdmin()
  ).query(`insert into audit_seal values (1, 1, 1, '0', $1, $1, $2, $2, $2, decode($3, 'hex'), decode($4, 'hex'), $5, $6, $7)`, [
    far,
    at,
    seal.previous,
    seal.hash,
    seal.leaves,
    seal.keyId,
    seal.signature,
  ]);
  await expect(new Sealer(restored.sealing).round()).rejects.toThrow(
    /^this server counts transactions from \d+, the last seal ends at 9000000000000/,
  );
  await restored.drop();
});
