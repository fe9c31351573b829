import { Injectable } from '@nestjs/common';
import { allow, localDay, type MemberAccountsView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { accountView } from './account.presenter';
import { AccountStore, type HalfAndBody } from './account.store';

/** Accounts of every member to the chair and the secretariat; to a focal point its own body's. */
@Injectable()
export class ListAccounts {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly accounts: AccountStore,
  ) {}

  run(actor: Actor, query: HalfAndBody): Promise<Outcome<MemberAccountsView>> {
    return this.inTransaction.run(actor, { action: 'member-account.list' }, async (tx) => {
      const rows = await this.accounts.list(tx, query);
      return allow({ items: rows.map((row) => accountView(row, localDay(tx.now))) });
    });
  }
}
