import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideSettlement,
  refuse,
  type CaseId,
  type ConcernId,
  type Outcome,
  type SettledView,
  type SettlePersonBody,
} from '@himaya/domain';
import { withFreshNumbers } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CaseOfPerson } from './case-of-person';
import { ConcernStore } from './concern.store';
import { PersonStore } from './person.store';

/** A case for one more person of an accepted concern, opened or named, or the reason why they have none; each person once. */
@Injectable()
export class SettlePerson {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly concerns: ConcernStore,
    private readonly persons: PersonStore,
    private readonly cases: CaseOfPerson,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ConcernId, body: SettlePersonBody, idempotencyKey: string | null): Promise<Outcome<SettledView>> {
    return withFreshNumbers(() =>
      this.inTransaction.run(actor, { action: 'concern.settle-person', subjectId: id }, async (tx) => {
        const row = await this.concerns.find(tx, id);
        if (row === null) return refuse('not-found');
        const attempt = { key: idempotencyKey, route: `/concerns/${id}/cases`, body };
        const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as CaseId);
        if (!claimed.ok) return claimed;
        if (!claimed.value.again) {
          const settled = await this.settle(tx, row, body, claimed.value.id);
          if (!settled.ok) return settled;
        }
        return allow({ id, person: body.person, ...(await this.persons.settled(tx, id, body.person)) });
      }),
    );
  }

  private async settle(
    tx: Tx,
    row: { readonly id: ConcernId } & Parameters<typeof decideSettlement>[0],
    body: SettlePersonBody,
    newId: CaseId,
  ): Promise<Outcome<null>> {
    const decided = decideSettlement(row, body);
    if (!decided.ok) return decided;
    // Held before a case is opened: of two at once the second opens none.
    const taken = await this.persons.hold(tx, row.id, body.person);
    if (taken) return refuse('concern.person-has-case');
    const kase = await this.caseOf(tx, body, newId);
    if (!kase.ok) return kase;
    const answer = await this.persons.settle(tx, row.id, body.person, kase.value, body.reason ?? null);
    if (answer !== 'done') return refuse(answer);
    if (kase.value !== null) tx.emit({ kind: 'concern-case-opened', subjectId: kase.value });
    return allow(null);
  }

  private async caseOf(tx: Tx, { case: opened, caseNumber }: SettlePersonBody, newId: CaseId): Promise<Outcome<CaseId | null>> {
    if (opened !== undefined) return this.cases.open(tx, opened, newId);
    return caseNumber === undefined ? allow(null) : this.cases.find(tx, caseNumber);
  }
}
