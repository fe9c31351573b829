import { Injectable } from '@nestjs/common';
import { allow, type AnomalyView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import type { AnomaliesQuery } from './audit.bodies';
import { anomalyView } from './audit.presenter';
import { AuditStore } from './audit.store';
import { beforeAll } from './list-audit-events';

/** What is unusual in the trail, the latest first. */
@Injectable()
export class ListAnomalies {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly audit: AuditStore,
  ) {}

  async run(actor: Actor, query: AnomaliesQuery): Promise<Outcome<Page<AnomalyView>>> {
    const before = decodeCursor(query.cursor, [instantKey, idKey]) ?? beforeAll;
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'anomaly.list' }, async (tx) => {
      const rows = await this.audit.anomalies(tx, query.state ?? null, query.kind ?? null, before, limit + 1);
      return allow(pageOf(rows, limit, anomalyView, (row) => [row.to_key, row.id]));
    });
  }
}
