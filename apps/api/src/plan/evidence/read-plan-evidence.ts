import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type DocumentMediaType, type Outcome, type PlanEvidenceId } from '@himaya/domain';
import { fileEndings, SealFile } from '../../documents';
import type { Actor } from '../../platform/auth/actor';
import { InTransaction } from '../../platform/db/in-transaction';
import { Vault } from '../../platform/vault/vault';
import { evidencePlace } from './evidence-place';
import { EvidenceStore } from './evidence.store';

export interface OpenedEvidence {
  readonly mediaType: DocumentMediaType;
  readonly sizeBytes: number;
  /** Made up from the id: what the sender's machine called it is no header's business. */
  readonly name: string;
  readonly content: Readable;
}

/** A file's bytes, for the member that added it, the secretariat and the chair. */
@Injectable()
export class ReadPlanEvidence {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly evidence: EvidenceStore,
    private readonly files: SealFile,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, id: PlanEvidenceId): Promise<Outcome<OpenedEvidence>> {
    const found = await this.inTransaction.run(actor, { action: 'plan-evidence.read', subjectId: id }, async (tx) => {
      const row = await this.evidence.find(tx, id);
      if (row === null) return refuse('not-found');
      return row.keyWrapped === null ? refuse('document.removed') : allow(row);
    });
    if (!found.ok) return found;
    const { mediaType, sizeBytes } = found.value;
    const content = await this.files.open(evidencePlace(id), await this.vault.keyOf(found.value));
    return allow({ mediaType, sizeBytes, name: `evidence-${id.slice(0, 8)}.${fileEndings[mediaType]}`, content });
  }
}
