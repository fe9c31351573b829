import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideAppointmentMove,
  maskOf,
  refuse,
  type AppointmentId,
  type CareView,
  type MoveAppointmentBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FollowService } from '../referrals';
import { CareStore } from './care.store';
import { ShowCare } from './show-care';

/** What became of an appointment: the person came or did not, it was called off, or it is at another hour. */
@Injectable()
export class MoveAppointment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly show: ShowCare,
    private readonly followService: FollowService,
  ) {}

  run(actor: Actor, id: AppointmentId, version: number, body: MoveAppointmentBody): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'appointment.move', subjectId: id }, async (tx) => {
      const one = await this.care.appointment(tx, id);
      const row = one && (await this.care.find(tx, one.careId));
      if (one === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const decided = decideAppointmentMove(body, { status: one.status, startsAt: one.startsAt, now: tx.now });
      if (!decided.ok) return decided;
      const moved = await this.care.move(tx, id, randomUUID() as AppointmentId, version, body);
      if (!moved.ok) return moved;
      if (body.move === 'attend') await beginService(tx, this.followService, row);
      return this.show.one(tx, one.careId);
    });
  }
}

/** The first visit starts the referral; one that was called off at this moment is left alone, and care goes on. */
export async function beginService(
  tx: Parameters<FollowService['begin']>[0],
  followService: FollowService,
  { referralId }: { readonly referralId: Parameters<FollowService['begin']>[1] | null },
): Promise<void> {
  if (referralId === null) return;
  const begun = await followService.begin(tx, referralId);
  if (!begun.ok && begun.problem !== 'not-found') throw new Error(`the referral of care did not begin: ${begun.problem}`);
}
