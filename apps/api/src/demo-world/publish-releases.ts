import { setTimeout as pause } from 'node:timers/promises';
import { releaseStatuses, type RequestReleaseBody } from '@himaya/domain';
import { Client } from 'pg';
import { demoPassword } from './accounts';

/** What the released tables are asked through: the product's own routes. */
export interface Doors {
  inject(request: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly payload?: object;
  }): Promise<{ readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>>; json(): unknown }>;
}

interface Release {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

const seconds = 1000;
/** How long facts and tables of four hundred invented cases may take, on a slow machine. */
const patience = 600 * seconds;
/** Nobody waits for it: a process that would end does. */
const aSecond = (): Promise<void> => pause(seconds, undefined, { ref: false });

/** A person of the demo world who signs in as everybody does. */
async function signedIn(doors: Doors, username: string) {
  const headers = { 'content-type': 'application/json' };
  const payload = { username, password: demoPassword };
  const answer = await doors.inject({ method: 'POST', url: '/api/v1/auth/login', headers, payload });
  if (answer.statusCode !== 200) throw new Error(`${username} was not signed in: ${answer.statusCode}`);
  const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
  const own = { ...headers, cookie, 'x-csrf-token': (answer.json() as { readonly csrfToken: string }).csrfToken };
  const ask = async <View>(method: 'GET' | 'POST', path: string, body?: object, version?: number): Promise<View | null> => {
    const answered = await doors.inject({
      method,
      url: `/api/v1${path}`,
      headers: version === undefined ? own : { ...own, 'if-match': `"${version}"` },
      ...(body === undefined ? {} : { payload: body }),
    });
    return answered.statusCode < 300 && answered.statusCode !== 204 ? (answered.json() as View) : null;
  };
  return { ask, leave: () => ask('POST', '/auth/logout', {}) };
}

/** Some of the standard's tables (standards.md section 5) of the last whole year, and one of the year before. */
export function demoTables(now: Date): RequestReleaseBody[] {
  const year = now.getUTCFullYear() - 1;
  const table = (measure: string, by: RequestReleaseBody['by'], period = String(year)): RequestReleaseBody => ({ measure, by, period });
  return [
    table('presumed-victims-reported', ['sex', 'age-group'], String(year - 1)),
    table('concerns-received', ['channel']),
    table('victims-assisted', ['sex']),
    table('formal-decisions', ['outcome']),
    table('presumed-victims-reported', ['region']),
    table('presumed-victims-reported', ['sex', 'age-group']),
  ];
}

/**
 * Lets released figures of the invented cases out as a secretariat would, through the product's doors and by two people: the analyst
 * asks and proposes, the chair publishes. Does nothing where anybody asked for a table before; a table that cannot be protected stays refused.
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
      const asked = await analyst.ask<Release>('POST', '/statistics/releases', body);
      const made = asked === null ? null : await computed(analyst, asked.id);
      if (made?.status !== 'computed') continue;
      const steps = `/statistics/releases/${made.id}/steps`;
      const proposed = await analyst.ask<Release>('POST', steps, { step: 'propose' }, made.version);
      const out = proposed && (await chair.ask<Release>('POST', steps, { step: 'publish' }, proposed.version));
      if (out?.status === 'published') published += 1;
    }
    return published;
  } finally {
    await Promise.all([analyst.leave(), chair.leave()]);
  }
}

type Asker = Awaited<ReturnType<typeof signedIn>>;

async function anyRelease({ ask }: Asker): Promise<boolean> {
  for (const status of releaseStatuses.codes) {
    const found = await ask<{ readonly items: readonly unknown[] }>('GET', `/statistics/releases?status=${status}&limit=1`);
    if (found === null || found.items.length > 0) return true;
  }
  return false;
}

async function computed({ ask }: Asker, id: string): Promise<Release | null> {
  for (const from = Date.now(); Date.now() - from < patience; await aSecond()) {
    const one = await ask<Release>('GET', `/statistics/releases/${id}`);
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
