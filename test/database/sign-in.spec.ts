import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inTransaction, refusal, type Query } from '../support/in-context';
import { fullWorld, type FullWorld } from './full-world';

let database: TestDatabase;
let world: FullWorld;

beforeAll(async () => {
  database = await freshDatabase();
  world = await fullWorld(database);
});
afterAll(() => database.drop());

describe('signing in', () => {
  const device = randomBytes(32);
  /** One try, counted first in a transaction of its own as the application does. */
  const signIn = async (username: string, proof: string, from = { address: '192.0.2.7', device }, token: Buffer = randomBytes(32)) => {
    const begun = await world.app.query<{ attempt: string }>('select attempt from guard.begin_sign_in($1, $2, $3)', [
      username,
      from.address,
      from.device,
    ]);
    if (begun.rows[0] === undefined) return 'throttled';
    const { rows } = await world.app.query<{ status: string }>('select status from guard.sign_in($1, $2, $3, $4, $5, $6, $7)', [
      begun.rows[0].attempt,
      username,
      from.address,
      from.device,
      Buffer.from(proof),
      token,
      'test',
    ]);
    return rows[0]!.status;
  };
  const aUserWhoKnows = async (proof: string): Promise<User> => {
    const user = await world.aUser({ unit: world.officer.unit, roles: ['police-officer'] });
    await world.guard.query(`update user_account set password_verifier = sha256($2) where id = $1`, [user.id, Buffer.from(proof)]);
    return user;
  };

  it('answers alike for a wrong password, a name that is not there and an account that is disabled', async () => {
    const disabled = await aUserWhoKnows('right');
    await world.guard.query(`update user_account set disabled_at = now() where id = $1`, [disabled.id]);
    for (const [name, proof] of [
      [world.officer.username, 'wrong'],
      ['nobody-at-all', 'wrong'],
      [disabled.username, 'right'],
    ] as const) {
      expect(await signIn(name, proof)).toBe('failed');
    }
  });

  it('gives a name that is not there a salt that stays the same and looks like any other', async () => {
    const begin = async (name: string) =>
      (await world.app.query<{ salt: Buffer; memory: number }>('select * from guard.begin_sign_in($1, $2, $3)', [name, 'x', device]))
        .rows[0]!;
    const [first, again, other, known] = [
      await begin('nobody-at-all'),
      await begin('nobody-at-all'),
      await begin('nobody-else'),
      await begin(world.officer.username),
    ];
    expect(first.salt.equals(again.salt)).toBe(true);
    expect(first.salt.equals(other.salt)).toBe(false);
    expect(first.salt.length).toBe(known.salt.length);
    expect(first.memory).toBe(known.memory);
  });

  it('is put off after ten failures, longer with each further one, and never for the known device', async () => {
    const user = await aUserWhoKnows('right');
    const home = { address: '192.0.2.7', device: randomBytes(32) };
    const stranger = { address: '192.0.2.7', device: randomBytes(32) };
    await world.guard.query('insert into guard.device (user_id, device_hash) values ($1, $2)', [user.id, home.device]);
    const later = (minutes: number) => world.guard.query(`update guard.sign_in_failure set at = at - make_interval(mins => $1)`, [minutes]);
    for (let n = 0; n < 10; n += 1) expect(await signIn(user.username, 'wrong', stranger)).toBe('failed');
    expect(await signIn(user.username, 'right', stranger)).toBe('throttled');
    expect(await signIn(user.username, 'right', home)).toBe('enrol-second-factor');
    await later(1);
    expect(await signIn(user.username, 'wrong', stranger)).toBe('failed');
    await later(1);
    expect(await signIn(user.username, 'right', stranger)).toBe('throttled');
    await later(1);
    expect(await signIn(user.username, 'right', stranger)).toBe('enrol-second-factor');
    // The known device is no free pass for guessing either.
    for (let n = 0; n < 10; n += 1) expect(await signIn(user.username, 'wrong', home)).toBe('failed');
    expect(await signIn(user.username, 'right', home)).toBe('throttled');
    expect(await signIn(user.username, 'right', stranger)).toBe('enrol-second-factor');
  });

  it('is put off for an address from which a hundred names were tried, and for no other and no known device', async () => {
    const user = await aUserWhoKnows('right');
    const from = (address: string) => ({ address, device: randomBytes(32) });
    const home = from('192.0.2.77');
    await world.guard.query('insert into guard.device (user_id, device_hash) values ($1, $2)', [user.id, home.device]);
    for (let n = 0; n < 100; n += 1) expect(await signIn(`invented-${n}`, 'wrong', from(home.address))).toBe('failed');
    expect(await signIn(user.username, 'right', from(home.address))).toBe('throttled');
    expect(await signIn(user.username, 'right', home)).toBe('enrol-second-factor');
    expect(await signIn(user.username, 'right', from('192.0.2.78'))).toBe('enrol-second-factor');
    await world.guard.query(`update guard.sign_in_failure set at = at - interval '15 minutes'`);
    expect(await signIn(user.username, 'right', from(home.address))).toBe('enrol-second-factor');
  });

  it('takes no guess that was not counted beforehand by another transaction, and each count once', async () => {
    const user = await aUserWhoKnows('right');
    const args = [user.username, '192.0.2.9', device];
    const guess = (q: Query, attempt: string, proof = 'right') =>
      q<{ status: string }>('select status from guard.sign_in($1, $2, $3, $4, $5, $6, $7)', [
        attempt,
        ...args,
        Buffer.from(proof),
        randomBytes(32),
        'test',
      ]);
    expect(await inTransaction(world.app, (q) => guess(q, randomUUID()))).toEqual([{ status: 'failed' }]);
    const within = inTransaction(world.app, async (q) => {
      const [begun] = await q<{ attempt: string }>('select attempt from guard.begin_sign_in($1, $2, $3)', args);
      return guess(q, begun!.attempt);
    });
    expect(await within).toEqual([{ status: 'failed' }]);
    const { rows } = await world.app.query<{ attempt: string }>('select attempt from guard.begin_sign_in($1, $2, $3)', args);
    expect(await inTransaction(world.app, (q) => guess(q, rows[0]!.attempt, 'wrong'))).toEqual([{ status: 'failed' }]);
    expect(await inTransaction(world.app, (q) => guess(q, rows[0]!.attempt))).toEqual([{ status: 'failed' }]);
  });

  it('never takes a token that another session has', async () => {
    const user = await aUserWhoKnows('right');
    expect(await refusal(signIn(user.username, 'right', undefined, world.stranger.tokenHash))).toMatchObject({ code: '23505' });
  });
});

