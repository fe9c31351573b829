import { databaseRoles } from '@himaya/migrations';
import { Client } from 'pg';
import { isPublished, type Doors } from './doors';
import { fillDemoRooms } from './fill-rooms';
import { publishDemoReleases } from './publish-releases';
import { steerDemoPlan } from './steer-the-plan';
import { writeDemoYear } from './write-reports';

/** Where the demo world is filled. */
export interface DemoPlaces {
  readonly doors: Doors;
  /** Where facts can be read. */
  readonly factsUrl: string;
  /** Where `himaya_owner` signs in. */
  readonly ownerUrl: string;
}

/**
 * Behind the first start: what of the demo world is sealed, signed or reckoned by the product itself, written through its doors by its invented people.
 * It is tried once: afterwards nobody so much as signs in, as the accounts may have other passwords by then.
 * @returns how many tables are public because of it
 */
export async function fillDemoWorld({ doors, factsUrl, ownerUrl }: DemoPlaces, now: Date): Promise<number> {
  // A world that was filled before the attempt was written down has something public.
  if (!(await isFirstAttempt(ownerUrl)) || (await isPublished(doors))) return 0;
  await steerDemoPlan(doors, now);
  await dateBack(ownerUrl, now);
  await fillDemoRooms(doors, now);
  const published = await publishDemoReleases(doors, factsUrl, now);
  await writeDemoYear(doors, now);
  return published;
}

/** Writes down that it was tried, and answers whether it was not before. */
const isFirstAttempt = async (ownerUrl: string): Promise<boolean> =>
  (await asGuard(ownerUrl, `insert into guard.setting values ('demo-world-filled', true) on conflict do nothing`)) === 1;

/** The running year's plan, where the demo has one, holds from January on: as if it had been adopted in its time. */
const dateBack = (ownerUrl: string, now: Date): Promise<number> =>
  asGuard(ownerUrl, `update plan set in_force_from = starts_on where state = 'adopted' and starts_on = $1`, [
    `${now.getUTCFullYear()}-01-01`,
  ]);

/** @returns how many rows were written */
async function asGuard(ownerUrl: string, sql: string, values: readonly string[] = []): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set role ${databaseRoles.guard}`);
    return (await client.query(sql, [...values])).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
