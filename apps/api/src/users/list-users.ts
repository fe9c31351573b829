import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type Page, type UserListItem } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { userListItem } from './user.presenter';
import { UserStore } from './user.store';
import type { UsersQuery } from './users.bodies';

const usernameKey = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/** The accounts the asker looks after, by user name. */
@Injectable()
export class ListUsers {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly units: UnitStore,
  ) {}

  async run(actor: Actor, { unitId, state, cursor, limit = defaultLimit }: UsersQuery): Promise<Outcome<Page<UserListItem>>> {
    const after = decodeCursor(cursor, [usernameKey])?.[0];
    return this.inTransaction.run(actor, { action: 'user.list' }, async (tx) => {
      const rows = await this.users.list(tx, { unitId, state, after, limit: limit + 1 });
      const refs = await this.units.refs(
        tx,
        rows.map((row) => row.unitId),
      );
      return allow(
        pageOf(
          rows,
          limit,
          (row) => userListItem(row, refs.get(row.unitId)!),
          (row) => [row.username],
        ),
      );
    });
  }
}
