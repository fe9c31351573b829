import { Injectable } from '@nestjs/common';
import { allow, decideReleaseStep, refuse, type Outcome, type ReleaseId, type ReleaseView, type StepReleaseBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PublishPage } from './publish-page';
import { ReleaseStore } from './release.store';
import { ShowRelease } from './show-release';

/** Takes a release on: proposed by one person, published by another with its signed page; returned, withdrawn, discarded. */
@Injectable()
export class StepRelease {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly releases: ReleaseStore,
    private readonly show: ShowRelease,
    private readonly publishPage: PublishPage,
  ) {}

  async run(actor: Actor, id: ReleaseId, version: number, body: StepReleaseBody): Promise<Outcome<ReleaseView>> {
    const page = body.step === 'publish' ? await this.publishPage.run(actor, id) : allow(null);
    if (!page.ok) return page;
    return this.inTransaction.run(actor, { action: 'release.step', subjectId: id }, async (tx) => {
      const row = await this.releases.find(tx, id);
      if (row === null) return refuse('not-found');
      const own = row.requestedBy === actor.userId || row.proposedBy === actor.userId;
      const decided = decideReleaseStep(body, { status: row.status, own, held: actor.roles });
      if (!decided.ok) return decided;
      const done = await this.releases.step(tx, id, version, body);
      if (!done.ok) return done;
      if (page.value !== null) await this.releases.keepPage(tx, id, page.value);
      return this.show.one(tx, id);
    });
  }
}
