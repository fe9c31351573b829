import { DataSource, type EntityManager } from 'typeorm';
import { outlivesCut } from '../db/outlives-cut';

/** The database as jobs see it: the role himaya_worker, its own connections, no request's context. */
export class WorkerDatabase {
  private constructor(private readonly source: DataSource) {}

  /** @param url the connection string of himaya_worker */
  static async open(url: string): Promise<WorkerDatabase> {
    const extra = { max: 8, connectionTimeoutMillis: 5000, application_name: 'himaya-worker', ...outlivesCut };
    // The pool tells of idle connections that broke; the next transaction opens another.
    return new WorkerDatabase(await new DataSource({ type: 'postgres', url, extra, poolErrorHandler: () => undefined }).initialize());
  }

  /** Commits when the work ends and rolls back when it throws. */
  transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(work);
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
