import type { Client, QueryResultRow } from 'pg';

/** Runs one statement on the connection of the context and answers its rows. */
export type Query = <R extends QueryResultRow = QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<R[]>;

/** Enters the context a session's token buys, inside the open transaction. */
export async function enter(client: Client, tokenHash: Buffer): Promise<string> {
  const { rows } = await client.query<{ ctx: string }>(`select set_config('app.ctx', guard.enter($1), true) as ctx`, [tokenHash]);
  return rows[0]!.ctx;
}

/** Work inside one transaction in which the session's context stands; commits, or rolls back and throws what went wrong. */
export async function inContext<T>(client: Client, who: { readonly tokenHash: Buffer }, work: (q: Query) => Promise<T>): Promise<T> {
  return inTransaction(client, async (q) => {
    await enter(client, who.tokenHash);
    return work(q);
  });
}

/** Work inside one transaction and no context. */
export async function inTransaction<T>(client: Client, work: (q: Query) => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const outcome = await work(async (sql, values) => (await client.query(sql, values as unknown[])).rows);
    await client.query('commit');
    return outcome;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** What a statement says when it is refused: its SQLSTATE and message; fails where it was not refused. */
export async function refusal(attempt: Promise<unknown>): Promise<{ code: string; message: string; detail?: string }> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason as { code?: string; message: string; detail?: string },
  );
  if (error?.code === undefined) throw new Error(error === undefined ? 'was not refused' : `failed outside the database: ${error.message}`);
  return { code: error.code, message: error.message, ...(error.detail === undefined ? {} : { detail: error.detail }) };
}
