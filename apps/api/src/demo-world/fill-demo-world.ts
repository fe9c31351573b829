import { databaseRoles } from '@himaya/migrations';
import { Client } from 'pg';
import { isPublished, type Doors } from './doors';
import { fillDemoRooms } from './fill-rooms';
import { publishDemoReleases } from './publish-releases';
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
  await fillDemoRooms(doors, now);
  const published = await publishDemoReleases(doors, factsUrl, now);
  await writeDemoYear(doors, now);
  return published;
}

/** Writes down that it was tried, and answers whether it was not before. */
async function isFirstAttempt(ownerUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set role ${databaseRoles.guard}`);
    const { rowCount } = await client.query(`insert into guard.setting values ('demo-world-filled', true) on conflict do nothing`);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
