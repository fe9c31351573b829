import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideOverrideRequest,
  localDay,
  maskOf,
  overrideStatusAt,
  presumedChild,
  refuse,
  type CaseId,
  type Outcome,
  type OverrideId,
  type OverrideView,
  type RequestOverrideBody,
} from '@himaya/domain';
import { CaseStore, heldBy, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { OverrideStore } from './override.store';
import { ShowOverride } from './show-override';

/** Asks a second person to let something be shared without the person's consent; nothing is shared by asking. */
@Injectable()
export class RequestOverride {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly overrides: OverrideStore,
    private readonly show: ShowOverride,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RequestOverrideBody, idempotencyKey: string | null): Promise<Outcome<OverrideView>> {
    return this.inTransaction.run(actor, { action: 'override.request', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/overrides`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as OverrideId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const waiting = (await this.overrides.listOfCase(tx, caseId)).some(
        (other) =>
          other.recipientUnitId === body.recipientUnitId &&
          overrideStatusAt(other, { now: tx.now, today: localDay(tx.now) }) === 'requested',
      );
      const decided = decideOverrideRequest(body, {
        unitId: actor.unitId,
        caseStatus: row.status,
        child: presumedChild(row.ageBand),
        readCategories: heldBy(actor, row).read,
        recipient: await this.overrides.findRecipient(tx, body.recipientUnitId, body.ground),
        waiting,
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const asked = await this.ask(tx, id, row, body);
      if (!asked.ok) return asked;
      tx.emit({ kind: 'override-requested', subjectId: id });
      return this.show.one(tx, id);
    });
  }

  private async ask(tx: Tx, id: OverrideId, row: CaseRow, body: RequestOverrideBody): Promise<Outcome<null>> {
    const key = await this.vault.keyOf(row);
    const ordered = body.ground === 'court-order';
    const best = presumedChild(row.ageBand) ? body.bestInterests : undefined;
    return this.overrides.request(tx, {
      id,
      caseId: row.id,
      recipientUnitId: body.recipientUnitId,
      categoryMask: maskOf(...body.categories),
      ground: body.ground,
      reasonCt: key.seal('consent_override_words.reason', body.reason),
      courtReferenceCt: ordered ? key.seal('consent_override_words.court_reference', body.courtReference) : null,
      courtOrderedOn: (ordered && body.courtOrderedOn) || null,
      determinedByCt: key.seal('best_interests.determined_by', best?.determinedBy),
      determinedOn: best?.determinedOn ?? null,
      considerationsCt: key.seal('best_interests.considerations', best?.considerations),
      conclusionCt: key.seal('best_interests.conclusion', best?.conclusion),
      exploitationCt: key.seal('best_interests.exploitation', best?.exploitation),
    });
  }
}