describe('a password alone, where a second factor is asked for', () => {
  /** A session that owes its second factor. */
  async function pending(userId: string): Promise<Buffer> {
    const tokenHash = randomBytes(32);
    await world.guard.query(
      `insert into guard.session (user_id, token_hash, level, absolute_until, device_hash, device) values ($1, $2, 'pending', now() + interval '10 minutes', $3, 'x')`,
      [userId, tokenHash, randomBytes(32)],
    );
    return tokenHash;
  }
  const secret = Buffer.from('12345678901234567890');
  /** A user with a confirmed authenticator app whose secret is the RFC's. */
  async function enrolled(): Promise<User> {
    const user = await world.aUser({ unit: world.officer.unit, roles: ['police-officer'] });
    await world.guard.query(
      `insert into guard.factor (id, user_id, kind, label, confirmed_at, secret_hash, sealed_secret) values ($1, $2, 'totp', '', now(), sha256($3), 'x')`,
      [randomUUID(), user.id, secret],
    );
    return user;
  }
  const asked = async (sql: string, values: unknown[]) => (await world.app.query<Record<string, unknown>>(sql, values)).rows;
  const attemptOf = async (tokenHash: Buffer) => (await asked('select attempt from guard.begin_proof($1)', [tokenHash]))[0]?.['attempt'];
  const codeNow = async (step = 0) =>
    (
      await world.guard.query<{ code: string }>(
        'select guard.hotp($1, floor(extract(epoch from clock_timestamp()) / 30)::bigint + $2) as code',
        [secret, step],
      )
    ).rows[0]!.code;

  it('computes codes as RFC 4226 does', async () => {
    const { rows } = await world.guard.query<{ code: string }>('select guard.hotp($1, n) as code from generate_series(0, 9) n', [secret]);
    expect(rows.map(({ code }) => code)).toEqual([
      '755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489',
    ]); // prettier-ignore
  });

  it('buys no context and lists, ends and changes nothing', async () => {
    const user = await enrolled();
    const tokenHash = await pending(user.id);
    expect(await asked('select guard.enter($1) as ctx', [tokenHash])).toEqual([{ ctx: '' }]);
    expect(await asked('select * from guard.session_of($1)', [tokenHash])).toEqual([]);
    expect(await asked('select * from guard.sessions_of($1)', [tokenHash])).toEqual([]);
    expect(await asked('select * from guard.factors_of($1)', [tokenHash])).toEqual([]);
    expect(await asked('select * from guard.protection_of($1)', [tokenHash])).toEqual([]);
    expect(await asked('select guard.revoke_other_sessions($1) as n', [tokenHash])).toEqual([{ n: 0 }]);
    expect(await asked('select guard.link_provider($1, $2, $2) as s', [tokenHash, randomBytes(32)])).toEqual([{ s: 'no-session' }]);
  });

  it('is not raised by whoever can run any statement with its token: no own factor, no made-up proof, no word for a signature', async () => {
    const user = await enrolled();
    const tokenHash = await pending(user.id);
    const mine = randomBytes(20);
    const fresh = randomBytes(32);
    const own = [tokenHash, randomUUID(), createHash('sha256').update(mine).digest(), Buffer.from('x')];
    expect(await asked('select guard.begin_totp($1, $2, $3, $4) as s', own)).toEqual([{ s: 'no-session' }]);
    expect(await asked('select status from guard.confirm_totp($1, $2, $3, $4, $5)', [tokenHash, mine, '000000', [], fresh])).toEqual([
      { status: 'no-session' },
    ]);
    const { rows } = await world.guard.query<{ mac: Buffer }>(`select guard.gen_random_bytes(32) as mac`);
    const made = ['credential', 'key'].map((word) => Buffer.from(word));
    const passkey = [tokenHash, randomUUID(), 'x', ...made, 0, [], Buffer.from('challenge'), rows[0]!.mac, [], fresh];
    expect(await asked('select status from guard.add_passkey($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', passkey)).toEqual([
      { status: 'no-session' },
    ]);
    const code = await codeNow();
    for (const [sql, values] of [
      ['select status from guard.prove_by_totp($1, $2, $3, $4, $5)', [mine, code, fresh]],
      ['select status from guard.prove_by_totp($1, $2, $3, $4, $5)', [secret, '000000', fresh]],
      ['select status from guard.prove_by_recovery_code($1, $2, $3, $4)', ['guess', fresh]],
      ['select status from guard.prove_by_password($1, $2, $3, $4)', [Buffer.from('x'), fresh]],
    ] as const) {
      expect(await asked(sql, [tokenHash, await attemptOf(tokenHash), ...values])).toEqual([{ status: 'failed' }]);
    }
    const [challenge] = await asked('select guard.new_challenge($1) as value', [tokenHash]);
    const forged = [tokenHash, await attemptOf(tokenHash), made[0], challenge!['value'], 1, rows[0]!.mac, fresh];
    expect(await asked('select status from guard.prove_by_passkey($1, $2, $3, $4, $5, $6, $7)', forged)).toEqual([{ status: 'failed' }]);
    expect(await asked('select * from guard.session_of($1)', [fresh])).toEqual([]);
    // Five tries were all it had.
    expect(await attemptOf(tokenHash)).toBeNull();
    expect(await attemptOf(tokenHash)).toBeUndefined();
  });

  it('with the right code becomes a session under another token, and the code is worth nothing again', async () => {
    const user = await enrolled();
    const [first, second, third] = [await pending(user.id), await pending(user.id), randomBytes(32)];
    const code = await codeNow();
    const prove = async (tokenHash: Buffer, typed: string, fresh: Buffer) =>
      asked('select status from guard.prove_by_totp($1, $2, $3, $4, $5)', [tokenHash, await attemptOf(tokenHash), secret, typed, fresh]);
    const opened = randomBytes(32);
    expect(await prove(first, code, opened)).toEqual([{ status: 'signed-in' }]);
    expect(await asked('select username from guard.session_of($1)', [opened])).toEqual([{ username: user.username }]);
    expect(await asked('select * from guard.session_of($1)', [first])).toEqual([]);
    expect(await asked('select * from guard.pending_of($1)', [first])).toEqual([]);
    expect(await prove(second, code, third)).toEqual([{ status: 'failed' }]);
    expect(await prove(second, await codeNow(-1), third)).toEqual([{ status: 'failed' }]);
    expect(await prove(second, await codeNow(2), third)).toEqual([{ status: 'failed' }]);
    expect(await prove(second, await codeNow(1), third)).toEqual([{ status: 'signed-in' }]);
  });

  it('strangers who know the password do not shut the second factor of the known device', async () => {
    const user = await enrolled();
    const home = await pending(user.id);
    await world.guard.query(
      'insert into guard.device (user_id, device_hash) select user_id, device_hash from guard.session where token_hash = $1',
      [home],
    );
    for (let round = 0; round < 2; round += 1) {
      const stranger = await pending(user.id);
      for (let n = 0; n < 5; n += 1) {
        const values = [stranger, await attemptOf(stranger), secret, '000000', randomBytes(32)];
        expect(await asked('select status from guard.prove_by_totp($1, $2, $3, $4, $5)', values)).toEqual([{ status: 'failed' }]);
      }
    }
    expect(await attemptOf(await pending(user.id))).toBeNull();
    const values = [home, await attemptOf(home), secret, await codeNow(), randomBytes(32)];
    expect(await asked('select status from guard.prove_by_totp($1, $2, $3, $4, $5)', values)).toEqual([{ status: 'signed-in' }]);
  });
});
