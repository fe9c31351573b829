import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, callsOf, refuse, type IncidentReceipt, type Outcome, type ReportIncidentBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { descriptionPlace } from './incident.presenter';
import { IncidentStore } from './incident.store';

/** Anybody tells that something went wrong; the text is encrypted, and only the officers read it. The clocks start here. */
@Injectable()
export class ReportIncident {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly incidents: IncidentStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, body: ReportIncidentBody): Promise<Outcome<IncidentReceipt>> {
    const id = randomUUID();
    const { key, stored } = await this.vault.newKey(id);
    return this.inTransaction.run(actor, { action: 'incident.report', subjectId: id }, async (tx) => {
      const noticedAt = body.noticedAt === undefined ? tx.now : new Date(body.noticedAt);
      if (noticedAt > tx.now) return refuse('body.invalid', { errors: [{ path: 'noticedAt', code: 'date.future' }] });
      const descriptionCt = key.seal(descriptionPlace, body.description);
      if (descriptionCt === null) return refuse('body.invalid', { errors: [{ path: 'description', code: 'required' }] });
      const caseIds = body.caseIds ?? [];
      await this.incidents.insert(tx, { id, kind: body.kind, noticedAt, descriptionCt, key: stored, caseIds, calls: callsOf(tx.now) });
      tx.emit({ kind: 'incident-reported', subjectId: id });
      return allow({ id, reportedAt: tx.now.toISOString() });
    });
  }
}
