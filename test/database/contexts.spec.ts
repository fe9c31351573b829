import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { enter, inContext, inTransaction, type Query } from '../support/in-context';
import { mintSession } from '../support/mint-session';
import { fullWorld, type FullWorld } from './full-world';

fc.configureGlobal({ seed: 20_260_301 });

let database: TestDatabase;
let world: FullWorld;

beforeAll(async () => {
  database = await freshDatabase();
  world = await fullWorld(database);
});
afterAll(() => database.drop());

/** All a context could open: rows, functions and the directory; it must be nothing, and nothing must be said. */
async function seen(q: Query): Promise<unknown> {
  const [row] = await q(
    `select (select count(*)::int from case_record) as cases, (select count(*)::int from case_access) as doors, (select count(*)::int from unit) as units,
            (select count(*)::int from referral) as referrals, guard.user_id() as "user", guard.unit() as unit, guard.roles() as roles,
            guard.reads() as reads, guard.writes() as writes, guard.reads_case($1, 8191) as opens`,
    [world.theirs.id],
  );
  return row;
}
const nothing = { cases: 0, doors: 0, units: 0, referrals: 0, user: null, unit: null, roles: null, reads: 0, writes: 0, opens: false };

const setTo = (q: Query, ctx: string) => q(`select set_config('app.ctx', $1, true)`, [ctx]);

/** Each way a context's text is altered: the whole text in, the altered one out. */
const alterations: Readonly<Record<string, (ctx: string, other: User) => string>> = {
  'another user': (ctx, other) => field(ctx, 0, other.id),
  'another unit': (ctx, other) => field(ctx, 1, other.unit.id),
  'more roles': (ctx) => field(ctx, 2, 'police-officer,police-supervisor,system-admin'),
  'no roles': (ctx) => field(ctx, 2, ''),
  'a higher read ceiling': (ctx) => field(ctx, 3, '8191'),
  'a higher write ceiling': (ctx) => field(ctx, 4, '8191'),
  'a later end': (ctx) => field(ctx, 5, String(Number(ctx.split('|')[5]) + 1)),
  'an end that is no number': (ctx) => field(ctx, 5, 'never'),
  'no seal': (ctx) => field(ctx, 6, ''),
  'a seal in capitals': (ctx) => field(ctx, 6, ctx.split('|')[6]!.toUpperCase()),
  'a seal cut short': (ctx) => ctx.slice(0, -1),
  'a field more': (ctx) => `${ctx}|`,
  'a field less': (ctx) => ctx.split('|').slice(1).join('|'),
  'two fields made one': (ctx) => ctx.replace('|', ','),
  'a user that is no id': (ctx) => field(ctx, 0, "' or true --"),
};
const field = (ctx: string, place: number, value: string): string =>
  ctx
    .split('|')
    .map((old, at) => (at === place ? value : old))
    .join('|');

describe('a context', () => {
  it('shows its own unit what it may see', async () => {
    expect(await inContext(world.app, world.officer, seen)).toMatchObject({ cases: 1, doors: 1, opens: true, unit: world.officer.unit.id });
  });

  it('made up without the guard opens nothing', async () => {
    const ends = Math.floor(Date.now() / 1000) + 60;
    const body = `${world.officer.id}|${world.officer.unit.id}|police-officer|8191|8191|${ends}`;
    for (const ctx of [
      '',
      '|',
      '||||||',
      body,
      `${body}|`,
      `${body}|${'0'.repeat(64)}`,
      `${body}|null`,
      randomUUID(),
      world.officer.unit.id,
    ]) {
      expect(await inTransaction(world.app, (q) => setTo(q, ctx).then(() => seen(q)))).toEqual(nothing);
    }
  });

  it.each(Object.keys(alterations))('opens nothing with %s, and opens again when put back', async (name) => {
    await inTransaction(world.app, async (q) => {
      const ctx = await enter(world.app, world.officer.tokenHash);
      const altered = alterations[name]!(ctx, world.stranger);
      expect(altered).not.toBe(ctx);
      await setTo(q, altered);
      expect(await seen(q)).toEqual(nothing);
      await setTo(q, ctx);
      expect(await seen(q)).toMatchObject({ cases: 1, opens: true });
    });
  });

  it('opens nothing with any one character changed', async () => {
    await inTransaction(world.app, async (q) => {
      const ctx = await enter(world.app, world.officer.tokenHash);
      const change = fc.tuple(fc.nat(ctx.length - 1), fc.constantFrom(...'0123456789abcdef|,-'));
      await fc.assert(
        fc.asyncProperty(change, async ([at, letter]) => {
          fc.pre(ctx[at] !== letter);
          await setTo(q, ctx.slice(0, at) + letter + ctx.slice(at + 1));
          expect(await seen(q)).toEqual(nothing);
        }),
        { numRuns: 200 },
      );
    });
  });

  it('is worth nothing in the next transaction of its connection, even set for the session', async () => {
    const client = await database.asApp();
    const ctx = await inTransaction(client, () => enter(client, world.officer.tokenHash));
    expect(await inTransaction(client, seen)).toEqual(nothing);
    await client.query(`select set_config('app.ctx', $1, false)`, [ctx]);
    expect(await inTransaction(client, seen)).toEqual(nothing);
    await client.query('begin');
    await client.query('commit and chain');
    expect(await seen(async (sql, values) => (await client.query(sql, values as unknown[])).rows)).toEqual(nothing);
    await client.query('rollback');
  });

  it('is worth nothing on another connection, at the same time', async () => {
    const other = await database.asApp();
    await inTransaction(world.app, async () => {
      const ctx = await enter(world.app, world.officer.tokenHash);
      expect(await inTransaction(other, (q) => setTo(q, ctx).then(() => seen(q)))).toEqual(nothing);
    });
  });
});

