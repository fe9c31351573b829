import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type ReleaseId, type ReleaseView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { releaseView } from './release.presenter';
import { ReleaseStore } from './release.store';

/** One release as the committee's people see it, inside an open transaction. */
@Injectable()
export class ShowRelease {
  constructor(private readonly releases: ReleaseStore) {}

  async one(tx: Tx, id: ReleaseId): Promise<Outcome<ReleaseView>> {
    const row = await this.releases.find(tx, id);
    return row === null ? refuse('not-found') : allow(releaseView(row, await this.releases.history(tx, id), tx.actor));
  }
}
