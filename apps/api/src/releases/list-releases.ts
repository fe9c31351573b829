import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type Page, type ReleaseListItem } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { releaseListItem } from './release.presenter';
import { ReleaseStore } from './release.store';
import type { ReleaseQueryDto } from './releases.bodies';

/** Releases in one status, the latest first. */
@Injectable()
export class ListReleases {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly releases: ReleaseStore,
  ) {}

  run(actor: Actor, { status, cursor, limit = defaultLimit }: ReleaseQueryDto): Promise<Outcome<Page<ReleaseListItem>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'release.list' }, async (tx) => {
      const rows = await this.releases.list(tx, { status, after, limit });
      return allow(pageOf(rows, limit, releaseListItem, ({ requestedKey, id }) => [requestedKey, id]));
    });
  }
}
