import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type TotpOfferView } from '@himaya/domain';
import type { Holder } from '../platform/auth/actor';
import { KeyRing } from '../platform/vault/key-ring';
import { problemOf } from './factor-answers';
import { SignInDoor } from './sign-in-door';
import { newTotp } from './totp-secret';

/** A secret for an authenticator app; it counts for nothing until a code of it came back. */
@Injectable()
export class OfferTotp {
  constructor(
    private readonly ring: KeyRing,
    private readonly door: SignInDoor,
  ) {}

  async run(holder: Holder): Promise<Outcome<TotpOfferView>> {
    const id = randomUUID();
    const { secret, uri, hash, sealed } = newTotp(this.ring, id, holder.username);
    const { problem } = await this.door.run(holder, 'factor.offer', async (em) => {
      const [answer] = await em.query<{ status: string }[]>('select guard.begin_totp($1, $2, $3, $4) as status', [
        holder.tokenHash,
        id,
        hash,
        sealed,
      ]);
      return { problem: problemOf(answer?.status), tokenHash: holder.tokenHash, value: null };
    });
    return problem === null ? allow({ secret, uri }) : refuse(problem);
  }
}
