import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type Page, type TimelineItem } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { CaseStore } from './case.store';
import { TimelineStore } from './timeline.store';

/** What happened in a case, newest first, as far as the reader's categories go. */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly timeline: TimelineStore,
    private readonly units: UnitStore,
  ) {}

  async run(actor: Actor, caseId: CaseId, query: { cursor?: string; limit?: number }): Promise<Outcome<Page<TimelineItem>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'timeline.read', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const rows = await this.timeline.list(tx, caseId, after, limit);
      const refs = await this.units.refs(
        tx,
        rows.map((row) => row.unitId),
      );
      return allow(
        pageOf(
          rows,
          limit,
          (row): TimelineItem => ({
            id: row.id,
            at: row.at.toISOString(),
            kind: row.kind,
            // Which desk placed someone tells roughly where they sleep: only that desk itself reads its name here.
            unit:
              row.details['service'] === 'shelter' && row.unitId !== actor.unitId && !row.bySender ? null : (refs.get(row.unitId) ?? null),
            subjectId: row.subjectId,
            details: row.details,
          }),
          (row) => [row.atKey, row.id],
        ),
      );
    });
  }
}
