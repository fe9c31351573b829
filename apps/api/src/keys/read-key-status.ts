import { Injectable } from '@nestjs/common';
import { allow, refuse, type KeyStatusView, type KeyVersionCount, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { KeyRing } from '../platform/vault/key-ring';

interface StatusRow {
  readonly in_use: readonly KeyVersionCount[];
  readonly rotated_to: string | null;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
}

/** Which versions of the key-encryption key there are, what lies under each, and when it was rotated; never a key. */
@Injectable()
export class ReadKeyStatus {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly ring: KeyRing,
  ) {}

  async run(actor: Actor): Promise<Outcome<KeyStatusView>> {
    const { provider } = this.ring;
    // The holder may be a machine away: it is asked before the transaction.
    const versions = await provider.versions();
    return this.inTransaction.run(actor, { action: 'keys.read' }, async (tx) => {
      const [row] = await tx.em.query<StatusRow[]>('select in_use, rotated_to, started_at, ended_at from guard.key_status()');
      if (row === undefined) return refuse('not-found');
      return allow({
        provider: provider.kind,
        current: versions.current,
        older: versions.older,
        inUse: row.in_use,
        lastRotation:
          row.rotated_to === null || row.started_at === null
            ? null
            : { keyId: row.rotated_to, startedAt: row.started_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null },
      });
    });
  }
}
