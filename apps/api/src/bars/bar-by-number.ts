import { Injectable } from '@nestjs/common';
import { latinDigits, readCaseNumber, refuse, type BarByNumberBody, type BarView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { BarStore } from './bar.store';
import { ListBars } from './list-bars';

/** The data protection officer bars somebody who told of a conflict of interest, by case number and without seeing the case. */
@Injectable()
export class BarByNumber {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly bars: BarStore,
    private readonly listBars: ListBars,
  ) {}

  run(actor: Actor, body: BarByNumberBody): Promise<Outcome<{ items: BarView[] }>> {
    return this.inTransaction.run(actor, { action: 'case.bar' }, async (tx) => {
      const caseNumber = readCaseNumber(latinDigits(body.caseNumber));
      if (caseNumber === null) return refuse('body.invalid', { errors: [{ path: 'caseNumber', code: 'number.invalid' }] });
      const id = await this.bars.barByNumber(tx, { ...body, caseNumber });
      if (id === null) return refuse('bar.person-unknown');
      return this.listBars.view(tx, null);
    });
  }
}
