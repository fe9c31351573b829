import { Injectable } from '@nestjs/common';
import { allow, decideTriage, refuse, type CaseId, type ConcernId, type Outcome, type TriageBody, type TriageView } from '@himaya/domain';
import { withFreshNumbers } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { CaseOfPerson } from './case-of-person';
import { ConcernStore } from './concern.store';
import { PersonStore } from './person.store';

/** A triager decides what becomes of a concern; a new case is opened in the same transaction, or nothing happens at all. */
@Injectable()
export class TriageConcern {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly concerns: ConcernStore,
    private readonly persons: PersonStore,
    private readonly cases: CaseOfPerson,
  ) {}

  run(actor: Actor, id: ConcernId, version: number, body: TriageBody): Promise<Outcome<TriageView>> {
    return withFreshNumbers(() =>
      this.inTransaction.run(actor, { action: 'concern.triage', subjectId: id }, async (tx) => {
        // Held before a case is opened for it: of two at once the second opens none.
        await this.concerns.hold(tx, id, body.duplicateOf ?? null);
        const row = await this.concerns.find(tx, id);
        if (row === null) return refuse('not-found');
        if (row.version !== version) return refuse('conflict');
        const decided = decideTriage(row.status, body);
        if (!decided.ok) return decided;
        const kase = await this.caseOf(tx, body);
        if (!kase.ok) return kase;
        const answer = await this.concerns.triage(tx, id, version, {
          outcome: body.outcome,
          reason: body.reason ?? null,
          caseId: kase.value,
          toUnitId: body.toUnitId ?? null,
          otherId: body.duplicateOf ?? null,
        });
        if (answer !== 'done' && body.outcome === 'accepted-new-case') throw new Error(`a case was opened for nothing: ${answer}`);
        if (answer !== 'done') return refuse(answer);
        if (kase.value !== null) {
          const settled = await this.persons.settle(tx, id, body.person ?? 0, kase.value, null);
          if (settled !== 'done') return refuse(settled);
        }
        tx.emit({ kind: 'concern-triaged', subjectId: id });
        const triaged = await this.concerns.findTriaged(tx, id);
        return triaged === null ? refuse('not-found') : allow(triaged);
      }),
    );
  }

  /** The case it goes into: opened now, or one of the own grants; null for the other outcomes. */
  private async caseOf(tx: Tx, body: TriageBody): Promise<Outcome<CaseId | null>> {
    if (body.outcome === 'accepted-new-case') return this.cases.open(tx, body.case!);
    return body.outcome === 'accepted-existing-case' ? this.cases.find(tx, body.caseNumber ?? '') : allow(null);
  }
}
