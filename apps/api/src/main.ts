import 'reflect-metadata';
import { demoSignIns, fillDemoWorld, loadReferenceData, seedDemoWorld } from './demo-world';
import { factPlaceOf, prepareFigures } from './facts';
import { readConfig } from './platform/config/config';
import { prepareDatabase, urlOf } from './platform/db/prepare-database';
import { openKeyRing } from './platform/vault/open-key-ring';
import { Vault } from './platform/vault/vault';
import { startApi } from './start-api';

const startedAt = Date.now();
const say = (text: string): void => console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`);

/** Prepares the database, loads what a fresh one needs, and serves. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const ring = openKeyRing(config.keys);
  const ran = await prepareDatabase(config.adminUrl, config.databaseName, ring);
  say(ran.length > 0 ? `Database migrated (${ran.length} steps)` : 'Database is up to date');
  await prepareFigures(factPlaceOf(config, ring));
  const ownerUrl = urlOf(config.adminUrl, config.databaseName, 'owner', ring);
  await loadReferenceData(ownerUrl);
  say('Reference data loaded');
  if (config.embedded) {
    const seeded = await seedDemoWorld({ ownerUrl, vault: new Vault(ring), config, now: new Date() });
    say(seeded ? 'Demo world made: 400 invented cases' : 'Demo world is there already');
  }
  const app = await startApi(config, ring);
  say(`Himaya is ready on ${(await app.getUrl()).replace(/\[::1\]|127\.0\.0\.1|0\.0\.0\.0/, 'localhost')}`);
  if (!config.embedded) return;
  printSignIns();
  // Behind the start: released tables, reports and files of the demo world are there some seconds later. A stop in the middle of it is no fault.
  const doors = app.getHttpAdapter().getInstance();
  void fillDemoWorld({ doors, factsUrl: factPlaceOf(config, ring).url, ownerUrl }, new Date()).then(
    (tables) => (tables > 0 ? say(`Demo world published ${tables} tables`) : undefined),
    (error: unknown) => say(`Demo world not filled: ${error instanceof Error ? error.message : 'no word why'}`),
  );
}

function printSignIns(): void {
  console.log('\nDemo sign-ins (invented people, never on a real database):\n');
  for (const line of demoSignIns()) console.log(`  ${line.username.padEnd(26)}${line.password}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
