import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type CaseLinkView, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { LinkStore } from './link.store';

/** The cases a case belongs with, of those the reader may read too. */
@Injectable()
export class ListCaseLinks {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly links: LinkStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: CaseLinkView[] }>> {
    return this.inTransaction.run(actor, { action: 'case-link.list', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.items(tx, caseId) });
    });
  }

  async items(tx: Tx, caseId: CaseId): Promise<CaseLinkView[]> {
    return (await this.links.list(tx, caseId)).map(({ id, kind, caseId: other, caseNumber, madeAt }) => ({
      id,
      kind,
      caseId: other,
      caseNumber,
      madeAt: madeAt.toISOString(),
    }));
  }
}
