import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  allow,
  availableTestimonyMoves,
  maskOf,
  refuse,
  type CaseId,
  type CaseProceedingsView,
  type CaseProceedingView,
  type Outcome,
} from '@himaya/domain';
import { CaseStore, heldBy, type CaseRow } from '../cases';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { ProceedingStore } from './proceeding.store';
import { TestimonyStore, type CaseProceedingRow } from './testimony.store';

/** What a case has of proceedings, inside a transaction. */
@Injectable()
export class ShowCaseProceedings {
  constructor(
    private readonly cases: CaseStore,
    private readonly proceedings: ProceedingStore,
    private readonly testimony: TestimonyStore,
    private readonly vault: Vault,
  ) {}

  /** The case, where its proceedings are the reader's to read; whose they are not, finds nothing. */
  async readable(tx: Tx, caseId: CaseId): Promise<CaseRow | null> {
    const row = await this.cases.find(tx, caseId);
    if (row === null || (heldBy(tx.actor, row).read & maskOf('proceedings')) === 0) return null;
    tx.touches(caseId, maskOf('proceedings'));
    return row;
  }

  async one(tx: Tx, caseId: CaseId): Promise<Outcome<CaseProceedingsView>> {
    const row = await this.readable(tx, caseId);
    if (row === null) return refuse('not-found');
    const writes = row.status === 'open' && (heldBy(tx.actor, row).write & maskOf('proceedings')) !== 0;
    const mayWrite = writes && mayEver(tx.actor.roles, 'record', 'Testimony');
    const court = mayEver(tx.actor.roles, 'record', 'Judgment');
    const found = await this.testimony.proceedingsOf(tx, caseId);
    const proceedings: CaseProceedingView[] = [];
    for (const one of found) proceedings.push(await this.linked(tx, one));
    return allow({
      proceedings,
      measures: (await this.testimony.ofCase(tx, caseId)).map((one) => ({
        id: one.id,
        version: one.version,
        person: one.person,
        kind: one.kind,
        status: one.status,
        askedOn: one.askedOn,
        decidedOn: one.decidedOn,
        reviewOn: one.reviewOn,
        endedOn: one.endedOn,
        moves: mayWrite ? availableTestimonyMoves(one.status, court) : [],
      })),
      mayWrite,
    });
  }

  private async linked(tx: Tx, { court, stage, stageSince, linkId, proceedingId }: CaseProceedingRow): Promise<CaseProceedingView> {
    const known = { court, stage, stageSince: stageSince.toISOString() };
    const row = proceedingId === null ? null : await this.proceedings.find(tx, proceedingId);
    if (row === null || linkId === null) return { ...known, link: null };
    const number = (await this.vault.keyOf(row)).open('proceeding.number', row.numberCt) ?? '';
    return { ...known, link: { id: linkId, proceedingId: row.id, number } };
  }
}
