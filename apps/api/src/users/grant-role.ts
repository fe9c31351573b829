import { Injectable } from '@nestjs/common';
import { decideRoleGrant } from '@himaya/auth';
import { refuse, type GrantRoleBody, type Outcome, type UserId, type UserView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadUser } from './read-user';
import { UserStore } from './user.store';

/** Gives a role, for good or until an instant. The database decides the same again, and writes history and audit line itself. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly readUser: ReadUser,
  ) {}

  run(actor: Actor, id: UserId, version: number, { role, reason, until = null }: GrantRoleBody): Promise<Outcome<UserView>> {
    return this.inTransaction.run(actor, { action: 'user.grant-role', subjectId: id }, async (tx) => {
      const account = await this.users.find(tx, id);
      if (account === null) return refuse('not-found');
      const decided = decideRoleGrant({
        granter: actor.roles,
        self: id === actor.userId,
        unitKind: account.unitKind,
        held: account.roles.map((held) => held.role),
        role,
        until: until === null ? null : new Date(until),
        now: tx.now,
      });
      if (!decided.ok) return decided;
      const granted = await this.users.grantRole(tx, id, version, role, reason, until);
      return granted.ok ? this.readUser.view(tx, id) : granted;
    });
  }
}
