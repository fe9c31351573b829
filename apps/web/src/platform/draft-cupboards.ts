import type { DraftCupboard, DraftKey, SealedDraft } from './draft-vault';

const databaseName = 'himaya-drafts';

/** Drafts in this browser's IndexedDB, which can hold a key without being able to show it. */
export function indexedDbCupboard(factory: IDBFactory): DraftCupboard {
  const open = (): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = factory.open(databaseName, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('keys');
        request.result.createObjectStore('drafts');
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error(databaseName));
    });
  const ask = async <T>(store: 'keys' | 'drafts', mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const database = await open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const request = act(database.transaction(store, mode).objectStore(store));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error(databaseName));
      });
    } finally {
      database.close();
    }
  };
  return {
    readKey: async () => ((await ask<unknown>('keys', 'readonly', (store) => store.get('key'))) as DraftKey | undefined) ?? null,
    writeKey: async (key) => void (await ask('keys', 'readwrite', (store) => store.put(key, 'key'))),
    read: async (name) => ((await ask<unknown>('drafts', 'readonly', (store) => store.get(name))) as SealedDraft | undefined) ?? null,
    write: async (name, draft) => void (await ask('drafts', 'readwrite', (store) => store.put(draft, name))),
    remove: async (name) => void (await ask('drafts', 'readwrite', (store) => store.delete(name))),
    empty: async () => {
      await ask('keys', 'readwrite', (store) => store.clear());
      await ask('drafts', 'readwrite', (store) => store.clear());
    },
  };
}

/** Drafts that last as long as the page: for browsers that forbid IndexedDB, and for tests. */
export function memoryCupboard(): DraftCupboard {
  let held: DraftKey | null = null;
  const drafts = new Map<string, SealedDraft>();
  return {
    readKey: () => Promise.resolve(held),
    writeKey: (key) => Promise.resolve(void (held = key)),
    read: (name) => Promise.resolve(drafts.get(name) ?? null),
    write: (name, draft) => Promise.resolve(void drafts.set(name, draft)),
    remove: (name) => Promise.resolve(void drafts.delete(name)),
    empty: () => {
      held = null;
      drafts.clear();
      return Promise.resolve();
    },
  };
}
