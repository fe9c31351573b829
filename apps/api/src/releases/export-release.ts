import { Injectable } from '@nestjs/common';
import { allow, refuse, statusesWithFiles, type Outcome, type ReleaseFileQuery, type ReleaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { MakeReleaseFile, releaseFile, type ReleaseFile } from './files/release-file';
import { PrintRelease } from './files/print-release';
import { releaseToFile } from './release.presenter';
import { ReleaseStore } from './release.store';

/** A release as a file, for those who may see it before it is public; a printed draft bears its reader's name. */
@Injectable()
export class ExportRelease {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly releases: ReleaseStore,
    private readonly make: MakeReleaseFile,
    private readonly print: PrintRelease,
  ) {}

  async run(actor: Actor, id: ReleaseId, { format, language = 'ar' }: ReleaseFileQuery): Promise<Outcome<ReleaseFile>> {
    const found = await this.inTransaction.run(actor, { action: 'release.export', subjectId: id }, async (tx) => {
      const row = await this.releases.find(tx, id);
      if (row === null) return refuse('not-found');
      if (!statusesWithFiles.includes(row.status)) return refuse('release.status');
      return allow({ release: releaseToFile(row), page: format === 'pdf' ? await this.releases.page(tx, id) : null });
    });
    if (!found.ok) return found;
    const { release, page } = found.value;
    if (format !== 'pdf') return allow(await this.make.run(release, format, language));
    if (page !== null) return allow(releaseFile(release, format, page));
    const printed = await this.print.run(release, actor.displayName);
    return printed.ok ? allow(releaseFile(release, format, printed.value)) : printed;
  }
}
