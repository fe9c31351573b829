import { Sealer, publicKeyPathOf, verifyCommand } from '@himaya/api/testing';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/cluster';

/** The trail of a test's database, its sealer, and `audit:verify` on it. */
export class Trail {
  readonly sealer: Sealer;

  constructor(readonly database: TestDatabase) {
    this.sealer = new Sealer(database.sealing);
  }

  /** Runs the command with the test's key, copy and database. @param more further arguments; later ones win */
  async verify(...more: string[]): Promise<{ readonly code: number; readonly said: string }> {
    const { keyFile, copyFolder, url } = this.database.sealing;
    const said: string[] = [];
    const code = await verifyCommand({
      argv: ['--key', publicKeyPathOf(keyFile), '--copy', copyFolder, '--database', url, ...more],
      env: {},
      say: (line) => said.push(line),
    });
    return { code, said: said.join('\n') };
  }
}

/** Lets the owner of the tables past their row security, as only an owner can. */
export async function unguard(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind in ('r', 'p') and relname ~ '^audit_(event|seal)'`,
  );
  for (const { name } of rows) await owner.query(`alter table ${name} no force row level security`);
}

/** Lines as a sign-in that found nobody leaves them; each call is a transaction of its own. */
export async function appendLines(app: Client, count: number, action = 'session.sign-in'): Promise<void> {
  await app.query(
    `insert into audit_event (action, result, problem, address) select $1, 'refused', 'sign-in.failed', '192.0.2.' || n from generate_series(1, $2::int) n`,
    [action, count],
  );
}

/** Makes room in the trail for lines of the month before this one, which the first days of a month write back into. */
export async function roomForLastMonth(admin: Client): Promise<void> {
  for (const parent of ['audit_event', 'audit_event_case']) {
    await admin.query(
      `do $$ declare month date := date_trunc('month', now() at time zone 'UTC' - interval '1 month'); begin
         execute format('create table if not exists %I partition of ${parent} for values from (%L) to (%L)', '${parent}_' || to_char(month, 'YYYYMM'),
           month || ' 00:00Z', (month + interval '1 month')::date || ' 00:00Z'); end $$`,
    );
  }
}
