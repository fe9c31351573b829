import { Injectable } from '@nestjs/common';
import { allow, type AnomalyRuleView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { anomalyRuleView } from './audit.presenter';
import { AuditStore } from './audit.store';

/** From when on something counts as unusual. */
@Injectable()
export class ListAnomalyRules {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly audit: AuditStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ readonly items: readonly AnomalyRuleView[] }>> {
    return this.inTransaction.run(actor, { action: 'anomaly-rule.list' }, async (tx) =>
      allow({ items: (await this.audit.rules(tx)).map(anomalyRuleView) }),
    );
  }
}
