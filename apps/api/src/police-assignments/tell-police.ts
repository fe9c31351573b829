import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideAdding,
  decideTellingPolice,
  maskOf,
  missingBestInterests,
  refuse,
  type CaseId,
  type GrantId,
  type Outcome,
  type PoliceAssignmentView,
  type TellPoliceBody,
  type TellPoliceFacts,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import { consentFacts, ConsentStore } from '../consents';
import { OverrideStore } from '../overrides';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { PoliceAssignmentStore } from './police-assignment.store';
import { ShowPoliceAssignment } from './show-police-assignment';

/** Lets an anti-trafficking section see a case that a provider answers for, on the person's word or an override in its place. */
@Injectable()
export class TellPolice {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly consents: ConsentStore,
    private readonly overrides: OverrideStore,
    private readonly assignments: PoliceAssignmentStore,
    private readonly show: ShowPoliceAssignment,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: TellPoliceBody, idempotencyKey: string | null): Promise<Outcome<PoliceAssignmentView>> {
    return this.inTransaction.run(actor, { action: 'police.tell', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/police-assignments`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as GrantId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const basis = await this.basis(tx, caseId, body);
      if (!basis.ok) return basis;
      const decided = decideTellingPolice({
        caseStatus: row.status,
        answers: await this.assignments.answers(tx, caseId),
        ageBand: row.ageBand,
        readCategories: heldBy(actor, row).read,
        toUnit: await this.assignments.findUnit(tx, body.toUnitId),
        packet: body.categories,
        missingBestInterests: missingBestInterests(row.safeguards ?? undefined, 'interpretation'),
        now: tx.now,
        ...basis.value,
      });
      if (!decided.ok) return decided;
      const told = await this.assignments.tell(tx, id, caseId, {
        toUnitId: body.toUnitId,
        categoryMask: maskOf(...body.categories),
        consentId: body.consentId ?? null,
        overrideId: body.overrideId ?? null,
      });
      if (!told.ok) return told;
      tx.emit({ kind: 'police-told', subjectId: id });
      if (body.overrideId) tx.emit({ kind: 'override-used', subjectId: body.overrideId });
      return this.show.one(tx, id);
    });
  }

  /** Exactly one of the two is named; it is this case's, and an override is the telling unit's own. */
  private async basis(
    tx: Tx,
    caseId: CaseId,
    { consentId, overrideId }: TellPoliceBody,
  ): Promise<Outcome<Pick<TellPoliceFacts, 'consent' | 'override'>>> {
    if (consentId && overrideId) return refuse('body.invalid', { errors: [{ path: 'overrideId', code: 'not.both' }] });
    if (overrideId) {
      const override = await this.overrides.find(tx, overrideId);
      const own = override?.caseId === caseId && override.unitId === tx.actor.unitId;
      return own ? allow({ override }) : refuse('override.missing');
    }
    const consent = consentId ? await this.consents.find(tx, consentId) : null;
    return consent?.caseId === caseId ? allow({ consent: consentFacts(consent) }) : refuse('consent.law-enforcement');
  }
}
