import { createRequire } from 'node:module';

/** A running cluster, as the launcher hands it out. */
export interface Postgres {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  /** The real place of the cluster's files. */
  readonly dataDir: string;
  stop(): Promise<void>;
}

interface Launcher {
  /** Starts a cluster on the folder, or takes over the one that already runs there. */
  startPostgres(options: { dataDir: string; durable: boolean }): Promise<Postgres>;
  /** A port that nobody listens on. */
  freePort(): Promise<number>;
}

export const { startPostgres, freePort } = createRequire(__filename)('../../tools/postgres.cjs') as Launcher;

/** An administrator's connection string for the cluster. */
export const adminUrlOf = ({ superuser, password, host, port }: Postgres): string =>
  `postgres://${superuser}:${password}@${host}:${port}/postgres`;
