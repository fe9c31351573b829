import { Injectable } from '@nestjs/common';
import {
  allow,
  localDay,
  maskOf,
  proposeStay,
  refuse,
  stayNeed,
  type CaseId,
  type Outcome,
  type SafeguardsAnswer,
  type StayView,
} from '@himaya/domain';
import { CaseStore, opensField, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { recordableKinds } from './safeguard.presenter';
import { SafeguardStore } from './safeguard.store';
import { ShowSafeguard } from './show-safeguard';

/** What protects the person of a case, as far as the reader's categories go. */
@Injectable()
export class ListSafeguards {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly safeguards: SafeguardStore,
    private readonly show: ShowSafeguard,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<SafeguardsAnswer>> {
    return this.inTransaction.run(actor, { action: 'safeguard.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const records = recordableKinds(actor, row);
      const items = await this.show.all(tx, row, await this.safeguards.list(tx, caseId));
      return allow({ items, records, stay: await this.stay(tx, row, records.includes('residence')) });
    });
  }

  private async stay(tx: Tx, row: CaseRow, records: boolean): Promise<StayView> {
    const period = await this.safeguards.period(tx, row.id);
    const readsNationality = opensField(tx.actor, row, 'identity-nationality');
    if (readsNationality) tx.touches(row.id, maskOf('identity'));
    const need = stayNeed({
      stays: await this.safeguards.stays(tx, row.id),
      nationality: readsNationality ? row.nationality : undefined,
      until: period?.endsOn ?? localDay(tx.now),
    });
    const facts = { status: row.identificationStatus, inPeriod: period !== null, need, readsNationality };
    const proposed = records ? proposeStay(facts) : null;
    return { need, proposed, until: proposed === 'reflection-stay' ? (period?.endsOn ?? null) : null };
  }
}
