import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type QueryResultRow } from 'pg';
import { CONFIG, type Config } from '../platform/config/config';
import { outlivesCut } from '../platform/db/outlives-cut';
import { urlOf } from '../platform/db/prepare-database';
import { KeyRing } from '../platform/vault/key-ring';
import { addingUp } from './fact-writer';

/** No answer about figures may hold a connection longer, in milliseconds. */
const longest = 30_000;

/**
 * The fact store as whoever asks for figures sees it: connections of its own as `himaya_facts`, on which nothing can be written. It knows
 * no session and no right: whoever calls it says who may ask, and what leaves is protected (standards.md section 6).
 */
@Injectable()
export class FactStore implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(@Inject(CONFIG) config: Pick<Config, 'adminUrl' | 'databaseName'>, ring: KeyRing) {
    this.pool = new Pool({
      connectionString: urlOf(config.adminUrl, config.databaseName, 'facts', ring),
      max: 4,
      connectionTimeoutMillis: 5000,
      application_name: 'himaya-facts',
      options: `-c default_transaction_read_only=on -c statement_timeout=${longest} -c work_mem=64MB`,
      ...outlivesCut,
    });
    // The pool tells of idle connections that broke; the next question opens another.
    this.pool.on('error', () => undefined);
  }

  /**
   * Rows of one statement.
   * @param text names the schema (`statistics.standing_fact`); what is asked for goes in `values`, never in the text
   * @returns bigint columns (subject, record_key, contributor, amount) as the driver gives them: decimal strings
   * @throws Error of the database, also where the statement writes or takes more than 30 seconds
   */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(text, [...values]);
    return rows;
  }

  /**
   * The last line of the log of facts, once everybody who writes it has finished: no line before it comes later.
   * @throws Error where somebody writes for longer than 30 seconds
   */
  async lastLine(): Promise<string> {
    const client = await this.pool.connect();
    let broken = true;
    try {
      await client.query('begin');
      await client.query(`select pg_advisory_xact_lock(${addingUp})`);
      const { rows } = await client.query<{ last: string }>('select coalesce(max(id), 0)::text as last from statistics.fact');
      await client.query('commit');
      broken = false;
      return rows[0]!.last;
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
