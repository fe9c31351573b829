import { Injectable } from '@nestjs/common';
import { latinDigits, type Outcome } from '@himaya/domain';
import { DataSource } from 'typeorm';
import type { Holder } from '../platform/auth/actor';
import { KeyRing } from '../platform/vault/key-ring';
import { Enrol, type Enrolled } from './enrol';
import { openTotp } from './totp-secret';

/** The first code shows that the app has the secret; a second app takes the place of the first. */
@Injectable()
export class ConfirmTotp {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
    private readonly enrol: Enrol,
  ) {}

  async run(holder: Holder, typed: string): Promise<Outcome<Enrolled>> {
    const [offered] = await this.database.query<{ factor_id: string; sealed_secret: Buffer }[]>(
      'select * from guard.unconfirmed_totp($1)',
      [holder.tokenHash],
    );
    // Without an offer the guard still says why not.
    const secret = offered ? openTotp(this.ring, offered.factor_id, offered.sealed_secret) : Buffer.alloc(0);
    const code = latinDigits(typed).replace(/\s/g, '');
    return this.enrol.run(holder, (em, recovery, newTokenHash) =>
      em.query('select * from guard.confirm_totp($1, $2, $3, $4, $5)', [holder.tokenHash, secret, code, recovery, newTokenHash]),
    );
  }
}
