import { Injectable } from '@nestjs/common';
import { allow, type AuditEventItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import type { AuditEventsQuery } from './audit.bodies';
import { auditEventItem } from './audit.presenter';
import { AuditStore } from './audit.store';

/** How far back a question without a time goes: 30 days, a month's partition or two. */
const defaultSpan = 30 * 86_400_000;
export const beforeAll = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** The trail for the data-protection officer, newest first; asking is a line too. */
@Injectable()
export class ListAuditEvents {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly audit: AuditStore,
  ) {}

  async run(actor: Actor, query: AuditEventsQuery): Promise<Outcome<Page<AuditEventItem>>> {
    const before = decodeCursor(query.cursor, [instantKey, idKey]) ?? beforeAll;
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'audit.list' }, async (tx) => {
      const to = query.to === undefined ? new Date(tx.now.getTime() + 60_000) : new Date(query.to);
      const filter = {
        from: query.from === undefined ? new Date(to.getTime() - defaultSpan) : new Date(query.from),
        to,
        user: query.user ?? null,
        unit: query.unit ?? null,
        action: query.action ?? null,
        result: query.result ?? null,
        caseId: query.case ?? null,
      };
      const rows = await this.audit.events(tx, filter, before, limit + 1);
      return allow(pageOf(rows, limit, auditEventItem, (row) => [row.at_key, row.id]));
    });
  }
}
