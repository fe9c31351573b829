import { Injectable } from '@nestjs/common';
import { allow, type CommitteeReportListItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { committeeReportListItem } from './report.presenter';
import { ReportStore } from './report.store';
import type { CommitteeReportQueryDto } from './reports.bodies';

/** The committee's reports of one kind, what was changed last first. */
@Injectable()
export class ListReports {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: ReportStore,
  ) {}

  run(
    actor: Actor,
    { kind = 'monthly', cursor, limit = defaultLimit }: CommitteeReportQueryDto,
  ): Promise<Outcome<Page<CommitteeReportListItem>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'committee-report.list' }, async (tx) => {
      const rows = await this.reports.list(tx, kind, after, limit);
      return allow(pageOf(rows, limit, committeeReportListItem, ({ changedKey, id }) => [changedKey, id]));
    });
  }
}
