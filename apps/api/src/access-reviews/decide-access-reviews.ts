import { Injectable } from '@nestjs/common';
import { allow, type AccessReviewItem, type DecideReviewsBody, type Outcome } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { AuditTrail } from '../platform/audit/audit-trail';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { accessReviewItem } from './access-review.presenter';
import { AccessReviewStore } from './access-review.store';

/** Confirms or revokes, account by account, all or none; each decision is a line of the audit trail. */
@Injectable()
export class DecideAccessReviews {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly audit: AuditTrail,
    private readonly reviews: AccessReviewStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, { decisions }: DecideReviewsBody): Promise<Outcome<{ items: AccessReviewItem[] }>> {
    return this.inTransaction.run(actor, { action: 'access-review.decide' }, async (tx) => {
      await tx.em.query('savepoint decisions');
      for (const { id, version, decision } of decisions) {
        const decided = await this.reviews.decide(tx, id, version, decision);
        if (!decided.ok) {
          // What was decided before the one that is refused is taken back; the refusal stays.
          await tx.em.query('rollback to savepoint decisions');
          return decided;
        }
        await this.audit.append(tx.em, actor, [
          { action: decision === 'confirmed' ? 'access-review.confirm' : 'access-review.revoke', result: 'done', subjectId: id },
        ]);
      }
      return allow({
        items: await this.views(
          tx,
          decisions.map(({ id }) => id),
        ),
      });
    });
  }

  private async views(tx: Tx, ids: DecideReviewsBody['decisions'][number]['id'][]): Promise<AccessReviewItem[]> {
    const rows = await this.reviews.byId(tx, ids);
    const refs = await this.units.refs(
      tx,
      rows.map((row) => row.unitId),
    );
    return rows.map((row) => accessReviewItem(row, refs.get(row.unitId)!));
  }
}
