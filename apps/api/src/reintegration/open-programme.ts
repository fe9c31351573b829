import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideOpenProgramme,
  maskOf,
  refuse,
  type CaseId,
  type OpenProgrammeBody,
  type Outcome,
  type ProgrammeId,
  type ProgrammeView,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** Opens a programme: on an accepted referral, or in a case that the unit answers for. */
@Injectable()
export class OpenProgramme {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly programmes: ProgrammeStore,
    private readonly show: ShowProgramme,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: OpenProgrammeBody, idempotencyKey: string | null): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'programme.open', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('reintegration'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/programmes`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ProgrammeId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const adding = decideAdding(row);
      if (!adding.ok) return adding;
      const referralId = body.referralId ?? null;
      const decided = decideOpenProgramme({
        write: heldBy(actor, row).write,
        caseStatus: row.status,
        open: await this.programmes.isOpen(tx, caseId, referralId),
      });
      if (!decided.ok) return decided;
      const alias = (await this.vault.keyOf(row)).open('case_record.alias', row.aliasCt);
      const { key, stored } = await this.vault.newKey(id);
      const calledCt = key.seal('programme.called', alias);
      const opened = await this.programmes.open(tx, { id, caseId, referralId, calledCt, key: stored });
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
