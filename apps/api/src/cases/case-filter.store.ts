import { Injectable } from '@nestjs/common';
import type { CaseFilterId, CaseFilterView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

/** The only SQL over kept filters: an account's own. */
@Injectable()
export class CaseFilterStore {
  async list(tx: Tx): Promise<CaseFilterView[]> {
    return tx.em.query('select id, status, governorate, step, assignee, alert from case_filter order by created_at, id limit 50');
  }

  async save(tx: Tx, { id, status, governorate, step, assignee, alert }: CaseFilterView): Promise<void> {
    await tx.em.query(
      `insert into case_filter (id, user_id, status, governorate, step, assignee, alert) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint case_filter_once_uq do nothing`,
      [id, tx.actor.userId, status, governorate, step, assignee, alert],
    );
  }

  /** False where there was none of the own. */
  async remove(tx: Tx, id: CaseFilterId): Promise<boolean> {
    const [, removed] = await tx.em.query<[unknown, number]>('delete from case_filter where id = $1', [id]);
    return removed === 1;
  }
}
