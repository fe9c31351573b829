import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideStrandMove,
  localDay,
  maskOf,
  refuse,
  type MoveStrandBody,
  type Outcome,
  type ProgrammeId,
  type ProgrammeStrandId,
  type ProgrammeView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { FollowReferral } from './follow-referral';
import { FundingStore } from './funding.store';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** What becomes of a strand: begun, looked at, achieved or not, or not wanted any more. The first that begins starts the referral. */
@Injectable()
export class MoveStrand {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly funding: FundingStore,
    private readonly show: ShowProgramme,
    private readonly referral: FollowReferral,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ProgrammeStrandId, version: number, body: MoveStrandBody): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'strand.move', subjectId: id }, async (tx) => {
      const strand = await this.programmes.findStrand(tx, id);
      const row = strand === null ? null : await this.programmes.find(tx, strand.programmeId);
      if (strand === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const decided = decideStrandMove(body, {
        programme: row.status,
        kind: strand.kind,
        status: strand.status,
        begunOn: strand.begunOn,
        today: localDay(tx.now),
        child: row.facts.child,
        contactFamily: row.facts.contactFamily,
        bestInterests: row.facts.bestInterests,
        familySafety: strand.familySafety,
        familyRole: strand.familyRole,
        checks: strand.checks,
        paidOut: await this.isPaidOut(tx, row.id, id),
      });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('programme.words', body.words);
      const moved = await this.programmes.move(tx, id, version, randomUUID(), body, wordsCt);
      if (!moved.ok) return moved;
      if (body.move === 'begin') await this.referral.begin(tx, row);
      return this.show.one(tx, row.id);
    });
  }

  private async isPaidOut(tx: Tx, programmeId: ProgrammeId, id: ProgrammeStrandId): Promise<boolean> {
    const applications = await this.funding.applications(tx, programmeId);
    return applications.some((one) => one.strandId === id && one.status === 'approved' && one.paid === one.approved);
  }
}
