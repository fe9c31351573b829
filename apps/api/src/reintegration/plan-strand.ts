import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decidePlanStrand,
  maskOf,
  refuse,
  type Outcome,
  type PlanStrandBody,
  type ProgrammeId,
  type ProgrammeStrandId,
  type ProgrammeView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** Plans a strand of a programme. */
@Injectable()
export class PlanStrand {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly show: ShowProgramme,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ProgrammeId, body: PlanStrandBody, idempotencyKey: string | null): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'strand.plan', subjectId: id }, async (tx) => {
      const row = await this.programmes.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const attempt = { key: idempotencyKey, route: `/programmes/${id}/strands`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ProgrammeStrandId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const decided = decidePlanStrand(body, row.status);
      if (!decided.ok) return decided;
      const planned = await this.programmes.plan(tx, claimed.value.id, id, body);
      return planned.ok ? this.show.one(tx, id) : planned;
    });
  }
}
