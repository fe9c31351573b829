import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ceilingOf } from '@himaya/auth';
import {
  decideBreakGlass,
  readCaseNumber,
  refuse,
  type BreakGlassBody,
  type BreakGlassId,
  type BreakGlassView,
  type CaseId,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { BreakGlassStore } from './break-glass.store';
import { ShowBreakGlass } from './show-break-glass';

/** Which case is meant: the number somebody was told, or a known id. */
export type Meant = { readonly number: string } | { readonly caseId: CaseId };

/**
 * Opens a case that is not the asker's, for four hours and to the asker alone: core, identity and risk at read, under the
 * roles' ceiling. The second within a day waits for the supervisor. A case that is sealed, or from which the asker is barred,
 * is answered like a number that does not exist.
 */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly emergencies: BreakGlassStore,
    private readonly show: ShowBreakGlass,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, meant: Meant, body: BreakGlassBody, idempotencyKey: string | null): Promise<Outcome<BreakGlassView>> {
    const number = 'number' in meant ? readCaseNumber(meant.number) : null;
    const id = randomUUID() as BreakGlassId;
    // Made before the transaction: the holder of the keys may be far away.
    const { key, stored } = await this.vault.newKey(id);
    return this.inTransaction.run(actor, { action: 'break-glass.open', ...('caseId' in meant ? meant : {}) }, async (tx) => {
      if ('number' in meant && number === null) return refuse('body.invalid', { errors: [{ path: 'number', code: 'number.invalid' }] });
      const attempt = { key: idempotencyKey, route: '/cases/break-glass', body: { ...meant, ...body } };
      const claimed = await claimAttempt(tx, this.vault, attempt, id);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, claimed.value.id);
      const facts = await this.emergencies.seek(tx, { number, caseId: 'caseId' in meant ? meant.caseId : null });
      if (facts === 'throttled') return refuse('emergency.throttled');
      if (facts === null) {
        if (number !== null) await this.emergencies.noteMissed(tx, number);
        return refuse('not-found');
      }
      const decided = decideBreakGlass({ ...facts, ceiling: ceilingOf(actor.roles).read });
      if (!decided.ok) return decided;
      const { caseId } = facts;
      const reasonCt = key.seal('break_glass.reason', body.reason);
      const status = await this.emergencies.ask(tx, { id, caseId, ground: body.ground, reasonCt }, stored);
      if (status !== decided.value.to) throw new Error('the database decided otherwise on an emergency access');
      tx.touches(caseId, status === 'open' ? decided.value.read : 0);
      tx.emit({ kind: status === 'open' ? 'emergency-opened' : 'emergency-asked', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
