import type { Chore } from '../platform/outbox/chore';
import type { WorkerDatabase } from '../platform/outbox/worker-database';
import type { FolderStorage } from '../platform/storage/folder-storage';

const hour = 3_600_000;
const batch = 500;

/**
 * Deletes files that no document needs: those removed, those of erased cases, and those whose row never came. A file may be
 * older than its row by the length of a request, so the last hour's are left alone.
 */
export function sweepStorage(storage: FolderStorage): Chore {
  return {
    name: 'sweep-storage',
    pause: hour,
    run: async (database, now) => {
      const before = new Date(now.getTime() - hour);
      await storage.removeUnfinished(before);
      let ids: string[] = [];
      for await (const { id, writtenAt } of storage.list()) {
        if (writtenAt >= before) continue;
        ids.push(id);
        if (ids.length === batch) ids = await removeUnwanted(database, storage, ids);
      }
      await removeUnwanted(database, storage, ids);
    },
  };
}

async function removeUnwanted(database: WorkerDatabase, storage: FolderStorage, ids: readonly string[]): Promise<string[]> {
  const rows = await database.transaction((em) => em.query<{ id: string }[]>('select id from guard.live_documents($1) as id', [ids]));
  const wanted = new Set(rows.map(({ id }) => id));
  for (const id of ids) if (!wanted.has(id)) await storage.remove(id);
  return [];
}
