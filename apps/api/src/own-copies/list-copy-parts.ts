import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type OwnCopyView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ownCopyView } from './own-copy.presenter';
import { keepsRoom } from './own-copy-at-hand';
import { OwnCopyStore } from './own-copy.store';

/** Parts of a person's copies that come from this file of the own unit's; of another's the file is not there. */
@Injectable()
export class ListCopyParts {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly copies: OwnCopyStore,
  ) {}

  run(actor: Actor, fileId: string): Promise<Outcome<{ items: OwnCopyView[] }>> {
    return this.inTransaction.run(actor, { action: 'own-copy.list', subjectId: fileId }, async (tx) => {
      const file = await this.copies.file(tx, fileId);
      if (file === null || !keepsRoom(actor, file.roomMask)) return refuse('not-found');
      const rows = await this.copies.parts(tx, file);
      // The file's page asks each time it is opened: where nobody asked for a copy it was not looked at once more.
      if (rows.length > 0) tx.touches(file.caseId, file.roomMask);
      return allow({ items: rows.map((row) => ownCopyView(row, actor.userId)) });
    });
  }
}
