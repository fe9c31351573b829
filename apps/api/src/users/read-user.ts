import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type UserId, type UserView } from '@himaya/domain';
import { UnitStore } from '../directory';
import { LeaveStore, leaveView } from '../leaves';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { userView } from './user.presenter';
import { UserStore } from './user.store';

/** One account with the history of its roles and its leaves. */
@Injectable()
export class ReadUser {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly units: UnitStore,
    private readonly leaves: LeaveStore,
  ) {}

  run(actor: Actor, id: UserId): Promise<Outcome<UserView>> {
    return this.inTransaction.run(actor, { action: 'user.read', subjectId: id }, (tx) => this.view(tx, id));
  }

  /** Another agency's account is not there. */
  async view(tx: Tx, id: UserId): Promise<Outcome<UserView>> {
    const row = await this.users.find(tx, id);
    if (row === null) return refuse('not-found');
    const leaves = await this.leaves.ofUser(tx, id);
    return allow(userView(row, await this.units.ref(tx, row.unitId), await this.users.history(tx, id), leaves.map(leaveView)));
  }
}
