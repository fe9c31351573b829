import { Injectable } from '@nestjs/common';
import {
  besideReleases,
  type AnswerableQuery,
  type AnsweringRelease,
  type BesideReleases,
  type MeasureDeclaration,
  type PeriodRevision,
  type ReleasedTable,
} from '@himaya/domain';
import { DataSource } from 'typeorm';
import { Figures } from './figures';

/** Figures as they are answered, and the published tables that gave some of them. */
export interface Answered {
  readonly cells: readonly BesideReleases[];
  readonly releases: readonly AnsweringRelease[];
  readonly revisions: readonly PeriodRevision[];
}

type ReleasedRow = Omit<ReleasedTable, 'publishedAt'> & { readonly publishedAt: Date };

/** Figures beside what was published of the same people: a question never says otherwise than a release, and tells nothing that one holds. */
@Injectable()
export class AnswerFigures {
  constructor(
    private readonly figures: Figures,
    private readonly database: DataSource,
  ) {}

  async of(measure: Pick<MeasureDeclaration, 'id' | 'version' | 'since'>, query: AnswerableQuery): Promise<Answered> {
    const { computed, periods } = query;
    const rows = await this.database.query<ReleasedRow[]>(releasedStatement, [
      measure.id,
      measure.version,
      periods[0]!.first,
      periods.at(-1)!.last,
    ]);
    const released = rows.map((row): ReleasedTable => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
    const cells = besideReleases(computed.dimensions, released, periods, await this.figures.of(measure, query));
    const of = new Map(cells.flatMap(({ cell, release }) => (release === null ? [] : [[release, cell.period] as const])));
    const releases = released
      .filter(({ id }) => of.has(id))
      .map(({ id, revision, publishedAt }) => ({ id, period: of.get(id)!, revision, publishedAt }));
    return { cells, releases, revisions: await this.figures.revisions(measure, query) };
  }
}

/** $1 measure, $2 version, $3 and $4 first and last month of what is asked: every table that was let out of a period that touches it. */
const releasedStatement = `
  select r.id, r.status, r.revision, r.published_at as "publishedAt", r.first::text, r.last::text, r.categories as dimensions, r.cells
    from guard.released_tables($1, $2, $3, $4) r order by r.first, r.revision, r.published_at, r.id`;
