import { randomBytes } from 'node:crypto';
import { hashToken, newToken } from '@himaya/api/testing';
import type { Client } from 'pg';

/** The secret of a session, and what the database knows of it: the price of a context. */
export interface MintedSession {
  readonly token: string;
  readonly tokenHash: Buffer;
}

/**
 * A full session of an account, made without its password: argon2id is costly on purpose, and most tests ask what a session
 * may do, not how one is opened.
 *
 * @param admin the administrator or the guard, whom no policy holds
 */
export async function mintSession(admin: Client, userId: string): Promise<MintedSession> {
  const token = newToken();
  const tokenHash = hashToken(token);
  await admin.query(
    `insert into guard.session (user_id, token_hash, level, absolute_until, device) values ($1, $2, 'full', now() + interval '12 hours', 'test')`,
    [userId, tokenHash],
  );
  return { token, tokenHash };
}

/**
 * A session that proved the password and still owes its second factor, on a browser the account does not know.
 *
 * @param admin the administrator or the guard, whom no policy holds
 */
export async function mintPending(admin: Client, userId: string): Promise<MintedSession> {
  const token = newToken();
  const tokenHash = hashToken(token);
  await admin.query(
    `insert into guard.session (user_id, token_hash, level, absolute_until, device_hash, device)
     values ($1, $2, 'pending', now() + interval '10 minutes', $3, 'test')`,
    [userId, tokenHash, randomBytes(32)],
  );
  return { token, tokenHash };
}

/** A full session by the account's username; fails where there is no such account. */
export async function mintSessionOf(admin: Client, username: string): Promise<MintedSession> {
  const { rows } = await admin.query<{ id: string }>('select id from user_account where username = $1', [username]);
  if (rows[0] === undefined) throw new Error(`no account ${username}`);
  return mintSession(admin, rows[0].id);
}
