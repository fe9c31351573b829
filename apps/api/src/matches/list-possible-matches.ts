import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type Page, type PossibleMatchView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { PossibleMatchStore, type PossibleMatchRow } from './possible-match.store';

/** Who asked about people in the desk's governorate, newest first. */
@Injectable()
export class ListPossibleMatches {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matches: PossibleMatchStore,
  ) {}

  async run(actor: Actor, query: { cursor?: string; limit?: number }): Promise<Outcome<Page<PossibleMatchView>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'possible-match.list' }, async (tx) =>
      allow(pageOf(await this.matches.list(tx, after, limit), limit, possibleMatchView, (row) => [row.at_key, row.id])),
    );
  }
}

function possibleMatchView(row: PossibleMatchRow): PossibleMatchView {
  return {
    id: row.id,
    version: row.version,
    at: row.at.toISOString(),
    caseId: row.case_id,
    caseNumber: row.case_number,
    governorate: row.governorate,
    readable: row.readable,
    askedBy: row.asked_by,
    askedByUnit: { ar: row.unit_name_ar, ckb: row.unit_name_ckb, en: row.unit_name_en },
    onCallPhone: row.on_call_phone,
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}
