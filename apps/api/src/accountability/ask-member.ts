import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  daysOfHalf,
  decideHalf,
  figuresToFreeze,
  localDay,
  refuse,
  type AskMemberBody,
  type MemberAccountId,
  type MemberAccountView,
  type Outcome,
} from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import { ReadAttendance } from '../meetings';
import { ReadScorecards } from '../plan';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { accountView } from './account.presenter';
import { AccountStore } from './account.store';

/** Asks a member to account for a half-year whose last reports were due; its figures stay as they are at this moment. */
@Injectable()
export class AskMember {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly accounts: AccountStore,
    private readonly scorecards: ReadScorecards,
    private readonly attendance: ReadAttendance,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: AskMemberBody, idempotencyKey: string | null): Promise<Outcome<MemberAccountView>> {
    return this.inTransaction.run(actor, { action: 'member-account.ask' }, async (tx) => {
      const decided = decideHalf(body, members, localDay(tx.now));
      if (!decided.ok) return decided;
      const attempt = { key: idempotencyKey, route: '/plan/accounts', body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as MemberAccountId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      const asked = again ? decided : await this.freeze(tx, id, body);
      if (!asked.ok) return asked;
      const row = await this.accounts.find(tx, id);
      return row === null ? refuse('not-found') : allow(accountView(row, localDay(tx.now)));
    });
  }

  private async freeze(tx: Tx, id: MemberAccountId, body: AskMemberBody): Promise<Outcome<null>> {
    const card = (await this.scorecards.of(tx, body.half)).find(({ agency }) => agency.id === body.agencyId);
    if (card === undefined) throw new Error('a member without a scorecard');
    const attendance = (await this.attendance.of(tx, daysOfHalf(body.half))).get(body.agencyId) ?? { held: 0, attended: 0 };
    return this.accounts.ask(tx, id, body, figuresToFreeze(card, attendance));
  }
}
