import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, type CreateUserBody, type Outcome, type UserId, type UserWithCodeView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { nobodysPassword } from './nobodys-password';
import { hashOneTimeCode, newOneTimeCode } from './one-time-code';
import { ReadUser } from './read-user';
import { UserStore } from './user.store';

/** Makes an account with its roles. The answer alone carries the one-time code: whoever made the account hands it over. */
@Injectable()
export class CreateUser {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly readUser: ReadUser,
  ) {}

  run(actor: Actor, body: CreateUserBody): Promise<Outcome<UserWithCodeView>> {
    const id = randomUUID() as UserId;
    const code = newOneTimeCode();
    return this.inTransaction.run(actor, { action: 'user.create', subjectId: id }, async (tx) => {
      const created = await this.users.create(tx, id, body, nobodysPassword(), hashOneTimeCode(code));
      if (!created.ok) return created;
      const view = await this.readUser.view(tx, id);
      return view.ok ? allow({ ...view.value, code }) : view;
    });
  }
}
