import { Injectable } from '@nestjs/common';
import { allow, type MeView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadMe } from './read-me';

/** The interface language of the own account; the last choice wins, so it needs no version. */
@Injectable()
export class ChooseLanguage {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly readMe: ReadMe,
  ) {}

  run(actor: Actor, language: string): Promise<Outcome<MeView>> {
    return this.inTransaction.run(actor, { action: 'session.choose-language' }, async (tx) => {
      await tx.em.query('update user_account set language = $1, version = version + 1 where id = $2', [language, actor.userId]);
      return allow(await this.readMe.view(tx, language));
    });
  }
}
