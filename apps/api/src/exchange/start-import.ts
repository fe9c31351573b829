import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type ImportId, type ImportView, type Outcome, type StartImportBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ImportStore } from './import.store';

/** Opens the import of a file, or takes it up where an earlier run stopped. */
@Injectable()
export class StartImport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly imports: ImportStore,
  ) {}

  run(actor: Actor, { fileHash, format, rows }: StartImportBody): Promise<Outcome<ImportView>> {
    return this.inTransaction.run(actor, { action: 'import.start' }, async (tx) => {
      const hash = Buffer.from(fileHash, 'hex');
      await this.imports.add(tx, {
        id: randomUUID() as ImportId,
        unitId: actor.unitId,
        fileHash: hash,
        format,
        rows,
        startedBy: actor.userId,
        startedAt: tx.now,
      });
      const file = await this.imports.findByHash(tx, hash);
      if (file === null) return refuse('not-found');
      // The same bytes read as something else would give the same rows other meanings.
      if (file.format !== format || file.rows !== rows) return refuse('import.mapping');
      return allow(await this.imports.view(tx, file));
    });
  }
}
