import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  type Outcome,
  type Page,
  type ReferralBox,
  type ReferralListItem,
  type ReferralStatus,
  type UserId,
} from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { referralListItem } from './referral.presenter';
import { ReferralStore } from './referral.store';

/** An open referral without a due time sorts at the end, at infinity. */
const dueKey = new RegExp(`${instantKey.source}|^infinity$`);

/** A unit's box: what waits for an answer by due time, anything else newest first. */
@Injectable()
export class ListReferrals {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly units: UnitStore,
  ) {}

  async run(
    actor: Actor,
    query: { box: ReferralBox; statuses: readonly ReferralStatus[] | null; takenBy: UserId | null; cursor?: string; limit?: number },
  ): Promise<Outcome<Page<ReferralListItem>>> {
    const after = decodeCursor(query.cursor, [dueKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'referral.list' }, async (tx) => {
      const rows = await this.referrals.list(tx, { box: query.box, statuses: query.statuses, takenBy: query.takenBy, after, limit });
      tx.lists(
        rows.slice(0, limit).map((row) => row.caseId),
        maskOf('core'),
      );
      const refs = await this.units.refs(
        tx,
        rows.flatMap((row) => [row.fromUnitId, row.toUnitId]),
      );
      return allow(
        pageOf(
          rows,
          limit,
          (row) => referralListItem(actor, row, refs),
          (row) => [row.sortKey, row.id],
        ),
      );
    });
  }
}
