import { keySubjects, type KeySubject } from '@himaya/domain';
import type { WorkerDatabase } from '../outbox/worker-database';
import type { KeyProvider, StoredKey } from './key-provider';

/** Data keys wrapped anew in one transaction. */
const batch = 500;

/** What a rotation did. */
export interface Rotation {
  /** The version that wraps everything now. */
  readonly current: string;
  /** Whether it ended one that had been broken off, without making a version of its own. */
  readonly resumed: boolean;
  readonly rewrapped: number;
}

/**
 * Makes a new version of the key-encryption key, wraps every data key anew under it, and retires the older versions once
 * nothing lies under them any more. Everybody goes on working meanwhile: old and new versions open. Broken off at any point
 * it leaves only what both versions open, and the next run takes it up where it stopped.
 *
 * @param told is called after each batch with the number of keys wrapped anew so far
 */
export async function rotateKeys(
  database: WorkerDatabase,
  provider: KeyProvider,
  told: (rewrapped: number) => void = () => undefined,
): Promise<Rotation> {
  const resumed = (await provider.versions()).older.length > 0;
  if (!resumed) await provider.rotate();
  const { current, older } = await provider.versions();
  await database.transaction(async (em) => {
    await em.query('select guard.begin_rotation($1)', [current]);
    await em.query(`insert into audit_event (action, result) values ('keys.rotate', 'done')`);
  });
  let rewrapped = 0;
  // Whoever stored a key under the old version while the last batch was made is found by the look that retires.
  for (let left = 1; left > 0; ) {
    for (const subject of keySubjects.codes) {
      for (let n = batch; n === batch; told(rewrapped)) {
        n = await rewrapBatch(database, provider, subject, current);
        rewrapped += n;
      }
    }
    left = await retire(database, current, older);
  }
  await provider.retireOlder();
  return { current, resumed, rewrapped };
}

/** @returns how many keys there were to wrap anew; the call to the holder of the keys is made outside any transaction */
async function rewrapBatch(database: WorkerDatabase, provider: KeyProvider, subject: KeySubject, current: string): Promise<number> {
  const stored = await database.transaction((em) =>
    em.query<StoredKey[]>(
      'select subject_id as subject, wrapped, key_id as "keyId" from guard.keys_under($1, $2, $3)',
      [subject, current, batch], // prettier-ignore
    ),
  );
  if (stored.length === 0) return 0;
  const fresh = await provider.rewrap(stored);
  const under = new Set(fresh.map(({ keyId }) => keyId));
  if (under.size !== 1 || !under.has(current)) throw new Error('the key was rotated again meanwhile: run this once more');
  await database.transaction((em) =>
    em.query('select guard.rewrap_keys($1, $2, $3, $4, $5)', [
      subject,
      stored.map((key) => key.subject),
      stored.map(({ wrapped }) => wrapped),
      fresh.map(({ wrapped }) => wrapped),
      current,
    ]),
  );
  return stored.length;
}

/** @returns how many keys still lie under an older version; none: the older ones are closed */
function retire(database: WorkerDatabase, current: string, older: readonly string[]): Promise<number> {
  return database.transaction(async (em) => {
    const [row] = await em.query<{ left: number }[]>('select guard.retire_keys($1, $2) as left', [current, older]);
    const left = row?.left ?? 0;
    if (left === 0) await em.query(`insert into audit_event (action, result) values ('keys.retire', 'done')`);
    return left;
  });
}
