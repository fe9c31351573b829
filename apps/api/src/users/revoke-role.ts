import { Injectable } from '@nestjs/common';
import type { Outcome, RevokeRoleBody, UserId, UserView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadUser } from './read-user';
import { UserStore } from './user.store';

/** Takes a role back, from this moment on. */
@Injectable()
export class RevokeRole {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly readUser: ReadUser,
  ) {}

  run(actor: Actor, id: UserId, version: number, { role, reason }: RevokeRoleBody): Promise<Outcome<UserView>> {
    return this.inTransaction.run(actor, { action: 'user.revoke-role', subjectId: id }, async (tx) => {
      const done = await this.users.revokeRole(tx, id, version, role, reason);
      return done.ok ? this.readUser.view(tx, id) : done;
    });
  }
}
