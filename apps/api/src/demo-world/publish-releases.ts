import { setTimeout as pause } from 'node:timers/promises';
import { releaseStatuses, type DimensionId, type ReleaseView, type RequestReleaseBody } from '@himaya/domain';
import { Client } from 'pg';
import { signedIn, type Asker, type Doors } from './doors';

const seconds = 1000;
/** How long facts and tables of four hundred invented cases may take, on a slow machine. */
const patience = 600 * seconds;
/** Nobody waits for it: a process that would end does. */
const aSecond = (): Promise<void> => pause(seconds, undefined, { ref: false });

/**
 * Some of the standard's tables (standards.md section 5) of the last whole year, and one of the year before. Of the reports too few came through
 * any one channel: their table is refused, as it must be, and gives way to its total.
 */
export function demoTables(now: Date): RequestReleaseBody[] {
  const year = now.getUTCFullYear() - 1;
  const table = (measure: string, by: RequestReleaseBody['by'], period = String(year)): RequestReleaseBody => ({ measure, by, period });
  return [
    table('concerns-received', ['channel']),
    table('presumed-victims-reported', ['sex'], String(year - 1)),
    table('presumed-victims-reported', ['sex', 'age-group']),
    table('formal-decisions', ['outcome']),
    table('presumed-victims-reported', ['citizenship']),
    table('presumed-victims-reported', ['region']),
  ];
}

/**
 * Lets released figures of the invented cases out as a secretariat would, through the product's doors and by two people: the analyst
 * asks and proposes, the chair publishes. Where a table is refused the coarser one is asked for that the refusal proposes. Does nothing
 * where anybody asked for a table before.
 * @param factsUrl where facts can be read; without a worker none are derived, and nothing is published
 * @returns how many are public
 */
export async function publishDemoReleases(doors: Doors, factsUrl: string, now: Date): Promise<number> {
  const analyst = await signedIn(doors, 'secretariat-analyst');
  const chair = await signedIn(doors, 'committee-chair');
  let published = 0;
  try {
    if (await anyRelease(analyst)) return 0;
    if (!(await factsStand(factsUrl))) return 0;
    for (const body of demoTables(now)) {
      const made = await finestOf(analyst, body);
      if (made === null) continue;
      const steps = `/statistics/releases/${made.id}/steps`;
      const proposed = await analyst.ask<ReleaseView>('POST', steps, { step: 'propose' }, made.version);
      const out = proposed && (await chair.ask<ReleaseView>('POST', steps, { step: 'publish' }, proposed.version));
      if (out?.status === 'published') published += 1;
    }
    return published;
  } finally {
    await Promise.all([analyst.leave(), chair.leave()]);
  }
}

async function anyRelease({ ask }: Asker): Promise<boolean> {
  for (const status of releaseStatuses.codes) {
    const found = await ask<{ readonly items: readonly unknown[] }>('GET', `/statistics/releases?status=${status}&limit=1`);
    if (found === null || found.items.length > 0) return true;
  }
  return false;
}

/** The table, or the first of those without its finest dimension that can be protected; null where not even the total can. */
async function finestOf(analyst: Asker, body: RequestReleaseBody): Promise<ReleaseView | null> {
  const asked = await analyst.ask<ReleaseView>('POST', '/statistics/releases', body);
  const made = asked === null ? null : await computed(analyst, asked.id);
  if (made?.status === 'computed') return made;
  if (made?.status !== 'refused' || body.by.length === 0) return null;
  const coarser: readonly DimensionId[] = made.coarser ?? [];
  return finestOf(analyst, { ...body, by: coarser });
}

async function computed({ ask }: Asker, id: string): Promise<ReleaseView | null> {
  for (const from = Date.now(); Date.now() - from < patience; await aSecond()) {
    const one = await ask<ReleaseView>('GET', `/statistics/releases/${id}`);
    if (one === null || one.status !== 'computing') return one;
  }
  return null;
}

/** Waits until the worker has derived every fact that is due: a table counts what stands at its asking. */
async function factsStand(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const from = Date.now(); Date.now() - from < patience; await aSecond()) {
      const { rows } = await client.query<{ due: boolean }>('select exists (select from statistics.due) as due');
      if (rows[0]?.due === false) return true;
    }
    return false;
  } finally {
    await client.end();
  }
}
