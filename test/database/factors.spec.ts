import { randomBytes, randomUUID } from 'node:crypto';
import { roles, type Role } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { mintPending, mintSession } from '../support/mint-session';

let database: TestDatabase;
let world: Builders;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
});
afterAll(() => database.drop());

const asked = async <R extends object>(sql: string, values: unknown[]): Promise<R[]> => (await world.app.query<R>(sql, values)).rows;
const change = (tokenHash: Buffer, set: string): Promise<unknown> =>
  world.guard.query(`update guard.session set ${set} where token_hash = $1`, [tokenHash]);

/** Minutes without a request, and minutes altogether: who looks after the system or over it is held shorter. */
const short = { idle: 15, absolute: 480 };
const long = { idle: 30, absolute: 720 };
const limitsOf = (role: Role): typeof short => (['data-protection-officer', 'agency-admin', 'system-admin'].includes(role) ? short : long);

describe('a session', () => {
  const lives = async (tokenHash: Buffer): Promise<boolean> =>
    (await asked('select from guard.session_of($1)', [tokenHash])).length === 1 &&
    (await asked<{ ctx: string }>('select guard.enter($1) as ctx', [tokenHash]))[0]!.ctx !== '';
  /** A second this side of the limit, and on it. */
  const around = async (user: User, column: string, minutes: number): Promise<boolean[]> => {
    const answers: boolean[] = [];
    for (const seconds of [1, 0]) {
      const { tokenHash } = await mintSession(world.guard, user.id);
      await change(tokenHash, `${column} = now() - interval '${minutes} minutes' + interval '${seconds * 5} seconds'`);
      answers.push(await lives(tokenHash));
    }
    return answers;
  };

  it.each<readonly [readonly Role[], typeof short]>([
    ...roles.codes.map((role) => [[role], limitsOf(role)] as const),
    // The strictest of several counts, and nobody has no limit.
    [['police-officer', 'agency-admin'], short],
    [[], short],
  ])('of %j ends at its limits, idle and absolute, and not a moment before', async (held, limits) => {
    const user = await world.aUserOf('police-section', ...held);
    expect(await around(user, 'last_seen_at', limits.idle)).toEqual([true, false]);
    expect(await around(user, 'created_at', limits.absolute)).toEqual([true, false]);
    const opened = randomBytes(32);
    await world.guard.query('select guard.open_session($1, $2, $3, $4)', [user.id, opened, randomBytes(32), 'test']);
    const { rows } = await world.guard.query<{ minutes: number }>(
      'select extract(epoch from absolute_until - created_at)::int / 60 as minutes from guard.session where token_hash = $1',
      [opened],
    );
    expect(rows).toEqual([{ minutes: limits.absolute }]);
    await change(opened, 'absolute_until = now()');
    expect(await lives(opened)).toBe(false);
  });

  it('that owes its second factor ends after ten minutes, and with its account', async () => {
    const user = await world.aUserOf('police-section', 'police-officer');
    const { tokenHash } = await mintPending(world.guard, user.id);
    const pending = () => asked('select stage from guard.pending_of($1)', [tokenHash]);
    expect(await pending()).toEqual([{ stage: 'enrol-second-factor' }]);
    await world.guard.query('update user_account set disabled_at = now() where id = $1', [user.id]);
    expect(await pending()).toEqual([]);
    await world.guard.query('update user_account set disabled_at = null where id = $1', [user.id]);
    await change(tokenHash, 'absolute_until = now()');
    expect(await pending()).toEqual([]);
  });
});

