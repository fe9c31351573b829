import { Injectable } from '@nestjs/common';
import { allow, anomalyRuleLimits, refuse, type AnomalyRuleView, type ChangeAnomalyRuleBody, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { anomalyRuleView } from './audit.presenter';
import { AuditStore } from './audit.store';

/** An officer sets a rule; the database keeps what each change set and by whom, and no rule can be made to fall silent. */
@Injectable()
export class ChangeAnomalyRule {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly audit: AuditStore,
  ) {}

  run(actor: Actor, version: number, body: ChangeAnomalyRuleBody): Promise<Outcome<AnomalyRuleView>> {
    return this.inTransaction.run(actor, { action: 'anomaly-rule.change' }, async (tx) => {
      const [least, most] = anomalyRuleLimits[body.kind].minutes;
      const fault = body.minutes < least ? 'number.too-small' : body.minutes > most ? 'number.too-large' : null;
      if (fault !== null) return refuse('body.invalid', { errors: [{ path: 'minutes', code: fault }] });
      if (!(await this.audit.changeRule(tx, version, body))) return refuse('conflict');
      const changed = (await this.audit.rules(tx)).find(({ kind }) => kind === body.kind);
      return changed === undefined ? refuse('not-found') : allow(anomalyRuleView(changed));
    });
  }
}
