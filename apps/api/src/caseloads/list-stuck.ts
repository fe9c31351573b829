import { Injectable } from '@nestjs/common';
import { allow, maskOf, type Outcome, type Page, type StuckView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { CaseloadStore } from './caseload.store';

/** What stands still in the coordination desk's governorates, the longest first: whom to call about which number. */
@Injectable()
export class ListStuck {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly caseloads: CaseloadStore,
    private readonly units: UnitStore,
  ) {}

  async run(actor: Actor, query: { readonly cursor?: string; readonly limit?: number }): Promise<Outcome<Page<StuckView>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'stuck.list' }, async (tx) => {
      const rows = await this.caseloads.stuck(tx, after, limit);
      const shown = rows.slice(0, limit);
      tx.lists(
        shown.map(({ caseId }) => caseId),
        maskOf('core'),
      );
      const refs = await this.units.refs(
        tx,
        shown.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, ...(toUnitId === null ? [] : [toUnitId])]),
      );
      return allow(
        pageOf(
          rows,
          limit,
          (row): StuckView => ({
            id: row.id,
            referral: row.referral,
            duty: row.duty,
            caseNumber: row.number,
            reason: row.reason,
            governorate: row.governorate,
            since: row.since.toISOString(),
            fromUnit: refs.get(row.fromUnitId)!.name,
            fromPhone: row.fromPhone,
            toUnit: row.toUnitId === null ? null : refs.get(row.toUnitId)!.name,
          }),
          (row) => [row.sinceKey, row.id],
        ),
      );
    });
  }
}
