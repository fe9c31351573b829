import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { factPlaceOf, prepareFigures } from './facts';
import { readConfig } from './platform/config/config';
import { prepareDatabase } from './platform/db/prepare-database';
import { sealingPlaceOf, startWorker } from './platform/outbox/start-worker';
import { openKeyRing } from './platform/vault/open-key-ring';
import { workOf } from './work';

const log = new Logger('worker');

/** The worker as a process of its own, beside API processes with WORKER=apart. Whichever starts first prepares the database. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const ring = openKeyRing(config.keys);
  await prepareDatabase(config.adminUrl, config.databaseName, ring);
  await prepareFigures(factPlaceOf(config, ring));
  const work = workOf(config, { config, ring }, factPlaceOf(config, ring), sealingPlaceOf(config, ring));
  const worker = await startWorker(config, ring, work);
  log.log('worker runs');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void worker.stop().then(() => process.exit(0), fail));
  }
}

function fail(error: unknown): never {
  log.error(error instanceof Error ? error.message : 'the worker failed');
  process.exit(1);
}

main().catch(fail);
