import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file of the storage: its name, and when it was written. */
export interface StoredFile {
  readonly id: string;
  readonly writtenAt: Date;
}

/** Half-written files lie here until they are whole. */
const unfinished = 'unfinished';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sealed files in one local folder (mode 0700), each named by a random id. A file is there whole or not at all. */
export class FolderStorage {
  /** @param folder is made at the first write */
  constructor(private readonly folder: string) {}

  /** Writes a file that is not there yet; a break in the middle leaves nothing under its name. */
  async put(id: string, content: Readable): Promise<void> {
    const place = this.placeOf(id);
    const begun = join(this.folder, unfinished, randomUUID());
    await mkdir(join(this.folder, unfinished), { recursive: true, mode: 0o700 });
    await mkdir(join(place, '..'), { recursive: true, mode: 0o700 });
    try {
      await pipeline(content, createWriteStream(begun, { flags: 'wx', mode: 0o600, flush: true }));
      await rename(begun, place);
      await flushed(join(place, '..'));
    } catch (error) {
      await rm(begun, { force: true });
      throw error;
    }
  }

  /** @throws Error with code ENOENT when there is no such file */
  async open(id: string): Promise<Readable> {
    const file = await open(this.placeOf(id), 'r');
    return createReadStream('', { fd: file });
  }

  async remove(id: string): Promise<void> {
    await rm(this.placeOf(id), { force: true });
  }

  /** Every whole file. */
  async *list(): AsyncGenerator<StoredFile> {
    for (const shelf of await namesIn(this.folder)) {
      if (shelf === unfinished) continue;
      for (const id of await namesIn(join(this.folder, shelf))) {
        const found = uuid.test(id) ? await stat(join(this.folder, shelf, id)).catch(() => null) : null;
        if (found !== null) yield { id, writtenAt: found.mtime };
      }
    }
  }

  /** Takes away what was begun before an instant and never came to its end. */
  async removeUnfinished(before: Date): Promise<void> {
    const begun = join(this.folder, unfinished);
    for (const name of await namesIn(begun)) {
      const found = await stat(join(begun, name)).catch(() => null);
      if (found !== null && found.mtime < before) await rm(join(begun, name), { force: true });
    }
  }

  /** Two letters of the id make a shelf, so that no folder holds all files. */
  private placeOf(id: string): string {
    if (!uuid.test(id)) throw new Error('not the name of a stored file');
    return join(this.folder, id.slice(0, 2), id);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

/** The new name outlives a power cut. */
async function flushed(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