describe('the second factor, whoever runs any statement, even with the application’s own word for a signature', () => {
  interface Key {
    readonly user: User;
    readonly credential: Buffer;
  }
  /** A user whose passkey has been used five times. */
  async function aKey(): Promise<Key> {
    const user = await world.aUserOf('police-section', 'police-officer');
    const credential = randomBytes(32);
    await world.guard.query(
      `insert into guard.factor (id, user_id, kind, label, confirmed_at, credential_id, public_key, counter) values ($1, $2, 'passkey', 'x', now(), $3, 'x', 5)`,
      [randomUUID(), user.id, credential],
    );
    return { user, credential };
  }
  const word = async (...words: (string | number | Buffer)[]): Promise<Buffer> => {
    const text = words.map((part) => (Buffer.isBuffer(part) ? part.toString('hex') : part)).join('|');
    const { rows } = await world.guard.query<{ mac: Buffer }>(
      `select guard.hmac(convert_to($1, 'utf8'), (select key from guard.secret where name = 'witness'), 'sha256') as mac`,
      [text],
    );
    return rows[0]!.mac;
  };
  const challenge = async (tokenHash: Buffer): Promise<Buffer> =>
    (await asked<{ value: Buffer }>('select guard.new_challenge($1) as value', [tokenHash]))[0]!.value;
  const attempt = async (tokenHash: Buffer): Promise<string | null> =>
    (await asked<{ attempt: string | null }>('select attempt from guard.begin_proof($1)', [tokenHash]))[0]?.attempt ?? null;
  async function prove(tokenHash: Buffer, credential: Buffer, drawn: Buffer, counter: number, mac?: Buffer): Promise<string> {
    const witness = mac ?? (await word('passkey', tokenHash, credential, drawn, counter));
    const values = [tokenHash, await attempt(tokenHash), credential, drawn, counter, witness, randomBytes(32)];
    return (await asked<{ status: string }>('select status from guard.prove_by_passkey($1, $2, $3, $4, $5, $6, $7)', values))[0]!.status;
  }

  it('takes a passkey of the account alone, with a counter that grew, for a challenge of this session, once', async () => {
    const [mine, theirs] = [await aKey(), await aKey()];
    const { tokenHash } = await mintPending(world.guard, mine.user.id);
    const elsewhere = await mintPending(world.guard, mine.user.id);
    expect(await prove(tokenHash, theirs.credential, await challenge(tokenHash), 6)).toBe('failed');
    for (const counter of [5, 4, 0]) expect(await prove(tokenHash, mine.credential, await challenge(tokenHash), counter)).toBe('failed');
    const other = await mintPending(world.guard, mine.user.id);
    expect(await prove(other.tokenHash, mine.credential, await challenge(elsewhere.tokenHash), 6)).toBe('failed');
    const drawn = await challenge(other.tokenHash);
    // Said of another count, it is no word for this one.
    expect(await prove(other.tokenHash, mine.credential, drawn, 7, await word('passkey', other.tokenHash, mine.credential, drawn, 6))).toBe(
      'failed',
    );
    const last = await challenge(other.tokenHash);
    expect(await prove(other.tokenHash, mine.credential, last, 6)).toBe('signed-in');
    const { tokenHash: inside } = await mintSession(world.guard, mine.user.id);
    const used = await challenge(inside);
    expect(await prove(inside, mine.credential, used, 7)).toBe('signed-in');
    expect(await prove(inside, mine.credential, used, 8)).toBe('failed');
    const expired = await challenge(inside);
    await world.guard.query('update guard.challenge set expires_at = now()');
    expect(await prove(inside, mine.credential, expired, 9)).toBe('failed');
    const { rows } = await world.guard.query<{ counter: string }>('select counter from guard.factor where credential_id = $1', [
      theirs.credential,
    ]);
    expect(rows).toEqual([{ counter: '5' }]);
  });

  it('takes no recovery code of somebody else', async () => {
    const [mine, theirs] = [await aKey(), await aKey()];
    const code = 'invented-code';
    await world.guard.query(`insert into guard.recovery_code (user_id, code_hash) values ($1, sha256($2))`, [
      theirs.user.id,
      Buffer.from(code),
    ]);
    const by = async (user: User): Promise<string> => {
      const { tokenHash } = await mintPending(world.guard, user.id);
      const values = [tokenHash, await attempt(tokenHash), code, randomBytes(32)];
      return (await asked<{ status: string }>('select status from guard.prove_by_recovery_code($1, $2, $3, $4)', values))[0]!.status;
    };
    expect([await by(mine.user), await by(theirs.user), await by(theirs.user)]).toEqual(['failed', 'signed-in', 'failed']);
  });

  it('is not replaced by the password inside a session, where there is one', async () => {
    const { user } = await aKey();
    await world.guard.query(`update user_account set password_verifier = sha256('right') where id = $1`, [user.id]);
    const { tokenHash } = await mintSession(world.guard, user.id);
    const values = async () => [tokenHash, await attempt(tokenHash), Buffer.from('right'), randomBytes(32)];
    const proof = 'select status from guard.prove_by_password($1, $2, $3, $4)';
    expect(await asked(proof, await values())).toEqual([{ status: 'failed' }]);
    await world.guard.query('delete from guard.factor where user_id = $1', [user.id]);
    expect(await asked(proof, await values())).toEqual([{ status: 'signed-in' }]);
  });

  it('is added by nobody who owes one already, or who proved themselves too long ago', async () => {
    const { user } = await aKey();
    const [owing, inside] = [await mintPending(world.guard, user.id), await mintSession(world.guard, user.id)];
    const may = async (tokenHash: Buffer) =>
      (await asked<{ s: string }>(`select guard.begin_totp($1, $2, sha256('x'), 'x') as s`, [tokenHash, randomUUID()]))[0]!.s;
    expect([await may(owing.tokenHash), await may(inside.tokenHash)]).toEqual(['no-session', 'done']);
    await change(inside.tokenHash, `proved_at = now() - interval '5 minutes'`);
    expect(await may(inside.tokenHash)).toBe('step-up');
    const mac = await word('link', inside.tokenHash, Buffer.alloc(32, 1));
    expect(await asked('select guard.link_provider($1, $2, $3) as s', [inside.tokenHash, Buffer.alloc(32, 1), mac])).toEqual([
      { s: 'step-up' },
    ]);
    expect(await asked('select guard.unlink_provider($1) as s', [inside.tokenHash])).toEqual([{ s: 'step-up' }]);
    expect(await asked('select guard.renew_recovery_codes($1, $2) as s', [inside.tokenHash, []])).toEqual([{ s: 'step-up' }]);
  });
});
