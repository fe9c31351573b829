import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type InterpreterItem, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import type { InterpreterQueryDto } from './interpretation.bodies';
import { interpreterItem } from './interpretation.presenter';
import { InterpreterStore } from './interpreter.store';

/** The office's roster by language, governorate, sex, and who is free at a time. */
@Injectable()
export class ListInterpreters {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpreters: InterpreterStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, query: InterpreterQueryDto): Promise<Outcome<Page<InterpreterItem>>> {
    const { status = 'active', language, governorate, sex, from, to, cursor, limit = defaultLimit } = query;
    const after = decodeCursor(cursor, [/^\d{1,4}$/, idKey]);
    return this.inTransaction.run(actor, { action: 'interpreter.list' }, async (tx) => {
      if ((from === undefined) !== (to === undefined)) {
        return refuse('body.invalid', { errors: [{ path: from === undefined ? 'from' : 'to', code: 'required' }] });
      }
      const rows = await this.interpreters.list(tx, {
        status,
        after,
        limit,
        ...(language === undefined ? {} : { language }),
        ...(governorate === undefined ? {} : { governorate }),
        ...(sex === undefined ? {} : { sex }),
        ...(from === undefined || to === undefined ? {} : { free: { from, to } }),
      });
      const keys = await this.vault.openKeys(rows);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => interpreterItem(row, keys),
          (row) => [String(row.number), row.id],
        ),
      );
    });
  }
}
