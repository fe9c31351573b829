import { Inject, Injectable } from '@nestjs/common';
import { allow, type FactorKind, type Outcome, type ProtectionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { CONFIG, type Config } from '../platform/config/config';
import { InTransaction, type Tx } from '../platform/db/in-transaction';

interface FactorRow {
  id: string;
  kind: FactorKind;
  label: string;
  created_at: Date;
  last_used_at: Date | null;
}

interface ProtectionRow {
  codes_left: number;
  required: boolean;
  recently_proved: boolean;
  linked_at: Date | null;
}

/** What protects the own account; nobody sees another's. */
@Injectable()
export class ReadProtection {
  constructor(
    private readonly inTransaction: InTransaction,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(actor: Actor): Promise<Outcome<ProtectionView>> {
    return this.inTransaction.run(actor, { action: 'factor.list' }, async (tx) => allow(await this.view(tx)));
  }

  async view(tx: Tx): Promise<ProtectionView> {
    const { tokenHash } = tx.actor;
    const factors = await tx.em.query<FactorRow[]>('select * from guard.factors_of($1)', [tokenHash]);
    const [row] = await tx.em.query<ProtectionRow[]>('select * from guard.protection_of($1)', [tokenHash]);
    return {
      factors: factors.map(({ id, kind, label, created_at, last_used_at }) => ({
        id,
        kind,
        label,
        createdAt: created_at.toISOString(),
        lastUsedAt: last_used_at?.toISOString() ?? null,
      })),
      recoveryCodesLeft: row?.codes_left ?? 0,
      required: row?.required ?? true,
      recentlyProved: row?.recently_proved ?? false,
      governmentIdentity: { available: this.config.governmentIdentity !== null, linkedAt: row?.linked_at?.toISOString() ?? null },
    };
  }
}
