import { Injectable } from '@nestjs/common';
import {
  allow,
  decideReturn,
  refuse,
  type ConcernId,
  type ConcernReceipt,
  type Outcome,
  type ReturnLabourMatterBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { LabourMatterStore } from './labour-matter.store';

/** The labour inspection found trafficking in a matter of its own: the same concern goes to the police, with what was found. */
@Injectable()
export class ReturnLabourMatter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LabourMatterStore,
  ) {}

  run(actor: Actor, id: ConcernId, version: number, body: ReturnLabourMatterBody): Promise<Outcome<ConcernReceipt>> {
    return this.inTransaction.run(actor, { action: 'labour-matter.return', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      if (row.version !== version) return refuse('conflict');
      const decided = decideReturn(row.status, body);
      if (!decided.ok) return decided;
      const answer = await this.matters.giveBack(tx, id, version, body);
      if (answer !== 'done') return refuse(answer);
      tx.emit({ kind: 'labour-matter-returned', subjectId: id });
      return allow({ id, version: version + 1, kind: row.kind, sentAt: row.sentAt.toISOString(), state: 'received' });
    });
  }
}
