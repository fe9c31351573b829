import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type HearingListItem, type IsoDate, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { hearingListItem } from './hearing.presenter';
import { HearingStore } from './hearing.store';
import { lawyerKeysOf } from './legal.presenter';

const day = 86_400_000;

/** The office's calendar from a day on, in Iraq's days. */
@Injectable()
export class ListHearings {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly hearings: HearingStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, query: { from: IsoDate; days: number; cursor?: string; limit?: number }): Promise<Outcome<Page<HearingListItem>>> {
    const { cursor, limit = defaultLimit } = query;
    const from = new Date(`${query.from}T00:00:00+03:00`);
    const to = new Date(from.getTime() + query.days * day);
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'legal-hearing.list' }, async (tx) => {
      if (Number.isNaN(to.getTime())) return refuse('body.invalid', { errors: [{ path: 'from', code: 'date.invalid' }] });
      const rows = await this.hearings.calendar(tx, { from, to, after, limit });
      const matters = rows.map(({ matterId, matterWrapped, matterKeyId }) => ({
        id: matterId,
        keyWrapped: matterWrapped,
        keyId: matterKeyId,
      }));
      const unique = [...new Map(matters.map((one) => [one.id, one])).values()];
      const keys = await this.vault.openKeys([...unique, ...lawyerKeysOf(rows)]);
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('legal'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => hearingListItem(row, keys),
          (row) => [row.startsKey, row.id],
        ),
      );
    });
  }
}
