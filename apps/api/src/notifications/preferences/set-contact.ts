import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, latinDigits, refuse, type NotificationPreferencesView, type Outcome, type SetContactBody } from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { askGuard } from '../../platform/db/guard-answer';
import { InTransaction } from '../../platform/db/in-transaction';
import { KeyRing } from '../../platform/vault/key-ring';
import { codeHashOf, sealContact } from './contact-seal';
import { ReadPreferences } from './read-preferences';

const written: Readonly<Record<SetContactBody['channel'], RegExp>> = {
  // One mailbox and nothing that a mail's head could take for more.
  email: /^[^\s@<>()[\]\\,;:"]{1,64}@(?=.{1,190}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i,
  // E.164.
  sms: /^\+[1-9]\d{7,14}$/,
};

/** Gives the own address or number, and has a code sent there; nothing else goes there before the code came back. */
@Injectable()
export class SetContact {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly readPreferences: ReadPreferences,
    private readonly ring: KeyRing,
  ) {}

  run(actor: Actor, { channel, address: typed }: SetContactBody): Promise<Outcome<NotificationPreferencesView>> {
    return this.inTransaction.run(actor, { action: 'contact.set' }, async (tx) => {
      if (!this.readPreferences.isOn(channel)) return refuse('contact.channel-off');
      const address = channel === 'sms' ? latinDigits(typed).replace(/[\s()-]/g, '') : typed;
      if (!written[channel].test(address)) return refuse('body.invalid', { errors: [{ path: 'address', code: 'value.invalid' }] });
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const set = await askGuard(tx, 'guard.set_contact($1, $2, $3, $4, $5)', [
        channel,
        sealContact(this.ring, actor.userId, channel, 'address', address),
        codeHashOf(this.ring, actor.userId, channel, code),
        sealContact(this.ring, actor.userId, channel, 'code', code),
        randomUUID(),
      ]);
      return set.ok ? allow(await this.readPreferences.view(tx)) : set;
    });
  }
}
