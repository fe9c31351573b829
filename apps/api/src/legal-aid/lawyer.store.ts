import { Injectable } from '@nestjs/common';
import type { CaseId, ChangeLawyerBody, Governorate, LawyerBody, LawyerId, Outcome, UserId } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import { choicesStatement, oneLawyerStatement, rosterStatement } from './legal.statements';

export interface ChoiceRow {
  readonly id: LawyerId;
  readonly nameCt: Buffer | null;
  readonly governorates: readonly Governorate[];
  readonly languages: readonly string[];
  readonly trainedForChildren: boolean;
  readonly matters: number;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface LawyerRow extends ChoiceRow {
  readonly version: number;
  readonly barNumberCt: Buffer | null;
  readonly active: boolean;
  readonly userId: UserId | null;
  /** PostgreSQL's text of when it was added: the cursor's part. */
  readonly addedKey: string;
}

/** The only SQL over the roster. */
@Injectable()
export class LawyerStore {
  /** @param after active, when added and id of the last row seen; one row more than `limit` */
  list(tx: Tx, after: readonly string[] | null, limit: number): Promise<LawyerRow[]> {
    return tx.em.query(rosterStatement(after !== null), [tx.actor.unitId, limit + 1, ...(after ?? [])]);
  }

  async find(tx: Tx, id: LawyerId): Promise<LawyerRow | null> {
    const [row] = await tx.em.query<LawyerRow[]>(oneLawyerStatement, [id]);
    return row ?? null;
  }

  /** Active ones who have no conflict of interest in the case. */
  choices(tx: Tx, caseId: CaseId): Promise<ChoiceRow[]> {
    return tx.em.query(choicesStatement, [tx.actor.unitId, caseId]);
  }

  /** Whether this lawyer may never have a matter of the case. */
  async isConflicted(tx: Tx, id: LawyerId, caseId: CaseId): Promise<boolean> {
    const rows: unknown[] = await tx.em.query('select 1 from lawyer_conflict where case_id = $1 and lawyer_id = $2', [caseId, id]);
    return rows.length > 0;
  }

  add(
    tx: Tx,
    id: LawyerId,
    { governorates, languages, trainedForChildren, userId }: LawyerBody,
    sealed: { readonly nameCt: Buffer | null; readonly barNumberCt: Buffer | null; readonly key: WrappedKey },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.add_lawyer($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      id,
      sealed.nameCt,
      sealed.barNumberCt,
      [...new Set(governorates)],
      [...new Set(languages)],
      trainedForChildren,
      userId ?? null,
      sealed.key.wrapped,
      sealed.key.keyId,
    ]);
  }

  change(tx: Tx, id: LawyerId, version: number, body: ChangeLawyerBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_lawyer($1, $2, $3, $4, $5, $6)', [
      id,
      version,
      [...new Set(body.governorates)],
      [...new Set(body.languages)],
      body.trainedForChildren,
      body.active,
    ]);
  }
}
