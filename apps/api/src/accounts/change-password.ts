import { Injectable } from '@nestjs/common';
import { allow, passwordFault, refuse, type ChangePasswordBody, type Outcome } from '@himaya/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../platform/auth/actor';
import { isCommonPassword } from './common-passwords';
import { newPassword, passwordCost, provePassword, type PasswordCost } from './password';
import { SignInDoor } from './sign-in-door';

interface Opening extends PasswordCost {
  readonly attempt: string | null;
  readonly salt: Buffer;
}

/** A new password for the present one; every other session ends. Tries are counted like those of a sign-in. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: DataSource,
    private readonly door: SignInDoor,
  ) {}

  async run(actor: Actor, { currentPassword, newPassword: wanted }: ChangePasswordBody): Promise<Outcome<{ readonly changed: true }>> {
    const fault = passwordFault(wanted, actor.username) ?? (isCommonPassword(wanted) ? 'password.common' : null);
    const { tokenHash } = actor;
    if (fault !== null) {
      await this.door.run(actor, 'session.change-password', async () => ({ problem: 'body.invalid', tokenHash, value: null }));
      return refuse('body.invalid', { errors: [{ path: 'newPassword', code: fault }] });
    }
    const [opening] = await this.database.query<Opening[]>('select * from guard.begin_proof($1)', [tokenHash]);
    if (opening === undefined) return refuse('session.required');
    const { attempt } = opening;
    const proof = attempt === null ? null : await provePassword(currentPassword, opening.salt, opening);
    const fresh = attempt === null ? null : await newPassword(wanted);
    const { memory, passes, lanes } = passwordCost;
    const { problem } = await this.door.run(actor, 'session.change-password', async (em) => {
      if (fresh === null) return { problem: 'sign-in.throttled', tokenHash, value: null };
      const [answer] = await em.query<{ status: string }[]>('select guard.change_password($1, $2, $3, $4, $5, $6, $7, $8) as status', [
        tokenHash,
        attempt,
        proof,
        fresh.salt,
        fresh.verifier,
        memory,
        passes,
        lanes,
      ]);
      return { problem: answer?.status === 'done' ? null : 'password.wrong', tokenHash, value: null };
    });
    return problem === null ? allow({ changed: true }) : refuse(problem);
  }
}
