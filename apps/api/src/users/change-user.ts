import { Injectable } from '@nestjs/common';
import type { ChangeUserBody, Outcome, UserId, UserView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadUser } from './read-user';
import { UserStore } from './user.store';

/** Another name, or another unit of the own agency; moving ends the sessions and what somebody stands in for. */
@Injectable()
export class ChangeUser {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly readUser: ReadUser,
  ) {}

  run(actor: Actor, id: UserId, version: number, { displayName, unitId }: ChangeUserBody): Promise<Outcome<UserView>> {
    return this.inTransaction.run(actor, { action: 'user.change', subjectId: id }, async (tx) => {
      const done = await this.users.change(tx, id, version, displayName, unitId);
      return done.ok ? this.readUser.view(tx, id) : done;
    });
  }
}
