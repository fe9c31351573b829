import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseLinkId, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { LinkStore } from './link.store';

/** Takes a link back; it stays on record as undone, and a pair that was found to be one person is to be reviewed anew. */
@Injectable()
export class UndoCaseLink {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly links: LinkStore,
  ) {}

  run(actor: Actor, id: CaseLinkId): Promise<Outcome<{ undone: true }>> {
    return this.inTransaction.run(actor, { action: 'case-link.undo', subjectId: id }, async (tx) => {
      const end = await this.links.undo(tx, id);
      if (end === 'done') return allow({ undone: true });
      return refuse(end === 'stale' ? 'conflict' : end === 'not-yours' ? 'link.not-yours' : 'not-found');
    });
  }
}
