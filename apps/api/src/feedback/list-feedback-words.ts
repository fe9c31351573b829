import { Injectable } from '@nestjs/common';
import { allow, type AgencyId, type FeedbackWordsView, type Outcome, type Page, type Region, type Service } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { KeyRing } from '../platform/vault/key-ring';
import { openWords } from './feedback-seal';

interface WordsRow {
  readonly id: string;
  readonly service: Service;
  readonly agencyId: AgencyId;
  readonly region: Region | null;
  readonly month: string;
  readonly wordsCt: Buffer;
}

const monthKey = /^\d{4}-\d{2}-01$/;
const fromTheEnd = ['9999-12-01', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** People's own words, for the data protection officer alone: they may name somebody. */
@Injectable()
export class ListFeedbackWords {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly ring: KeyRing,
  ) {}

  async run(actor: Actor, query: { cursor?: string; limit?: number }): Promise<Outcome<Page<FeedbackWordsView>>> {
    const after = decodeCursor(query.cursor, [monthKey, idKey]) ?? fromTheEnd;
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'feedback.list' }, async (tx) => {
      const rows = await tx.em.query<WordsRow[]>(
        `select id, service, agency_id as "agencyId", region, month::text as month, words_ct as "wordsCt" from guard.feedback_words($1, $2, $3)`,
        [...after, limit + 1],
      );
      return allow(
        pageOf(
          rows,
          limit,
          ({ wordsCt, ...row }) => ({ ...row, words: openWords(this.ring, row.id, wordsCt) }),
          (row) => [row.month, row.id],
        ),
      );
    });
  }
}
