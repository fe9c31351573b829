import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideApplyFunding,
  localDay,
  maskOf,
  refuse,
  type ApplyFundingBody,
  type FundingApplicationId,
  type Outcome,
  type ProgrammeStrandId,
  type ProgrammeView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { FundingStore } from './funding.store';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** Applies for a loan or a grant; another person decides it. */
@Injectable()
export class ApplyFunding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly funding: FundingStore,
    private readonly show: ShowProgramme,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ProgrammeStrandId, body: ApplyFundingBody, idempotencyKey: string | null): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'funding.apply', subjectId: id }, async (tx) => {
      const strand = await this.programmes.findStrand(tx, id);
      const row = strand === null ? null : await this.programmes.find(tx, strand.programmeId);
      if (strand === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const attempt = { key: idempotencyKey, route: `/programme-strands/${id}/applications`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as FundingApplicationId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, row.id);
      const standing = (await this.funding.applications(tx, row.id)).some(
        (one) => one.strandId === id && (one.status === 'applied' || one.status === 'approved'),
      );
      const about = { programme: row.status, kind: strand.kind, strand: strand.status, today: localDay(tx.now) };
      const decided = decideApplyFunding(body, { ...about, standing });
      if (!decided.ok) return decided;
      const applied = await this.funding.apply(tx, claimed.value.id, id, body);
      return applied.ok ? this.show.one(tx, row.id) : applied;
    });
  }
}
