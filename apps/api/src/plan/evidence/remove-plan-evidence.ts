import { Injectable } from '@nestjs/common';
import type { Outcome, PlanEvidenceId, PlanEvidenceView } from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { InTransaction } from '../../platform/db/in-transaction';
import { Vault } from '../../platform/vault/vault';
import { EvidenceStore } from './evidence.store';
import { ShowPlanEvidence } from './show-plan-evidence';

/** The secretariat takes a file away because somebody stands in it; that it was there stays, its key does not. */
@Injectable()
export class RemovePlanEvidence {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly evidence: EvidenceStore,
    private readonly show: ShowPlanEvidence,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: PlanEvidenceId, version: number): Promise<Outcome<PlanEvidenceView>> {
    return this.inTransaction.run(actor, { action: 'plan-evidence.remove', subjectId: id }, async (tx) => {
      const gone = await this.evidence.remove(tx, id, version);
      if (!gone.ok) return gone;
      this.vault.forget(id);
      return this.show.one(tx, id);
    });
  }
}
