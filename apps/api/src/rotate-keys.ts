import 'reflect-metadata';
import { readConfig } from './platform/config/config';
import { urlOf } from './platform/db/prepare-database';
import { WorkerDatabase } from './platform/outbox/worker-database';
import { openKeyRing } from './platform/vault/open-key-ring';
import { rotateKeys } from './platform/vault/rotate-keys';

/** `npm run keys:rotate`: may run while API and workers do, and be broken off and run again at any time. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const ring = openKeyRing(config.keys);
  const database = await WorkerDatabase.open(urlOf(config.adminUrl, config.databaseName, 'worker', ring));
  try {
    const { current, resumed, rewrapped } = await rotateKeys(database, ring.provider, (n) => console.log(`${n} data keys wrapped anew`));
    console.log(
      `${resumed ? 'An earlier rotation was brought to its end' : 'Rotated'}: all data keys lie under ${current} (${rewrapped} wrapped anew).`,
    );
    console.log('Older versions are retired. Back up the keys now; older backups of them open nothing written since.');
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
