import { Injectable } from '@nestjs/common';
import type { Outcome, UserId, UserView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadUser } from './read-user';
import { UserStore } from './user.store';

/** Opens a shut account again, with the roles it still has. */
@Injectable()
export class EnableUser {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly readUser: ReadUser,
  ) {}

  run(actor: Actor, id: UserId, version: number): Promise<Outcome<UserView>> {
    return this.inTransaction.run(actor, { action: 'user.enable', subjectId: id }, async (tx) => {
      const done = await this.users.enable(tx, id, version);
      return done.ok ? this.readUser.view(tx, id) : done;
    });
  }
}
