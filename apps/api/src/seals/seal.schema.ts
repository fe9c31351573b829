import { EntitySchema } from 'typeorm';
import type { CaseId, SealReason, UnsealReason, UserId } from '@himaya/domain';

/** A seal on a case, live until unsealed; written by the database's guard functions alone. */
export interface SealRecord {
  id: string;
  caseId: CaseId;
  reason: SealReason;
  sealedBy: UserId;
  sealedAt: Date;
  unsealReason: UnsealReason | null;
  unsealAskedBy: UserId | null;
  unsealAskedAt: Date | null;
  unsealedBy: UserId | null;
  unsealedAt: Date | null;
  version: number;
}

export const SealSchema = new EntitySchema<SealRecord>({
  name: 'case_seal',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    reason: { type: 'text' },
    sealedBy: { type: 'uuid', name: 'sealed_by' },
    sealedAt: { type: 'timestamptz', name: 'sealed_at' },
    unsealReason: { type: 'text', name: 'unseal_reason', nullable: true },
    unsealAskedBy: { type: 'uuid', name: 'unseal_asked_by', nullable: true },
    unsealAskedAt: { type: 'timestamptz', name: 'unseal_asked_at', nullable: true },
    unsealedBy: { type: 'uuid', name: 'unsealed_by', nullable: true },
    unsealedAt: { type: 'timestamptz', name: 'unsealed_at', nullable: true },
    version: { type: 'int' },
  },
});