describe('the end of a context', () => {
  /** A context sealed by the guard itself, which ends so many seconds from now; run on as the app. */
  async function sealed(admin: Client, seconds: number): Promise<unknown> {
    return inTransaction(admin, async (q) => {
      await q('set local role himaya_guard');
      const { id, unit } = world.officer;
      const body = `${id}|${unit.id}|police-officer|8191|8191|${Math.floor(Date.now() / 1000) + seconds}`;
      const [row] = await q<{ mac: string }>('select guard.seal($1) as mac', [body]);
      await q('set local role himaya_app');
      await setTo(q, `${body}|${row!.mac}`);
      return seen(q);
    });
  }

  it('comes with its time, whatever its seal', async () => {
    const admin = await database.asAdmin();
    expect(await sealed(admin, 60)).toMatchObject({ cases: 1, opens: true });
    expect(await sealed(admin, -1)).toEqual(nothing);
  });

  it('is at most five minutes away', async () => {
    await inTransaction(world.app, async () => {
      const ends = Number((await enter(world.app, world.officer.tokenHash)).split('|')[5]);
      expect(ends * 1000 - Date.now()).toBeLessThanOrEqual(301_000);
    });
  });

  it('without the sealing key nothing passes for sealed', async () => {
    const admin = await database.asAdmin();
    await admin.query('begin');
    const { id, unit } = world.officer;
    await admin.query(`delete from guard.secret where name = 'context'`);
    await admin.query('set local role himaya_app');
    const ends = Math.floor(Date.now() / 1000) + 60;
    for (const seal of ['', 'anything']) {
      await admin.query(`select set_config('app.ctx', $1, true)`, [`${id}|${unit.id}|police-officer|8191|8191|${ends}|${seal}`]);
      expect((await admin.query('select from case_record')).rowCount).toBe(0);
      expect((await admin.query('select guard.unit() as unit')).rows).toEqual([{ unit: null }]);
    }
    await admin.query('rollback');
  });
});

describe('a session buys no context', () => {
  const cases: Readonly<Record<string, string>> = {
    'when it was signed out': 'update guard.session set ended_at = now() where token_hash = $1',
    'after 30 idle minutes': `update guard.session set last_seen_at = now() - interval '30 minutes' where token_hash = $1`,
    'after its last hour': `update guard.session set absolute_until = now() where token_hash = $1`,
    'twelve hours after it began, whatever it was promised': `update guard.session set created_at = now() - interval '12 hours' where token_hash = $1`,
    'while its second factor is owed': `update guard.session set level = 'pending' where token_hash = $1`,
    'after 15 minutes, when a stricter role was added': `with grown as (insert into user_role (user_id, role)
        select user_id, 'system-admin' from guard.session where token_hash = $1)
      update guard.session set last_seen_at = now() - interval '15 minutes' where token_hash = $1`,
    'when the account is disabled': `update user_account set disabled_at = now() where id = (select user_id from guard.session where token_hash = $1)`,
  };

  it.each(Object.keys(cases))('%s', async (name) => {
    const user = await world.aUser({ unit: world.officer.unit, roles: ['police-officer'] });
    const { tokenHash } = await mintSession(world.guard, user.id);
    expect(await inContext(world.app, { tokenHash }, seen)).toMatchObject({ cases: 1 });
    await world.guard.query(cases[name]!, [tokenHash]);
    expect(await inContext(world.app, { tokenHash }, seen)).toEqual(nothing);
    expect((await world.app.query('select * from guard.session_of($1)', [tokenHash])).rows).toEqual([]);
  });

  it('with the token in the clear, half a hash, or nothing', async () => {
    for (const price of [Buffer.from(world.officer.token), world.officer.tokenHash.subarray(0, 16), Buffer.alloc(0), null]) {
      const { rows } = await world.app.query('select guard.enter($1) as ctx', [price]);
      expect(rows).toEqual([{ ctx: '' }]);
    }
  });

  it('and a request that runs long does not hold up the next one of its session', async () => {
    const { tokenHash } = await mintSession(world.guard, world.officer.id);
    await world.guard.query(`update guard.session set last_seen_at = now() - interval '5 minutes' where token_hash = $1`, [tokenHash]);
    const other = await database.asApp();
    await other.query(`set statement_timeout = '2s'`);
    await inTransaction(world.app, async () => {
      await enter(world.app, tokenHash);
      expect(await inContext(other, { tokenHash }, seen)).toMatchObject({ cases: 1 });
    });
  });
});
