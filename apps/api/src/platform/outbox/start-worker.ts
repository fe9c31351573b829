import { startSealer, type SealingPlace } from '../audit/seal/sealer';
import type { Config } from '../config/config';
import { urlOf } from '../db/prepare-database';
import type { KeyRing } from '../vault/key-ring';
import { houseChores, type Chore } from './chore';
import { registryOf, type EventHandler } from './event-handler';
import { handleEvent } from './handle-event';
import { openPostgresQueue, openRedisQueue, type JobQueue } from './job-queue';
import { startLoop, type Loop } from './loop';
import { startRelay } from './outbox.relay';
import { WorkerDatabase } from './worker-database';

/** What the features have the worker do. */
export interface Work {
  readonly handlers: readonly EventHandler[];
  readonly chores: readonly Chore[];
}

export type WorkerConfig = Pick<Config, 'adminUrl' | 'databaseName' | 'redisUrl' | 'auditKeyFile' | 'auditCopyDir'>;

/** Where a deployment seals its trail. */
export const sealingPlaceOf = (config: WorkerConfig, ring: KeyRing): SealingPlace => ({
  url: urlOf(config.adminUrl, config.databaseName, 'sealer', ring),
  keyFile: config.auditKeyFile,
  copyFolder: config.auditCopyDir,
});

/** The queue of a deployment: Redis where one is named, else the database. */
export async function openQueue(
  { adminUrl, databaseName, redisUrl }: Pick<Config, 'adminUrl' | 'databaseName' | 'redisUrl'>,
  ring: KeyRing,
): Promise<JobQueue> {
  if (redisUrl !== null) return openRedisQueue(redisUrl, `himaya:${databaseName}`);
  return openPostgresQueue(urlOf(adminUrl, databaseName, 'queue', ring));
}

/**
 * Starts relay, sealer, handlers and chores on a prepared database. Any number of workers may run, in the API's process or apart.
 * `stop` lets what runs come to its end.
 */
export async function startWorker(config: WorkerConfig, ring: KeyRing, work: Work): Promise<Loop> {
  const registry = registryOf(work.handlers);
  const database = await WorkerDatabase.open(urlOf(config.adminUrl, config.databaseName, 'worker', ring));
  const queue = await openQueue(config, ring);
  await queue.work((eventId) => handleEvent(database, registry, eventId));
  const loops = [
    startRelay(database, queue),
    startSealer(sealingPlaceOf(config, ring)),
    ...[...houseChores, ...work.chores].map((chore) => startLoop(chore.name, chore.pause, () => chore.run(database, new Date()))),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await queue.close();
      await database.close();
    },
  };
}
