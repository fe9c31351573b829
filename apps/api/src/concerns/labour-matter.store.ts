import { Injectable } from '@nestjs/common';
import type { ConcernId, ProblemCode, ReturnLabourMatterBody } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { labourMattersStatement, oneLabourMatterStatement, type ListPart } from './concern.statements';
import type { ConcernRow, KeyedConcernRow } from './concern.store';

/** The only SQL that reads concerns as the labour inspection has them; whose they are, row security says. */
@Injectable()
export class LabourMatterStore {
  async list(tx: Tx, { after, limit }: ListPart): Promise<ConcernRow[]> {
    return tx.em.query(labourMattersStatement(after !== null), [tx.actor.unitId, limit, ...(after ?? [])]);
  }

  /** May miss: another unit's, or one that is no labour matter (any more). */
  async find(tx: Tx, id: ConcernId): Promise<KeyedConcernRow | null> {
    const rows = await tx.em.query<KeyedConcernRow[]>(oneLabourMatterStatement, [id, tx.actor.unitId]);
    return rows[0] ?? null;
  }

  /** Gives it back to the police behind the row's lock. @returns `done`, or the code of what is in the way */
  async giveBack(tx: Tx, id: ConcernId, version: number, { signs, danger }: ReturnLabourMatterBody): Promise<'done' | ProblemCode> {
    const [row] = await tx.em.query<{ answer: 'done' | ProblemCode }[]>('select guard.return_labour_matter($1, $2, $3, $4) as answer', [
      id,
      version,
      signs,
      danger,
    ]);
    return row?.answer ?? 'not-found';
  }
}
