import { Injectable } from '@nestjs/common';
import type { AddPasskeyBody, Outcome } from '@himaya/domain';
import type { Holder } from '../platform/auth/actor';
import { Enrol, type Enrolled } from './enrol';
import { Passkeys } from './passkeys';

/** A key that the browser or a token made for this address alone; ten at most. */
@Injectable()
export class AddPasskey {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly enrol: Enrol,
  ) {}

  async run(holder: Holder, { label, passkey }: AddPasskeyBody): Promise<Outcome<Enrolled>> {
    const made = await this.passkeys.checkNew(holder, passkey);
    if (made === null) return this.enrol.run(holder, null);
    return this.enrol.run(holder, (em, recovery, newTokenHash, factorId) =>
      em.query('select * from guard.add_passkey($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
        holder.tokenHash,
        factorId,
        label,
        made.credential,
        made.publicKey,
        made.counter,
        made.transports,
        made.challenge,
        made.witness,
        recovery,
        newTokenHash,
      ]),
    );
  }
}
