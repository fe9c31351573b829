import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideNeedMove,
  maskOf,
  refuse,
  type MoveNeedBody,
  type NeedId,
  type NeedMove,
  type NeedView,
  type Outcome,
  type TimelineKind,
} from '@himaya/domain';
import { CaseStore, tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ListNeeds } from './list-needs';
import { NeedStore } from './need.store';

const told: Readonly<Record<NeedMove, TimelineKind>> = { meet: 'need-met', decline: 'need-declined' };

/** Says that a need was met, or that the person does not want help with it. */
@Injectable()
export class MoveNeed {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly needs: NeedStore,
    private readonly listNeeds: ListNeeds,
  ) {}

  run(actor: Actor, id: NeedId, version: number, { move }: MoveNeedBody): Promise<Outcome<NeedView>> {
    return this.inTransaction.run(actor, { action: 'need.move', subjectId: id }, async (tx) => {
      const need = await this.needs.find(tx, id);
      const row = need === null ? null : await this.cases.find(tx, need.caseId);
      if (need === null || row === null) return refuse('not-found');
      tx.touches(row.id, maskOf('core'));
      const held = decideAdding(row);
      if (!held.ok) return held;
      const decided = decideNeedMove(need.status, move, row.status);
      if (!decided.ok) return decided;
      if (!(await this.needs.move(tx, id, version, decided.value.to))) return refuse('conflict');
      await tellTimeline(tx, {
        caseId: row.id,
        kind: told[move],
        subjectId: id,
        details: { service: need.service, need: need.needCode },
      });
      tx.emit({ kind: told[move], subjectId: id });
      return this.listNeeds.one(tx, row, id);
    });
  }
}
