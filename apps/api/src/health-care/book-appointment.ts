import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideBooking,
  maskOf,
  refuse,
  type AppointmentId,
  type BookAppointmentBody,
  type CareEpisodeId,
  type CareView,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { ShowCare } from './show-care';

/** Gives somebody an hour, of the unit or of one of its members who is free then. */
@Injectable()
export class BookAppointment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: CareEpisodeId, body: BookAppointmentBody, idempotencyKey: string | null): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'appointment.book', subjectId: id }, async (tx) => {
      const row = await this.care.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const attempt = { key: idempotencyKey, route: `/care/${id}/appointments`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as AppointmentId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const decided = decideBooking(body, { service: row.service, status: row.status, now: tx.now });
      if (!decided.ok) return decided;
      const booked = await this.care.book(tx, claimed.value.id, id, body);
      return booked.ok ? this.show.one(tx, id) : booked;
    });
  }
}
