import { Injectable } from '@nestjs/common';
import {
  allow,
  localDay,
  mayAccount,
  refuse,
  type ReplyToQuestionsBody,
  type MemberAccountId,
  type MemberAccountView,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { accountView } from './account.presenter';
import { AccountStore } from './account.store';

/** A member's one reply to the chair's questions. */
@Injectable()
export class ReplyToQuestions {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly accounts: AccountStore,
  ) {}

  run(actor: Actor, id: MemberAccountId, version: number, body: ReplyToQuestionsBody): Promise<Outcome<MemberAccountView>> {
    return this.inTransaction.run(actor, { action: 'member-account.reply', subjectId: id }, async (tx) => {
      const today = localDay(tx.now);
      const before = await this.accounts.find(tx, id);
      if (before === null) return refuse('not-found');
      if (!mayAccount('reply', before.state, localDay(before.askedAt), today)) return refuse('member-account.not-now');
      const done = await this.accounts.reply(tx, id, version, body);
      if (!done.ok) return done;
      const row = await this.accounts.find(tx, id);
      return row === null ? refuse('not-found') : allow(accountView(row, today));
    });
  }
}
