import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  housedStatuses,
  maskOf,
  refuse,
  type Outcome,
  type PlacementId,
  type PlacementView,
  type RecordShelterIncidentBody,
  type ShelterIncidentId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { PlacementStore } from './placement.store';
import { ShowPlacement } from './show-placement';

/** Writes down what happened: coded for the counts, the narrative sealed, and who was told. */
@Injectable()
export class RecordShelterIncident {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly placements: PlacementStore,
    private readonly show: ShowPlacement,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: PlacementId, body: RecordShelterIncidentBody, idempotencyKey: string | null): Promise<Outcome<PlacementView>> {
    return this.inTransaction.run(actor, { action: 'shelter-incident.record', subjectId: id }, async (tx) => {
      const row = await this.placements.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('shelter'));
      const attempt = { key: idempotencyKey, route: `/placements/${id}/incidents`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ShelterIncidentId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      if (!housedStatuses.includes(row.status)) return refuse('placement.not-now');
      if (Date.parse(body.occurredAt) > tx.now.getTime()) {
        return refuse('body.invalid', { errors: [{ path: 'occurredAt', code: 'date.future' }] });
      }
      const key = await this.vault.keyOf(row);
      await tx.em.query(
        `insert into shelter_incident (id, placement_id, case_id, unit_id, kind, severity, occurred_at, told, narrative_ct, recorded_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          claimed.value.id,
          id,
          row.caseId,
          actor.unitId,
          body.kind,
          body.severity,
          body.occurredAt,
          [...new Set(body.told)],
          key.seal('shelter_incident.narrative', body.narrative),
          actor.userId,
        ],
      );
      tx.emit({ kind: 'shelter-incident-recorded', subjectId: claimed.value.id });
      return this.show.one(tx, id);
    });
  }
}
