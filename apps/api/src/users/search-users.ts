import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type SearchUsersBody, type UserListItem } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { userListItem } from './user.presenter';
import { UserStore } from './user.store';

const most = 50;

/** Accounts by a piece of their user name or displayed name, among those the asker looks after; what was asked is kept nowhere. */
@Injectable()
export class SearchUsers {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, { q }: SearchUsersBody): Promise<Outcome<{ items: UserListItem[] }>> {
    return this.inTransaction.run(actor, { action: 'user.search' }, async (tx) => {
      const rows = await this.users.list(tx, { text: q, limit: most });
      const refs = await this.units.refs(
        tx,
        rows.map((row) => row.unitId),
      );
      return allow({ items: rows.map((row) => userListItem(row, refs.get(row.unitId)!)) });
    });
  }
}
