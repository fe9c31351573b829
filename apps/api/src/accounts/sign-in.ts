import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type SignInBody, type SignInView, type UserId } from '@himaya/domain';
import { DataSource } from 'typeorm';
import { csrfTokenOf, hashToken, newToken } from '../platform/auth/session-tokens';
import { KeyRing } from '../platform/vault/key-ring';
import { provePassword } from './password';

export interface Origin {
  readonly address: string;
  readonly requestId: string;
  readonly device: string;
}

/**
 * Opens a session. The database compares the proof and opens the session itself; this code never sees a stored password
 * and cannot open a session without one. An unknown name costs as long as a wrong password and answers the same.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
  ) {}

  async run({ username, password }: SignInBody, origin: Origin): Promise<Outcome<{ view: SignInView; token: string }>> {
    const name = username.toLowerCase();
    const proof = await this.prove(name, password, origin.address);
    const token = newToken();
    const tokenHash = hashToken(token);
    return this.database.transaction(async (em) => {
      const [answer] = await em.query<{ status: 'signed-in' | 'failed' | 'throttled'; user_id: UserId | null }[]>(
        'select status, user_id from guard.sign_in($1, $2, $3, $4, $5)',
        [name, proof, tokenHash, origin.address, origin.device],
      );
      const problem = answer?.status === 'throttled' ? 'sign-in.throttled' : 'sign-in.failed';
      const signedIn = answer?.status === 'signed-in';
      // The line of a success names the account through its session; that of a failure names nobody.
      if (signedIn) await em.query(`select set_config('app.ctx', guard.enter($1), true)`, [tokenHash]);
      await em.query(
        `insert into audit_event (action, result, problem, user_id, unit_id, address, request_id)
         values ('session.sign-in', $1, $2, guard.user_id(), guard.unit(), $3, $4)`,
        [signedIn ? 'done' : 'refused', signedIn ? null : problem, origin.address, origin.requestId],
      );
      if (!signedIn) return refuse(problem);
      return allow({ view: { status: 'signed-in' as const, csrfToken: csrfTokenOf(this.ring, tokenHash) }, token });
    });
  }

  /** The costly part; somebody who is throttled anyway does not get to make this server work for them. */
  private async prove(name: string, password: string, address: string): Promise<Buffer> {
    const [found] = await this.database.query<{ salt: Buffer; throttled: boolean }[]>(
      'select guard.password_salt($1) as salt, guard.throttled($1, $2) as throttled',
      [name, address],
    );
    return found === undefined || found.throttled ? Buffer.alloc(0) : provePassword(password, found.salt);
  }
}
