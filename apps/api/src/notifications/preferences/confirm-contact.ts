import { Injectable } from '@nestjs/common';
import { allow, latinDigits, type ConfirmContactBody, type NotificationPreferencesView, type Outcome } from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { askGuard } from '../../platform/db/guard-answer';
import { InTransaction } from '../../platform/db/in-transaction';
import { KeyRing } from '../../platform/vault/key-ring';
import { codeHashOf } from './contact-seal';
import { ReadPreferences } from './read-preferences';

/** The code that was sent there came back: from now on notices go there. */
@Injectable()
export class ConfirmContact {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly readPreferences: ReadPreferences,
    private readonly ring: KeyRing,
  ) {}

  run(actor: Actor, { channel, code: typed }: ConfirmContactBody): Promise<Outcome<NotificationPreferencesView>> {
    return this.inTransaction.run(actor, { action: 'contact.confirm' }, async (tx) => {
      const code = latinDigits(typed).replace(/\D/g, '');
      const confirmed = await askGuard(tx, 'guard.confirm_contact($1, $2)', [channel, codeHashOf(this.ring, actor.userId, channel, code)]);
      return confirmed.ok ? allow(await this.readPreferences.view(tx)) : confirmed;
    });
  }
}
