import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideReturnStep,
  localDay,
  maskOf,
  outcomeOfReturn,
  refuse,
  type AbroadTransferId,
  type IsoDate,
  type Outcome,
  type RepatriationId,
  type RepatriationView,
  type ReturnStep,
  type StepRepatriationBody,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { FollowReferral } from './follow-referral';
import { JourneyStore } from './journey.store';
import { RepatriationStore, type RepatriationRow } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';

/** Which step's day another does not precede. */
const after: Partial<Record<ReturnStep, ReturnStep>> = { 'hand-over': 'depart', 'confirm-arrival': 'hand-over' };

/** One step of the journey, or its end. The hand-over and the arrival are the case's own hand-over abroad (ADR 92). */
@Injectable()
export class StepRepatriation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
    private readonly journeys: JourneyStore,
    private readonly cases: CaseStore,
    private readonly show: ShowRepatriation,
    private readonly referral: FollowReferral,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: RepatriationId, version: number, body: StepRepatriationBody): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.step', subjectId: id }, async (tx) => {
      const row = await this.returns.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('repatriation'));
      const decided = decideReturnStep(body, {
        status: row.status,
        today: localDay(tx.now),
        facts: row.facts,
        consent: (await this.show.toEmbassy(tx, row)).some((one) => one.id === body.consentId),
        since: await this.dayBefore(tx, id, body.step),
      });
      if (!decided.ok) return decided;
      const done =
        body.step === 'name-receiver' ? await this.nameReceiver(tx, row, version, body) : await this.take(tx, row, version, body);
      if (!done.ok) return done;
      await this.tell(tx, id, body.step);
      await this.referral.end(tx, row, outcomeOfReturn(decided.value.to, body.reason ?? null));
      return this.show.one(tx, id);
    });
  }

  private async dayBefore(tx: Tx, id: RepatriationId, step: ReturnStep): Promise<IsoDate | null> {
    const before = after[step];
    return before === undefined ? null : ((await this.journeys.steps(tx, id)).find((one) => one.step === before)?.on ?? null);
  }

  private async take(tx: Tx, row: RepatriationRow, version: number, body: StepRepatriationBody): Promise<Outcome<null>> {
    const wordsCt = (await this.vault.keyOf(row)).seal('return-step.words', body.words);
    return this.journeys.take(tx, row.id, version, randomUUID(), body, wordsCt);
  }

  private async nameReceiver(tx: Tx, row: RepatriationRow, version: number, body: StepRepatriationBody): Promise<Outcome<null>> {
    const kase = await this.cases.find(tx, row.caseId);
    if (kase === null) return refuse('not-found');
    const rows = { stepId: randomUUID(), transferId: randomUUID() as AbroadTransferId };
    return this.journeys.nameReceiver(tx, row.id, version, rows, body, {
      bodyCt: (await this.vault.keyOf(kase)).seal('abroad_transfer.body', body.words),
      carerCt: (await this.vault.keyOf(row)).seal('repatriation.carer', body.carer),
    });
  }

  /** Whoever answers for the case hears of the hand-over and the arrival as of any other abroad. */
  private async tell(tx: Tx, id: RepatriationId, step: ReturnStep): Promise<void> {
    if (step !== 'hand-over' && step !== 'confirm-arrival') return;
    const receiver = await this.journeys.receiver(tx, id);
    if (receiver !== null) tx.emit({ kind: step === 'hand-over' ? 'abroad-handed-over' : 'abroad-arrived', subjectId: receiver.id });
  }
}
