import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideAssessments,
  decideIdentification,
  localDay,
  maskOf,
  plusDays,
  refuse,
  type CaseId,
  type DecideIdentificationBody,
  type DecisionId,
  type DeciderKind,
  type FieldProblem,
  type IdentificationView,
  type Outcome,
  type ReflectionId,
} from '@himaya/domain';
import { CaseStore, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { StartStay } from '../safeguards';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { IdentificationStore } from './identification.store';
import { RulesStore } from './rules.store';
import { ShowIdentification } from './show-identification';

/** Records a decision on identification: the officer's own, or the judge's that the court's liaison writes down. */
@Injectable()
export class DecideIdentification {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly identification: IdentificationStore,
    private readonly rules: RulesStore,
    private readonly show: ShowIdentification,
    private readonly startStay: StartStay,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: DecideIdentificationBody, idempotencyKey: string | null): Promise<Outcome<IdentificationView>> {
    return this.inTransaction.run(actor, { action: 'identification.decide', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core', 'exploitation'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/identification-decisions`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as DecisionId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.of(tx, caseId);
      const held = decideAdding(row);
      if (!held.ok) return held;
      if (row.status !== 'open') return refuse('case.closed');
      const decided = await this.weigh(tx, row, body);
      if (!decided.ok) return decided;
      const stored = await this.store(tx, id, row, body);
      if (!stored.ok) return stored;
      if (decided.value) await this.startStay.run(tx, row);
      tx.emit({ kind: 'identification-decided', subjectId: id });
      return this.show.of(tx, caseId);
    });
  }

  /** May it be taken? With true where residence during the period starts with it. */
  private async weigh(tx: Tx, row: CaseRow, body: DecideIdentificationBody): Promise<Outcome<boolean>> {
    const { underReview, answers } = await this.identification.facts(tx, row.id);
    if (!answers) return refuse('identification.not-your-decision');
    const rules = await this.rules.inForce(tx);
    const judge = body.judge === undefined ? null : this.vault.deciderDigest(body.judge.name);
    // Who decides is a judge of a court or this very officer; the database compares, and says only whether it is one of those before.
    const deciderId = judge?.toString('hex') ?? tx.actor.userId;
    const before = await this.identification.decidedBefore(tx, row.id, judge);
    const record = { status: row.identificationStatus, underReview };
    const decided = decideIdentification(record, body.decision, {
      roles: tx.actor.roles,
      deciderId,
      firstDeciderId: before ? deciderId : null,
      rules,
    });
    if (!decided.ok) return decided;
    const errors = fieldProblems(body, decided.value.decidedBy, localDay(tx.now));
    if (errors.length > 0) return refuse('body.invalid', { errors });
    const assessed = decideAssessments(body.tests ?? [], rules.tests, body.decision);
    if (!assessed.ok) return assessed;
    return this.startStay.decide(tx, row, {
      asked: body.stay,
      opens: decided.value.status === 'reasonable-grounds',
      until: plusDays(localDay(tx.now), rules.reflectionDays),
    });
  }

  private async store(tx: Tx, id: DecisionId, row: CaseRow, body: DecideIdentificationBody): Promise<Outcome<null>> {
    const key = await this.vault.keyOf(row);
    const { judge } = body;
    return this.identification.decide(tx, {
      id,
      caseId: row.id,
      decision: body.decision,
      ground: body.ground,
      decidedOn: body.decidedOn,
      documentId: body.documentId ?? null,
      reasonsCt: key.seal('identification_words.reasons', body.reasons),
      judgeCt: key.seal('identification_words.judge', judge?.name),
      referenceCt: key.seal('identification_words.reference', judge?.reference),
      judgeDigest: judge === undefined ? null : this.vault.deciderDigest(judge.name),
      courtKind: judge?.courtKind ?? null,
      courtGovernorate: judge?.courtGovernorate ?? null,
      tests: body.tests ?? [],
      reflectionId: randomUUID() as ReflectionId,
    });
  }
}

function fieldProblems(body: DecideIdentificationBody, decidedBy: DeciderKind, today: string): FieldProblem[] {
  const byJudge = decidedBy === 'judge';
  return [
    ...(byJudge && body.judge === undefined ? [{ path: 'judge', code: 'required' }] : []),
    ...(!byJudge && body.judge !== undefined ? [{ path: 'judge', code: 'key.unknown' }] : []),
    ...(body.decidedOn > today ? [{ path: 'decidedOn', code: 'date.invalid' }] : []),
  ];
}
