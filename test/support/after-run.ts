import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startPostgres } from './postgres';

/** Stops the clusters that workers of this run started for themselves, and removes the run's folder. */
export default async function afterRun(): Promise<void> {
  const folder = process.env['TEST_RUN_FOLDER'];
  if (folder === undefined) return;
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('postgres-'))) {
    const dataDir = join(folder, name);
    if (!existsSync(join(dataDir, 'PG_VERSION'))) continue;
    const running = await startPostgres({ dataDir, durable: false });
    await running.stop();
    // As root the launcher may have placed it outside a closed folder and left a link here.
    if (!running.dataDir.startsWith(folder)) rmSync(dirname(running.dataDir), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}
