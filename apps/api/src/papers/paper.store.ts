import { Injectable } from '@nestjs/common';
import type { CaseId, CategoryMask, InterfaceLanguage, MedicalReportId, OwnCopyPart, PaperId, PaperKind, ReferralId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';

/** A paper that was handed out: ids, digests and the signature; nothing of what stands on it. */
export interface PaperRecord {
  readonly id: PaperId;
  readonly kind: PaperKind;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  readonly reportId: MedicalReportId | null;
  readonly categories: CategoryMask;
  readonly parts: readonly OwnCopyPart[];
  readonly language: InterfaceLanguage;
  readonly codeDigest: Buffer;
  readonly contentHash: Buffer;
  readonly sizeBytes: number;
  readonly signature: Buffer;
  readonly keyId: string;
}

/** The private half of a signing key, wrapped. */
export interface PaperKeyRow extends WrappedKey {
  readonly paperKeyId: string;
}

/** The only SQL over papers on their makers' side. */
@Injectable()
export class PaperStore {
  /** The key that signs now; null where there is none, or the keys were rotated since it was made. */
  async signingKey(tx: Tx): Promise<PaperKeyRow | null> {
    const rows = await tx.em.query<PaperKeyRow[]>('select paper_key_id as "paperKeyId", wrapped, key_id as "keyId" from guard.paper_key()');
    return rows[0] ?? null;
  }

  /** Takes a new key into use, unless another was meanwhile. */
  async addKey(tx: Tx, id: string, publicKey: Buffer, stored: WrappedKey): Promise<void> {
    await tx.em.query('select guard.add_paper_key($1, $2, $3, $4)', [id, publicKey, stored.wrapped, stored.keyId]);
  }

  async add(tx: Tx, paper: PaperRecord): Promise<void> {
    await tx.em.query(
      `insert into printed_paper (id, kind, case_id, referral_id, unit_id, printed_by, printed_at, categories, language, code_digest,
                                  content_hash, size_bytes, signature, paper_key_id, report_id, parts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        paper.id, paper.kind, paper.caseId, paper.referralId, tx.actor.unitId, tx.actor.userId, tx.now, paper.categories, paper.language,
        paper.codeDigest, paper.contentHash, paper.sizeBytes, paper.signature, paper.keyId, paper.reportId, paper.parts,
      ], // prettier-ignore
    );
  }
}
