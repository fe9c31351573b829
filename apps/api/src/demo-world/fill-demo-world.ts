import { isPublished, type Doors } from './doors';
import { fillDemoRooms } from './fill-rooms';
import { publishDemoReleases } from './publish-releases';
import { writeDemoYear } from './write-reports';

/**
 * Behind the first start: what of the demo world is sealed, signed or reckoned by the product itself, written through its doors by its invented people.
 * Where anything is public already nobody so much as signs in: the accounts may have other passwords by then.
 * @param factsUrl where facts can be read
 * @returns how many tables are public because of it
 */
export async function fillDemoWorld(doors: Doors, factsUrl: string, now: Date): Promise<number> {
  if (await isPublished(doors)) return 0;
  await fillDemoRooms(doors, now);
  const published = await publishDemoReleases(doors, factsUrl, now);
  await writeDemoYear(doors, now);
  return published;
}
