import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type SignInBody, type SignInStatus, type UserId } from '@himaya/domain';
import { DataSource } from 'typeorm';
import { hashToken, newToken } from '../platform/auth/session-tokens';
import type { Origin } from './origin';
import { newPassword, passwordCost, provePassword, type PasswordCost } from './password';
import { SignInDoor } from './sign-in-door';
import { SignInPresenter, type SignedIn } from './sign-in.presenter';

interface Opening extends PasswordCost {
  readonly attempt: string;
  readonly salt: Buffer;
}

interface Answer {
  readonly status: SignInStatus | 'failed';
  readonly user_id: UserId | null;
  readonly new_device: boolean;
}

/**
 * Opens a session, or the way to one where a second factor is asked for. The database compares the proof and opens the
 * session itself; this code never sees a stored password and cannot open a session without one. An unknown name costs as long
 * as a wrong password and answers the same.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: DataSource,
    private readonly door: SignInDoor,
    private readonly presenter: SignInPresenter,
  ) {}

  async run({ username, password }: SignInBody, origin: Origin): Promise<Outcome<SignedIn>> {
    const name = username.toLowerCase();
    const deviceHash = hashToken(origin.deviceToken);
    const token = newToken();
    const tokenHash = hashToken(token);
    // Counted as failed before it is tried, in a transaction of its own: nothing that happens later takes that back.
    const [opening] = await this.database.query<Opening[]>('select * from guard.begin_sign_in($1, $2, $3)', [
      name,
      origin.address,
      deviceHash,
    ]);
    const proof = opening ? await provePassword(password, opening.salt, opening) : null;
    const { problem, value } = await this.door.run(origin, 'session.sign-in', async (em) => {
      if (!opening) return { problem: 'sign-in.throttled', tokenHash, value: null };
      const [answer] = await em.query<Answer[]>('select * from guard.sign_in($1, $2, $3, $4, $5, $6, $7)', [
        opening.attempt,
        name,
        origin.address,
        deviceHash,
        proof,
        tokenHash,
        origin.device,
      ]);
      if (!answer || answer.status === 'failed') return { problem: 'sign-in.failed', tokenHash, value: null };
      return { problem: null, tokenHash, newDeviceOf: answer.new_device ? answer.user_id : null, value: answer.status };
    });
    if (problem !== null || value === null) return refuse(problem ?? 'sign-in.failed');
    if (opening && proof && !isTodays(opening)) await this.renew(name, password, proof);
    return allow(await this.presenter.signedIn(value, token));
  }

  /** The same password under today's cost. Only after it was right: how long an answer takes must not tell of an account. */
  private async renew(name: string, password: string, proof: Buffer): Promise<void> {
    const { salt, verifier } = await newPassword(password);
    const { memory, passes, lanes } = passwordCost;
    await this.database.query('select guard.renew_password($1, $2, $3, $4, $5, $6, $7)', [
      name,
      proof,
      salt,
      verifier,
      memory,
      passes,
      lanes,
    ]);
  }
}

function isTodays(cost: PasswordCost): boolean {
  return cost.memory === passwordCost.memory && cost.passes === passwordCost.passes && cost.lanes === passwordCost.lanes;
}
