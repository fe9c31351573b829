import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type SignInStatus, type UserId } from '@himaya/domain';
import { hashToken, newToken } from '../platform/auth/session-tokens';
import { GovernmentIdentity } from './government-identity';
import type { Origin } from './origin';
import { SignInDoor } from './sign-in-door';
import { SignInPresenter, type SignedIn } from './sign-in.presenter';

interface Answer {
  readonly status: SignInStatus | 'failed';
  readonly user_id: UserId | null;
  readonly new_device: boolean;
}

/** Signs in to the account that a person linked before; no account is ever made or found by a name or an address. */
@Injectable()
export class SignInByGovernment {
  constructor(
    private readonly government: GovernmentIdentity,
    private readonly door: SignInDoor,
    private readonly presenter: SignInPresenter,
  ) {}

  async run(flow: string | undefined, query: string, origin: Origin): Promise<Outcome<SignedIn>> {
    const arrival = await this.government.arrive('sign-in', flow, query);
    const token = newToken();
    const tokenHash = hashToken(token);
    const { problem, value } = await this.door.run(origin, 'session.sign-in-by-government', async (em) => {
      if (arrival === null) return { problem: 'government.failed', tokenHash, value: null };
      const [answer] = await em.query<Answer[]>('select * from guard.sign_in_by_provider($1, $2, $3, $4, $5, $6)', [
        arrival.subject,
        arrival.strong,
        this.government.vouch(arrival, tokenHash),
        hashToken(origin.deviceToken),
        tokenHash,
        origin.device,
      ]);
      if (!answer || answer.status === 'failed') return { problem: 'government.not-linked', tokenHash, value: null };
      return { problem: null, tokenHash, newDeviceOf: answer.new_device ? answer.user_id : null, value: answer.status };
    });
    if (problem !== null || value === null) return refuse(problem ?? 'government.failed');
    return allow(await this.presenter.signedIn(value, token));
  }
}
