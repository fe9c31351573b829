import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type Page, type PublishedListItem, type PublishedRelease, type ReleaseId } from '@himaya/domain';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { publishedListItem, publishedRelease } from './release.presenter';
import { ReleaseStore } from './release.store';

/** What anybody may read: no session, no line of whoever asks. */
@Injectable()
export class ReadPublished {
  constructor(private readonly releases: ReleaseStore) {}

  async list({ cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<PublishedListItem>>> {
    const rows = await this.releases.publishedList(decodeCursor(cursor, [instantKey, idKey]), limit);
    return allow(pageOf(rows, limit, publishedListItem, ({ publishedKey, id }) => [publishedKey, id]));
  }

  async one(id: ReleaseId): Promise<Outcome<PublishedRelease>> {
    const row = await this.releases.published(id);
    return row === null ? refuse('not-found') : allow(publishedRelease(row));
  }
}
