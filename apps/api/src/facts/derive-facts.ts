import type { Chore } from '../platform/outbox/chore';
import type { Config } from '../platform/config/config';
import { urlOf } from '../platform/db/prepare-database';
import type { KeyRing } from '../platform/vault/key-ring';
import { FactWriter } from './fact-writer';
import { foldAll } from './fold-all';
import { settleLate } from './late-cells';

/** Lines of `statistics.due` in one transaction: their sources stay locked for its length. */
const batch = 200;

/** Where facts are written, and the ring that their key is derived from. */
export interface FactPlace {
  readonly url: string;
  readonly ring: KeyRing;
}

/** The place of a deployment. */
export const factPlaceOf = ({ adminUrl, databaseName }: Pick<Config, 'adminUrl' | 'databaseName'>, ring: KeyRing): FactPlace => ({
  url: urlOf(adminUrl, databaseName, 'facts', ring),
  ring,
});

/** Before anything is asked of the store: cells of every rule as this program reads it. Most often there is nothing to do. */
export async function prepareFigures({ url, ring }: FactPlace): Promise<void> {
  const writer = new FactWriter(url, ring);
  try {
    await foldAll(writer, new Date(), 'stale');
  } finally {
    await writer.close();
  }
}

/** Facts follow what cases, reports and proceedings say within seconds. Any number of workers may do it at once. */
export function deriveFacts({ url, ring }: FactPlace): Chore {
  const writer = new FactWriter(url, ring);
  return {
    name: 'derive-facts',
    pause: 3000,
    run: async (_, now) => {
      await settleLate(writer, now);
      await foldAll(writer, now, 'stale');
      while ((await writer.takeDue(batch, now)) === batch);
    },
  };
}
