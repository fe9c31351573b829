import { Injectable } from '@nestjs/common';
import {
  decideFunding,
  localDay,
  maskOf,
  refuse,
  type DecideFundingBody,
  type FundingApplicationId,
  type Outcome,
  type ProgrammeView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FundingStore } from './funding.store';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** Decides an application: by another person than who applied. */
@Injectable()
export class DecideFunding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly funding: FundingStore,
    private readonly show: ShowProgramme,
  ) {}

  run(actor: Actor, id: FundingApplicationId, version: number, body: DecideFundingBody): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'funding.decide', subjectId: id }, async (tx) => {
      const row = await this.funding.findApplication(tx, id);
      const strand = row === null ? null : await this.programmes.findStrand(tx, row.strandId);
      if (row === null || strand === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const decided = decideFunding(body, {
        status: row.status,
        kind: strand.kind,
        asked: Number(row.asked),
        appliedOn: row.appliedOn,
        own: row.appliedById === actor.userId,
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const done = await this.funding.decide(tx, id, version, body);
      return done.ok ? this.show.one(tx, row.programmeId) : done;
    });
  }
}
