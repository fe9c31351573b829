import { Injectable } from '@nestjs/common';
import { allow, refuse, type AnomalyView, type Outcome, type ReviewAnomalyBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { anomalyView } from './audit.presenter';
import { AuditStore } from './audit.store';

/** The officer's word on something unusual: seen, explained by a code, or an incident of the register. */
@Injectable()
export class ReviewAnomaly {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly audit: AuditStore,
  ) {}

  run(actor: Actor, id: string, version: number, body: ReviewAnomalyBody): Promise<Outcome<AnomalyView>> {
    return this.inTransaction.run(actor, { action: 'anomaly.review', subjectId: id }, async (tx) => {
      const explanation = body.state === 'explained' ? body.explanation : null;
      const incidentId = body.state === 'incident' ? body.incidentId : null;
      if (explanation === undefined) return refuse('body.invalid', { errors: [{ path: 'explanation', code: 'required' }] });
      if (incidentId === undefined) return refuse('body.invalid', { errors: [{ path: 'incidentId', code: 'required' }] });
      if ((await this.audit.anomaly(tx, id)) === null) return refuse('not-found');
      if (incidentId !== null && !(await isIncident(tx, incidentId))) {
        return refuse('body.invalid', { errors: [{ path: 'incidentId', code: 'code.unknown' }] });
      }
      if (!(await this.audit.review(tx, id, version, { state: body.state, explanation, incidentId }))) return refuse('conflict');
      const reviewed = await this.audit.anomaly(tx, id);
      return reviewed === null ? refuse('not-found') : allow(anomalyView(reviewed));
    });
  }
}

async function isIncident(tx: Tx, id: string): Promise<boolean> {
  const rows: unknown[] = await tx.em.query('select 1 from incident where id = $1', [id]);
  return rows.length > 0;
}
