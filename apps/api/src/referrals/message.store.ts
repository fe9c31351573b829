import { Injectable } from '@nestjs/common';
import type { ReferralId, ReferralMessageId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { MessageRow } from './message.schema';

/** A message as its readers' statement returns it. */
export interface MessageReading extends MessageRow {
  /** PostgreSQL's text of `at`, to the microsecond: the cursor's part. */
  readonly atKey: string;
  /** Null for the other side's people. */
  readonly authorName: string | null;
  readonly unread: boolean;
}

export interface MessageFilter {
  readonly referralId: ReferralId;
  /** The sort key of the last row seen: instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

const columns = `m.id, m.referral_id as "referralId", m.unit_id as "unitId", m.author_id as "authorId", m.at, m.at::text as "atKey", m.code,
  m.text_ct as "textCt", (select a.display_name from user_account a where a.id = m.author_id) as "authorName",
  m.unit_id <> (select guard.unit()) and m.at > coalesce(
    (select s.seen_at from referral_reading s where s.referral_id = m.referral_id and s.user_id = (select guard.user_id())), '-infinity') as unread`;

/** A thread, newest first, one more than `limit`; read off an index in this order. */
export function messageListStatement({ referralId, after, limit }: MessageFilter): { sql: string; values: unknown[] } {
  return {
    sql: `select ${columns} from referral_message m
       where m.referral_id = $1 ${after ? 'and (m.at, m.id) < ($3::timestamptz, $4::uuid)' : ''}
       order by m.at desc, m.id desc limit $2`,
    values: [referralId, limit + 1, ...(after ?? [])],
  };
}

/** The only SQL over threads. */
@Injectable()
export class MessageStore {
  async list(tx: Tx, filter: MessageFilter): Promise<MessageReading[]> {
    const { sql, values } = messageListStatement(filter);
    return tx.em.query(sql, values);
  }

  /** May miss. */
  async find(tx: Tx, id: ReferralMessageId): Promise<MessageReading | null> {
    const rows: MessageReading[] = await tx.em.query(`select ${columns} from referral_message m where m.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async add(tx: Tx, { id, referralId, code, textCt }: Pick<MessageRow, 'id' | 'referralId' | 'code' | 'textCt'>): Promise<void> {
    await tx.em.query('insert into referral_message (id, referral_id, unit_id, author_id, code, text_ct) values ($1, $2, $3, $4, $5, $6)', [
      id,
      referralId,
      tx.actor.unitId,
      tx.actor.userId,
      code,
      textCt,
    ]);
  }

  /** Everything up to the newest line counts as read by this reader. */
  async markRead(tx: Tx, referralId: ReferralId): Promise<void> {
    await tx.em.query(
      `insert into referral_reading (referral_id, user_id, seen_at) select $1, $2, coalesce(max(m.at), now()) from referral_message m where m.referral_id = $1
       on conflict on constraint referral_reading_pk do update set seen_at = greatest(referral_reading.seen_at, excluded.seen_at)`,
      [referralId, tx.actor.userId],
    );
  }
}
