import { Injectable } from '@nestjs/common';
import { allow, maskOf, type InterpretationListItem, type IsoDate, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { keysOf, sessionItem } from './interpretation.presenter';
import { InterpretationStore } from './interpretation.store';

/** The office's day: which interpreter is where at what time; no name of any person. */
@Injectable()
export class ReadInterpretationDay {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, date: IsoDate): Promise<Outcome<{ items: InterpretationListItem[] }>> {
    return this.inTransaction.run(actor, { action: 'interpretation.list' }, async (tx) => {
      const rows = await this.interpretations.day(tx, date);
      const keys = await this.vault.openKeys(keysOf(rows));
      tx.lists([...new Set(rows.map(({ caseId }) => caseId))], maskOf('core'));
      return allow({ items: rows.map((row) => sessionItem(row, keys)) });
    });
  }
}
