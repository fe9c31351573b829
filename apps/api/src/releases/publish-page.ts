import { Injectable } from '@nestjs/common';
import { allow, decideReleaseStep, refuse, type Outcome, type ReleaseId } from '@himaya/domain';
import { PaperStore, SigningKeys } from '../papers';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PrintRelease } from './files/print-release';
import { releaseToFile } from './release.presenter';
import { ReleaseStore } from './release.store';

/** The printed page of a release, as it goes out. */
export interface SignedPageBytes {
  readonly bytes: Buffer;
  readonly signature: Buffer;
  readonly keyId: string;
}

/**
 * Sets and signs the page of a release that is about to be published, outside any transaction. Whether it may be published is decided
 * where it is; here one that may not is merely not printed.
 */
@Injectable()
export class PublishPage {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly releases: ReleaseStore,
    private readonly print: PrintRelease,
    private readonly papers: PaperStore,
    private readonly keys: SigningKeys,
  ) {}

  /** @returns null where there is nothing to publish for this actor now */
  async run(actor: Actor, id: ReleaseId): Promise<Outcome<SignedPageBytes | null>> {
    const found = await this.inTransaction.run(actor, { action: 'release.read', subjectId: id }, async (tx) => {
      const row = await this.releases.find(tx, id);
      if (row === null) return refuse('not-found');
      const own = row.requestedBy === actor.userId || row.proposedBy === actor.userId;
      const may = decideReleaseStep({ step: 'publish' }, { status: row.status, own, held: actor.roles });
      return allow({ row: may.ok ? row : null, key: await this.papers.signingKey(tx) });
    });
    if (!found.ok || found.value.row === null) return allow(null);
    const release = releaseToFile({ ...found.value.row, status: 'published', publishedAt: new Date() });
    const page = await this.print.run(release, null);
    if (!page.ok) return page;
    const key = await this.keys.open(actor, found.value.key);
    return key.ok ? allow({ bytes: page.value, signature: key.value.sign(page.value), keyId: key.value.id }) : key;
  }
}
