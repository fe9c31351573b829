import { Injectable } from '@nestjs/common';
import {
  allow,
  refuse,
  type Outcome,
  type Page,
  type PublishedListItem,
  type PublishedRelease,
  type PublishedTotal,
  type ReleaseFileQuery,
  type ReleaseId,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { MakeReleaseFile, releaseFile, type ReleaseFile } from './files/release-file';
import { publishedListItem, publishedRelease, releaseToFile } from './release.presenter';
import { ReleaseStore } from './release.store';

/** What anybody may read: no session, no line of whoever asks. */
@Injectable()
export class ReadPublished {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly make: MakeReleaseFile,
  ) {}

  async list({ cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<PublishedListItem>>> {
    const rows = await this.releases.publishedList(decodeCursor(cursor, [instantKey, idKey]), limit);
    return allow(pageOf(rows, limit, publishedListItem, ({ publishedKey, id }) => [publishedKey, id]));
  }

  async one(id: ReleaseId): Promise<Outcome<PublishedRelease>> {
    const row = await this.releases.published(id);
    return row === null ? refuse('not-found') : allow(publishedRelease(row));
  }

  /** Totals of whole years: what the plan shows of case data. */
  async totals(measures: readonly string[], tx: Tx | null = null): Promise<readonly PublishedTotal[]> {
    return measures.length === 0 ? [] : this.releases.publishedTotals(measures, tx);
  }

  /** Of what was withdrawn there is no file. The page is the one that was signed: nobody's question sets another. */
  async file(id: ReleaseId, { format, language = 'ar' }: ReleaseFileQuery): Promise<Outcome<ReleaseFile>> {
    const row = await this.releases.published(id);
    if (row === null || row.status === 'withdrawn') return refuse('not-found');
    if (format !== 'pdf') return allow(await this.make.run(releaseToFile(row), format, language));
    const page = await this.releases.publishedPage(id);
    return page === null ? refuse('not-found') : allow(releaseFile(releaseToFile(row), format, page));
  }
}
