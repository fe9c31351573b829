import { Injectable } from '@nestjs/common';
import type { CaseId, Governorate, PossibleMatchAnswer, PossibleMatchId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

export interface PossibleMatchRow {
  readonly id: PossibleMatchId;
  readonly at: Date;
  readonly at_key: string;
  readonly version: number;
  readonly case_id: CaseId;
  readonly case_number: string;
  readonly governorate: Governorate;
  readonly readable: boolean;
  readonly asked_by: string;
  readonly unit_name_ar: string;
  readonly unit_name_ckb: string;
  readonly unit_name_en: string;
  readonly on_call_phone: string | null;
  readonly answer: PossibleMatchAnswer | null;
  readonly answered_at: Date | null;
}

/** Later than any row: where the first page starts. */
const beforeAll = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** The only SQL over possible matches; who sees what, the database's functions decide. */
@Injectable()
export class PossibleMatchStore {
  async list(tx: Tx, after: readonly string[] | null, limit: number): Promise<PossibleMatchRow[]> {
    return tx.em.query('select m.*, m.at::text as at_key from guard.possible_matches($1, $2, $3) m', [...(after ?? beforeAll), limit + 1]);
  }

  async answer(tx: Tx, id: PossibleMatchId, version: number, answer: PossibleMatchAnswer): Promise<'done' | 'stale' | 'absent'> {
    const [row] = await tx.em.query<{ end: 'done' | 'stale' | 'absent' }[]>('select guard.answer_possible_match($1, $2, $3) as end', [
      id,
      version,
      answer,
    ]);
    return row?.end ?? 'absent';
  }
}
