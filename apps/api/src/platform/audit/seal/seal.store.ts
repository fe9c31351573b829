import type { Client } from 'pg';
import { amendmentColumns, groundOfAmending, type Amendment } from './amendment';
import { instantText, trailLineColumns, type TrailLine } from './canonical-line';
import type { Seal } from './seal-record';

/** One number for all sealers and verifiers of a cluster. */
const sealLock = 728_205;

/** The columns of audit_seal that make a `Seal`, for a select list. */
export const sealColumns = `seq::text as seq, first_line::text as "firstLine", last_line::text as "lastLine", xact_from::text as "xactFrom",
  xact_to::text as "xactTo", next_xact::text as "nextXact", ${instantText('at')} as at, ${instantText('first_at')} as "firstAt",
  ${instantText('last_at')} as "lastAt", encode(previous, 'hex') as previous, encode(hash, 'hex') as hash, leaves, key_id as "keyId", signature`;

/** The trail and its seals as the role himaya_sealer sees them: lines are read, seals are read and appended, nothing else. */
export class SealStore {
  constructor(private readonly client: Client) {}

  /** False where another sealer is at work. Held by the connection until `unlock` or its end. */
  async tryLock(): Promise<boolean> {
    const { rows } = await this.client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [sealLock]);
    return rows[0]?.locked === true;
  }

  /** Waits for a sealer at work. */
  async lock(): Promise<void> {
    await this.client.query('select pg_advisory_lock($1)', [sealLock]);
  }

  async unlock(): Promise<void> {
    await this.client.query('select pg_advisory_unlock($1)', [sealLock]);
  }

  async last(): Promise<Seal | null> {
    const { rows } = await this.client.query<Seal>(`select ${sealColumns} from audit_seal order by audit_seal.seq desc limit 1`);
    return rows[0] ?? null;
  }

  async find(seq: string): Promise<Seal | null> {
    const { rows } = await this.client.query<Seal>(`select ${sealColumns} from audit_seal where seq = $1`, [seq]);
    return rows[0] ?? null;
  }

  /**
   * The number of the oldest transaction that still runs, and the first that none has: everything below the first is
   * committed or never will be, whatever order the commits came in.
   */
  async horizon(): Promise<{ readonly oldest: string; readonly next: string; readonly at: string }> {
    const { rows } = await this.client.query<{ oldest: string; next: string; at: string }>(
      `select pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmax(s)::text as next, ${instantText('clock_timestamp()')} as at
         from pg_current_snapshot() s`,
    );
    return rows[0]!;
  }

  /** Lines of the transactions from `from` up to, not including, `to`, in the order of their numbers; at most `limit`. */
  async lines(from: string, to: string, limit: number | null): Promise<TrailLine[]> {
    const { rows } = await this.client.query<TrailLine>(
      `select ${trailLineColumns} from audit_event e where e.xact >= $1::xid8 and e.xact < $2::xid8
        order by e.xact, e.at, e.id limit $3`,
      [from, to, limit],
    );
    return rows;
  }

  /** The seal that covers a transaction; null where none does yet. */
  async covering(xact: string): Promise<Seal | null> {
    const { rows } = await this.client.query<Seal>(
      `select ${sealColumns} from audit_seal where xact_from <= $1::xid8 and xact_to > $1::xid8 limit 1`,
      [xact],
    );
    return rows[0] ?? null;
  }

  /** The records by which any of these lines was let go. */
  async amendments(ids: readonly string[]): Promise<Amendment[]> {
    const { rows } = await this.client.query<Amendment>(
      `select ${amendmentColumns} from audit_amendment where line_ids && $1::uuid[] order by audit_amendment.id`,
      [ids],
    );
    return rows;
  }

  /** Whether the ground that a record names stands in the trail. */
  async says({ authorityId, authorityAt }: Pick<Amendment, 'authorityId' | 'authorityAt'>): Promise<boolean> {
    const { rowCount } = await this.client.query(
      `select from audit_event where at = $1::timestamptz and id = $2 and action = $3 and result = 'done'`,
      [authorityAt, authorityId, groundOfAmending],
    );
    return rowCount === 1;
  }

  /** How many lines no seal covers yet. */
  async countFrom(xact: string): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>('select count(*)::int as count from audit_event where xact >= $1::xid8', [
      xact,
    ]);
    return rows[0]?.count ?? 0;
  }

  async insert(seal: Seal): Promise<void> {
    await this.client.query(
      `insert into audit_seal (seq, first_line, last_line, xact_from, xact_to, next_xact, at, first_at, last_at, previous, hash, leaves, key_id, signature)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), decode($11, 'hex'), $12, $13, $14)`,
      [
        seal.seq, seal.firstLine, seal.lastLine, seal.xactFrom, seal.xactTo, seal.nextXact, seal.at, seal.firstAt, seal.lastAt, seal.previous,
        seal.hash, seal.leaves, seal.keyId, seal.signature,
      ], // prettier-ignore
    );
  }
}
