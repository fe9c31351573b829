import { Injectable } from '@nestjs/common';
import {
  decideEndOfProgramme,
  maskOf,
  refuse,
  type Outcome,
  type ProgrammeId,
  type ProgrammeOutcome,
  type ProgrammeView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FollowReferral } from './follow-referral';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** The programme is over; the sender of the referral is told what it comes to, and not what it was about. */
@Injectable()
export class EndProgramme {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly show: ShowProgramme,
    private readonly referral: FollowReferral,
  ) {}

  run(actor: Actor, id: ProgrammeId, version: number, outcome: ProgrammeOutcome): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'programme.end', subjectId: id }, async (tx) => {
      const row = await this.programmes.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const strands = (await this.programmes.strands(tx, id)).map(({ status }) => status);
      const decided = decideEndOfProgramme(outcome, { status: row.status, strands });
      if (!decided.ok) return decided;
      const ended = await this.programmes.end(tx, id, version, outcome);
      if (!ended.ok) return ended;
      await this.referral.end(tx, row, decided.value.outcome);
      return this.show.one(tx, id);
    });
  }
}
