import { Injectable } from '@nestjs/common';
import { allow, dutyPhonesOf, type DutyPhones, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReportStore } from './report.store';

/** Whom a reporter calls besides reporting: of each governorate, the duty phones of the sections in whose queue a report from there comes. */
@Injectable()
export class ListDutyPhones {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: ReportStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: DutyPhones[] }>> {
    return this.inTransaction.run(actor, { action: 'concern.list-duty-phones' }, async (tx) =>
      allow({ items: dutyPhonesOf(await this.reports.dutyDesks(tx)) }),
    );
  }
}
