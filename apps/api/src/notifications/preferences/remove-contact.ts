import { Injectable } from '@nestjs/common';
import { allow, type NotificationChannel, type NotificationPreferencesView, type Outcome } from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { askGuard } from '../../platform/db/guard-answer';
import { InTransaction } from '../../platform/db/in-transaction';
import { ReadPreferences } from './read-preferences';

/** Forgets the own address or number; what was on its way there stays. */
@Injectable()
export class RemoveContact {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly readPreferences: ReadPreferences,
  ) {}

  run(actor: Actor, channel: NotificationChannel): Promise<Outcome<NotificationPreferencesView>> {
    return this.inTransaction.run(actor, { action: 'contact.remove' }, async (tx) => {
      const removed = await askGuard(tx, 'guard.remove_contact($1)', [channel]);
      return removed.ok ? allow(await this.readPreferences.view(tx)) : removed;
    });
  }
}
