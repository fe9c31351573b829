import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type UserId, type UserWithCodeView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { nobodysPassword } from './nobodys-password';
import { hashOneTimeCode, newOneTimeCode } from './one-time-code';
import { ReadUser } from './read-user';
import { UserStore } from './user.store';

/** Takes the password away, ends every session and gives a new one-time code. Second factors stay: taking those is its own deed. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly users: UserStore,
    private readonly readUser: ReadUser,
  ) {}

  run(actor: Actor, id: UserId, version: number): Promise<Outcome<UserWithCodeView>> {
    const code = newOneTimeCode();
    return this.inTransaction.run(actor, { action: 'user.reset-password', subjectId: id }, async (tx) => {
      const reset = await this.users.resetPassword(tx, id, version, nobodysPassword(), hashOneTimeCode(code));
      if (!reset.ok) return reset;
      const view = await this.readUser.view(tx, id);
      return view.ok ? allow({ ...view.value, code }) : view;
    });
  }
}
