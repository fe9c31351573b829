import { Injectable } from '@nestjs/common';
import type { DisableUserBody, Outcome, UserId, UserView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadUser } from './read-user';
import { UserStore } from './user.store';

/** Shuts an account: its sessions end at once. What it did stays as it is. */
@Injectable()
export class DisableUser {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly readUser: ReadUser,
  ) {}

  run(actor: Actor, id: UserId, version: number, { reason }: DisableUserBody): Promise<Outcome<UserView>> {
    return this.inTransaction.run(actor, { action: 'user.disable', subjectId: id }, async (tx) => {
      const done = await this.users.disable(tx, id, version, reason);
      return done.ok ? this.readUser.view(tx, id) : done;
    });
  }
}
