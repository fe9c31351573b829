import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideReflection,
  localDay,
  maskOf,
  refuse,
  type ChangeReflectionBody,
  type IdentificationView,
  type IsoDate,
  type Outcome,
  type ReflectionId,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { IdentificationStore, type ReflectionRow } from './identification.store';
import { ShowIdentification } from './show-identification';

/** Pauses, resumes, extends or, on a named ground only, cuts short a recovery and reflection period; one that was cut in error goes on. */
@Injectable()
export class ChangeReflection {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly identification: IdentificationStore,
    private readonly show: ShowIdentification,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ReflectionId, version: number, body: ChangeReflectionBody): Promise<Outcome<IdentificationView>> {
    return this.inTransaction.run(actor, { action: 'reflection.change', subjectId: id }, async (tx) => {
      const caseId = await this.identification.caseOfReflection(tx, id);
      const row = caseId === null ? null : await this.cases.find(tx, caseId);
      if (caseId === null || row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const facts = await this.identification.facts(tx, caseId);
      if (!facts.answers || row.writeMask === 0) return refuse('identification.not-your-decision');
      if (row.status !== 'open') return refuse('case.closed');
      const period = (await this.identification.reflections(tx, caseId)).find((one) => one.id === id);
      if (period === undefined) return refuse('not-found');
      if (period.version !== version) return refuse('conflict');
      const decided = decideReflection({ ...period, stoppedOn: stoppedOn(period) }, body, localDay(tx.now));
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      const changed = await this.identification.changeReflection(tx, id, version, {
        id: randomUUID(),
        change: body.change,
        reason: body.reason,
        days: body.days ?? null,
        wordsCt: key.seal('reflection_change.words', body.words),
      });
      if (!changed.ok) return changed;
      tx.emit({ kind: 'reflection-changed', subjectId: id });
      return this.show.of(tx, caseId);
    });
  }
}

/** The day its clock stopped; null while it runs. */
function stoppedOn({ status, pausedOn, changes }: ReflectionRow): IsoDate | null {
  const cut = status === 'cut' ? changes.find(({ change }) => change === 'cut') : undefined;
  return cut === undefined ? pausedOn : localDay(new Date(cut.at));
}
