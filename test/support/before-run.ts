import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Names the run's folder before Jest's workers start, so that all of them share one key file: the database roles belong to
 * the cluster and draw their passwords from it. The folder also takes the clusters of a run that was given none.
 */
export default function beforeRun(): void {
  const folder = mkdtempSync(join(tmpdir(), 'himaya-jest-'));
  chmodSync(folder, 0o711);
  process.env['TEST_RUN_FOLDER'] = folder;
  process.env['KEY_FILE'] ??= join(folder, 'keys', 'keyring.json');
}
