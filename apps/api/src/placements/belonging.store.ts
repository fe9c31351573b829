import { Injectable } from '@nestjs/common';
import type { BelongingId, BelongingKind, BelongingReceiver, CaseId, PlacementId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

export interface NewBelonging {
  readonly id: BelongingId;
  readonly kind: BelongingKind;
  readonly count: number;
  readonly descriptionCt: Buffer | null;
}

/** The only SQL that writes what is kept for somebody. */
@Injectable()
export class BelongingStore {
  async take(tx: Tx, placementId: PlacementId, caseId: CaseId, items: readonly NewBelonging[]): Promise<void> {
    await tx.em.query(
      `insert into belonging (id, placement_id, case_id, unit_id, kind, count, description_ct, taken_by)
         select i.id, $1, $2, $3, i.kind, i.count, i.description, $4
           from unnest($5::uuid[], $6::text[], $7::int[], $8::bytea[]) as i (id, kind, count, description)`,
      [
        placementId,
        caseId,
        tx.actor.unitId,
        tx.actor.userId,
        items.map(({ id }) => id),
        items.map(({ kind }) => kind),
        items.map(({ count }) => count),
        items.map(({ descriptionCt }) => descriptionCt),
      ],
    );
  }

  /** Whose it is and whether it is still kept; null for another unit's. */
  async find(tx: Tx, id: BelongingId): Promise<{ placementId: PlacementId; caseId: CaseId; returned: boolean } | null> {
    const [row] = await tx.em.query<{ placementId: PlacementId; caseId: CaseId; returned: boolean }[]>(
      'select placement_id as "placementId", case_id as "caseId", returned_at is not null as returned from belonging where id = $1',
      [id],
    );
    return row ?? null;
  }

  /** False where somebody changed it since `version`, or gave it back already. */
  async giveBack(tx: Tx, id: BelongingId, version: number, receiver: BelongingReceiver): Promise<boolean> {
    const [, changed] = await tx.em.query<[unknown, number]>(
      `update belonging set returned_at = $3, returned_by = $4, receiver = $5, version = version + 1
        where id = $1 and version = $2 and returned_at is null`,
      [id, version, tx.now, tx.actor.userId, receiver],
    );
    return changed === 1;
  }
}
