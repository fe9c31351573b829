import { Injectable } from '@nestjs/common';
import {
  decideGuardianshipMove,
  refuse,
  type GuardianshipAction,
  type GuardianshipId,
  type GuardianshipView,
  type Outcome,
  type TimelineKind,
} from '@himaya/domain';
import { tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { guardianshipStatus } from './child-safeguard.presenter';
import type { GuardianshipRecord } from './child-safeguard.schema';
import { ChildSafeguardStore } from './child-safeguard.store';
import { ShowChildSafeguards } from './show-child-safeguards';

/** What every step of a guardianship does alike: found where it may be written, decided, changed, told. */
@Injectable()
export class MoveGuardianship {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly safeguards: ChildSafeguardStore,
    private readonly show: ShowChildSafeguards,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    id: GuardianshipId,
    version: number,
    step: {
      readonly name: 'guardianship.suspect' | 'guardianship.end';
      readonly action: GuardianshipAction;
      readonly told: TimelineKind;
      readonly changes: (tx: Tx, key: DataKey) => Partial<GuardianshipRecord>;
    },
  ): Promise<Outcome<GuardianshipView>> {
    return this.inTransaction.run(actor, { action: step.name, subjectId: id }, async (tx) => {
      const guardianship = await this.safeguards.find(tx, id);
      if (guardianship === null) return refuse('not-found');
      const found = await this.show.writable(tx, guardianship.caseId);
      if (!found.ok) return found;
      const row = found.value;
      const decided = decideGuardianshipMove(guardianshipStatus(guardianship), step.action, row.status);
      if (!decided.ok) return decided;
      if (!(await this.safeguards.move(tx, id, version, step.changes(tx, await this.vault.keyOf(row))))) return refuse('conflict');
      await tellTimeline(tx, { caseId: row.id, kind: step.told, subjectId: id });
      tx.emit({ kind: step.told, subjectId: id });
      return this.show.guardianship(tx, row, id);
    });
  }
}
