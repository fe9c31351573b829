import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type PlanEvidenceId, type PlanEvidenceView } from '@himaya/domain';
import type { Tx } from '../../platform/db/in-transaction';
import { Vault } from '../../platform/vault/vault';
import { evidenceView } from './evidence.presenter';
import { EvidenceStore } from './evidence.store';

/** A file's line as its reader may see it: what every verb on one answers with. */
@Injectable()
export class ShowPlanEvidence {
  constructor(
    private readonly evidence: EvidenceStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: PlanEvidenceId): Promise<Outcome<PlanEvidenceView>> {
    const row = await this.evidence.find(tx, id);
    return row === null ? refuse('not-found') : allow(evidenceView(await this.vault.keyOf(row), row));
  }
}
