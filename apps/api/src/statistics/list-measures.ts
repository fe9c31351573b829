import { Injectable } from '@nestjs/common';
import { allow, type MeasureView, type Outcome } from '@himaya/domain';
import { declaredMeasures } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { measureView } from './measure.presenter';

/** Every measure in each of its versions with its explanation, those too of which nothing is collected. */
@Injectable()
export class ListMeasures {
  constructor(private readonly inTransaction: InTransaction) {}

  run(actor: Actor): Promise<Outcome<{ items: MeasureView[] }>> {
    return this.inTransaction.run(actor, { action: 'measure.list' }, () =>
      Promise.resolve(allow({ items: declaredMeasures.map(measureView) })),
    );
  }
}
