import { Injectable } from '@nestjs/common';
import {
  allow,
  categoryOfLink,
  latinDigits,
  maskOf,
  readCaseNumber,
  refuse,
  type CaseId,
  type CaseLinkView,
  type LinkCaseBody,
  type Outcome,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { LinkStore } from './link.store';
import { ListCaseLinks } from './list-case-links';

/** Links two people's cases: family, dependants, victims of the same crime. That both are one person, only a review says. */
@Injectable()
export class LinkCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly links: LinkStore,
    private readonly listCaseLinks: ListCaseLinks,
  ) {}

  run(actor: Actor, caseId: CaseId, { caseNumber, kind }: LinkCaseBody): Promise<Outcome<{ items: CaseLinkView[] }>> {
    return this.inTransaction.run(actor, { action: 'case-link.make', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      const number = readCaseNumber(latinDigits(caseNumber));
      const otherId = number === null ? null : await this.cases.findByNumber(tx, number);
      const other = otherId === null || otherId === caseId ? null : await this.cases.find(tx, otherId);
      // An absent case and one that is not yours are the same wrong number.
      if (other === null) return refuse('body.invalid', { errors: [{ path: 'caseNumber', code: 'unknown' }] });
      if (kind === 'duplicate-of') return refuse('body.invalid', { errors: [{ path: 'kind', code: 'reviewed-only' }] });
      const category = maskOf(categoryOfLink[kind]);
      if ((heldBy(tx.actor, row).write & category) === 0 || (heldBy(tx.actor, other).read & category) === 0)
        return refuse('case.category-not-yours');
      if (!(await this.links.link(tx, caseId, other.id, kind))) return refuse('link.exists');
      tx.touches(caseId, category);
      return allow({ items: await this.listCaseLinks.items(tx, caseId) });
    });
  }
}
