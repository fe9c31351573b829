import type { WorkerDatabase } from './worker-database';

/** Something the worker does by the clock rather than for an event. Every worker does it: it must be safe to do at once. */
export interface Chore {
  readonly name: string;
  /** Milliseconds between the end of one round and the start of the next. */
  readonly pause: number;
  run(database: WorkerDatabase, now: Date): Promise<void>;
}

const minute = 60_000;
const hour = 60 * minute;

/** Doors whose time has run out are shut. */
const expireGrants: Chore = {
  name: 'expire-grants',
  pause: minute,
  run: async (database) => {
    const most = 500;
    let ended = most;
    while (ended === most) {
      const [row] = await database.transaction((em) => em.query<{ ended: number }[]>('select guard.expire() as ended'));
      ended = row?.ended ?? 0;
    }
  },
};

/** Audit lines always find their month; the lock keeps two workers from making the same one. */
const makeAuditPartitions: Chore = {
  name: 'make-audit-partitions',
  pause: 24 * hour,
  run: (database) =>
    database.transaction(async (em) => {
      await em.query('select pg_advisory_xact_lock(728204)');
      await em.query('select make_audit_partitions()');
    }),
};

/** A client's name for an attempt holds for a day. */
const forgetAttempts: Chore = {
  name: 'forget-attempts',
  pause: hour,
  run: (database, now) =>
    database.transaction(async (em) => {
      await em.query(`delete from idempotency_key where created_at < $1::timestamptz - interval '24 hours'`, [now]);
    }),
};

/** The house's own chores; features bring theirs. */
export const houseChores: readonly Chore[] = [expireGrants, makeAuditPartitions, forgetAttempts];
