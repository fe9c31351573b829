import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Tx } from './in-transaction';

const names = new Map<string, string>();

/**
 * Runs a statement that a connection plans once instead of every time: for what is asked of one thing by its id, walks many walls to it
 * (planning costs more than running) and goes the same way whatever the id. Not for lists, whose way hangs on what is asked.
 *
 * @param text the same for every call: each text stays planned in every connection
 */
export async function plannedOnce<Row extends object>({ em }: Tx, text: string, values: readonly unknown[]): Promise<Row[]> {
  const name = names.get(text) ?? createHash('md5').update(text).digest('hex');
  names.set(text, name);
  const client = (await em.queryRunner!.connect()) as PoolClient;
  const { rows } = await client.query<Row>({ name, text, values: [...values] });
  return rows;
}
