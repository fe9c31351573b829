import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sealFromText, sealToText, type Seal } from './seal-record';

const name = /^seals-\d{4}-\d{2}\.jsonl$/;
const block = 65_536;

/**
 * The copy of the seals outside the database: one file a month, one line a seal, only ever appended to. In production the
 * folder is write-once storage, or another body's.
 */
export class SealCopy {
  constructor(private readonly folder: string) {}

  /** The files, oldest first. */
  files(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((file) => name.test(file))
      .sort()
      .map((file) => join(this.folder, file));
  }

  /** The last seal that was written whole; null where there is none. */
  last(): Seal | null {
    for (const file of this.files().reverse()) {
      const seal = lastWhole(file);
      if (seal !== null) return seal;
    }
    return null;
  }

  /** Appends a seal and waits until it lies on the disk. What a crash left unfinished stays, ended by a line break. */
  append(seal: Seal): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, `seals-${seal.at.slice(0, 7)}.jsonl`);
    const fresh = !existsSync(file);
    const descriptor = openSync(file, 'a+', 0o600);
    try {
      writeSync(descriptor, `${endsTorn(descriptor) ? '\n' : ''}${sealToText(seal)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (fresh) syncFolder(this.folder);
  }

  /** Every line with where it stands, and the seal it holds; null for one that holds none. */
  async *lines(): AsyncGenerator<{ readonly place: string; readonly text: string; readonly seal: Seal | null }> {
    for (const file of this.files()) {
      let number = 0;
      for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
        number += 1;
        yield { place: `${file}:${number}`, text, seal: sealFromText(text) };
      }
    }
  }
}

function endsTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const end = Buffer.alloc(1);
  readSync(descriptor, end, 0, 1, size - 1);
  return end[0] !== 10;
}

/** Reads a file backwards until a whole seal is found. */
function lastWhole(file: string): Seal | null {
  const descriptor = openSync(file, 'r');
  try {
    let rest = Buffer.alloc(0);
    for (let end = fstatSync(descriptor).size; end > 0; ) {
      const start = Math.max(0, end - block);
      const piece = Buffer.alloc(end - start);
      readSync(descriptor, piece, 0, piece.length, start);
      rest = Buffer.concat([piece, rest]);
      end = start;
      for (let cut = rest.lastIndexOf(10, -2); cut >= 0 || end === 0; cut = rest.lastIndexOf(10, -2)) {
        const seal = sealFromText(rest.toString('utf8', cut + 1));
        if (seal !== null) return seal;
        if (cut < 0) return null;
        rest = rest.subarray(0, cut + 1);
      }
    }
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
