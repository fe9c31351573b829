import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideGuardian,
  localDay,
  presumedChild,
  type AppointGuardianBody,
  type CaseId,
  type GuardianshipId,
  type GuardianshipView,
  type Outcome,
} from '@himaya/domain';
import { tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { guardianshipStatus } from './child-safeguard.presenter';
import { ChildSafeguardStore } from './child-safeguard.store';
import { ShowChildSafeguards } from './show-child-safeguards';

/** Writes down who speaks for a child, appointed by whom and when; nobody waits for a guardian then. */
@Injectable()
export class AppointGuardian {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly safeguards: ChildSafeguardStore,
    private readonly show: ShowChildSafeguards,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: AppointGuardianBody, idempotencyKey: string | null): Promise<Outcome<GuardianshipView>> {
    return this.inTransaction.run(actor, { action: 'guardianship.appoint', caseId }, async (tx) => {
      const found = await this.show.writable(tx, caseId);
      if (!found.ok) return found;
      const row = found.value;
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/guardianships`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as GuardianshipId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.guardianship(tx, row, id);
      await this.safeguards.lock(tx, caseId);
      const decided = decideGuardian(body, {
        caseStatus: row.status,
        child: presumedChild(row.ageBand),
        today: localDay(tx.now),
        others: (await this.safeguards.guardianships(tx, caseId)).map(guardianshipStatus),
      });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      await this.safeguards.appoint(tx, {
        id,
        caseId,
        unitId: actor.unitId,
        recordedBy: actor.userId,
        recordedAt: tx.now,
        nameCt: key.seal('guardianship.name', body.name) as Buffer,
        contactCt: key.seal('guardianship.contact', body.contact),
        relation: body.relation,
        appointedBy: body.appointedBy,
        appointedOn: body.appointedOn,
        independent: body.independent,
        suspectedAt: null,
        suspectedBy: null,
        suspicionCt: null,
        endedAt: null,
        ending: null,
        version: 1,
      });
      await tellTimeline(tx, { caseId, kind: 'guardian-appointed', subjectId: id });
      tx.emit({ kind: 'guardian-appointed', subjectId: id });
      return this.show.guardianship(tx, row, id);
    });
  }
}
