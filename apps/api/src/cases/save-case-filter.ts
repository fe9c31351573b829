import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseFilterId, type CaseFilterView, type Outcome, type SaveCaseFilterBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CaseFilterStore } from './case-filter.store';

/** More would be a list to search in. */
const most = 20;

/** Keeps a filter; one that is kept already stays one. */
@Injectable()
export class SaveCaseFilter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly filters: CaseFilterStore,
  ) {}

  run(
    actor: Actor,
    { status = null, governorate = null, step = null, assignee = null, alert = null }: SaveCaseFilterBody,
  ): Promise<Outcome<{ items: CaseFilterView[] }>> {
    return this.inTransaction.run(actor, { action: 'case-filter.save' }, async (tx) => {
      if ([status, governorate, step, assignee, alert].every((part) => part === null)) {
        return refuse('body.invalid', { errors: [{ path: 'status', code: 'required' }] });
      }
      if ((await this.filters.list(tx)).length >= most) return refuse('case-filter.full');
      await this.filters.save(tx, { id: randomUUID() as CaseFilterId, status, governorate, step, assignee, alert });
      return allow({ items: await this.filters.list(tx) });
    });
  }
}
