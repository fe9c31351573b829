import { Injectable } from '@nestjs/common';
import { allow, maskOf, type CourtReportItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { courtReportItem } from './disclosure.presenter';
import { DisclosureStore } from './disclosure.store';

/** The forensic reports that lie open before the own office: that there is one, and no word of it. */
@Injectable()
export class ListCourtReports {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly disclosures: DisclosureStore,
  ) {}

  run(
    actor: Actor,
    { cursor, limit = defaultLimit }: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<CourtReportItem>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'court-report.list' }, async (tx) => {
      const rows = await this.disclosures.ofCourt(tx, { after, limit });
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('core'));
      return allow(pageOf(rows, limit, courtReportItem, (row) => [row.disclosedKey, row.id]));
    });
  }
}
