import type { PoolClient } from 'pg';
import { archiveStandsStatement, leftOverStatement, reconciledStatement, unmetStatement } from './fact.statements';
import { foldAll } from './fold-all';
import { foldChange } from './fold-cells';
import { numbers, sourceKinds, type FactWriter, type SourceKind } from './fact-writer';

/** Sources in one transaction: what the process holds at once, and how long a change of one of them can wait. */
const page = 1000;
const before = '00000000-0000-0000-0000-000000000000';

/** What a rebuild found: how many sources it derived, and how many facts, lines of the log, left-overs and cells were not as derived. */
export interface Rebuilt {
  readonly sources: Readonly<Record<SourceKind, number>>;
  readonly gone: number;
  readonly come: number;
  readonly lines: number;
  readonly leftOver: number;
  readonly archived: number;
  /** Cells of figures that were not as they add up. */
  readonly cells: number;
}

/**
 * Derives every fact from scratch: cases, reports, proceedings and houses page by page, then the archive of erased cases. It believes nothing that
 * stands; what differs is corrected and counted. Changes that come in meanwhile are derived as ever, and nobody who asks for figures ever
 * sees half a store. What stands of sources that are nowhere any more goes at the end.
 * @param say a line of progress after each 10,000 sources
 */
export async function rebuildFacts(writer: FactWriter, say: (line: string) => void): Promise<Rebuilt> {
  const last = await writer.transaction(begin);
  const sources: Record<SourceKind, number> = { case: 0, concern: 0, proceeding: 0, shelter: 0 };
  const found = { gone: 0, come: 0, lines: 0 };
  for (const kind of sourceKinds) {
    for (let after = before, ids = [before]; ids.length > 0; after = ids.at(-1) ?? after) {
      ids = await writer.transaction(async (client) => {
        const { rows } = await client.query<{ id: string }>('select id from guard.fact_sources($1, $2, $3) id', [kind, after, page]);
        const met = rows.map((row) => row.id);
        if (met.length > 0) {
          const { gone, come, lines } = await rebuildPage(client, writer, kind, met);
          found.gone += gone;
          found.come += come;
          found.lines += lines;
        }
        return met;
      });
      sources[kind] += ids.length;
      if (ids.length > 0 && sources[kind] % (10 * page) < page && sources[kind] >= 10 * page) say(`${sources[kind]} of kind ${kind}`);
    }
  }
  const ended = await writer.transaction(async (client) => {
    const leftOver = (await numbers<{ gone: number }>(client, leftOverStatement, [last])).gone;
    const unmet = await numbers<{ sources: string[] }>(client, unmetStatement);
    const lines = found.lines + (await numbers<{ lines: number }>(client, reconciledStatement, [unmet.sources])).lines;
    const archived = (await numbers<{ changed: number }>(client, archiveStandsStatement)).changed;
    await client.query('delete from statistics.rebuilt_source');
    return { sources, ...found, lines, leftOver, archived };
  });
  return { ...ended, cells: (await foldAll(writer, new Date(), 'all')).cells };
}

/** The number of the newest fact that stands: what comes after it is of changes that this rebuild need not have met. */
async function begin(client: PoolClient): Promise<string> {
  await client.query('delete from statistics.rebuilt_source');
  return (await numbers<{ last: string }>(client, 'select coalesce(max(id), 0)::text as last from statistics.standing_fact')).last;
}

async function rebuildPage(
  client: PoolClient,
  writer: FactWriter,
  kind: SourceKind,
  ids: readonly string[],
): Promise<{ gone: number; come: number; lines: number }> {
  const changed = await writer.deriveIn(client, kind, ids);
  const sources = writer.sourcesOf(kind, ids);
  const { lines } = await numbers<{ lines: number }>(client, reconciledStatement, [sources]);
  await client.query('insert into statistics.rebuilt_source select s from unnest($1::bigint[]) s on conflict do nothing', [sources]);
  await foldChange(client, changed, new Date());
  return { gone: changed.gone.length, come: changed.come.length, lines };
}
