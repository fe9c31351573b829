import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { seal, unseal } from './cipher';
import type { KeyProvider, PlainKey, StoredKey, WrappedKey } from './key-provider';

interface Keys {
  /** The key that wraps new data keys; the others only unwrap. */
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
  /** Seeds everything that must outlive a rotation: search tokens, database passwords. */
  readonly root: string;
}

/**
 * Key-encryption keys in one local file (mode 0600), made at first start. Lose the file and every name is lost; copy it and
 * every name is readable: it is backed up apart from the data. Another process may rotate it at any time: the file is looked
 * at again before each use.
 */
export class LocalKeyFile implements KeyProvider {
  readonly kind = 'local-file';

  private constructor(
    private readonly path: string,
    private keys: Keys,
    private readAt: number,
  ) {}

  /** @throws Error when the file exists but is not a key file. */
  static open(path: string): LocalKeyFile {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const fresh: Keys = { current: 'k1', keys: { k1: newKey() }, root: newKey() };
      const mine = `${path}.${process.pid}`;
      writeFileSync(mine, JSON.stringify(fresh), { mode: 0o600 });
      putWhereNoneIs(mine, path);
    }
    chmodSync(path, 0o600);
    return new LocalKeyFile(path, read(path), statSync(path).mtimeMs);
  }

  /** The secret that no rotation changes, 32 bytes. */
  get root(): Buffer {
    return Buffer.from(this.keys.root, 'base64');
  }

  async wrap(keys: readonly PlainKey[]): Promise<WrappedKey[]> {
    this.lookAgain();
    return keys.map(({ subject, plain }) => ({
      wrapped: seal(this.key(this.keys.current), plain, subject),
      keyId: this.keys.current,
    }));
  }

  async unwrap(keys: readonly StoredKey[]): Promise<Buffer[]> {
    this.lookAgain();
    return keys.map(({ subject, wrapped, keyId }) => unseal(this.key(keyId), wrapped, subject));
  }

  async rewrap(keys: readonly StoredKey[]): Promise<WrappedKey[]> {
    const plain = await this.unwrap(keys);
    return this.wrap(keys.map(({ subject }, place) => ({ subject, plain: plain[place] as Buffer })));
  }

  async versions(): Promise<{ current: string; older: string[] }> {
    this.lookAgain();
    const { current, keys } = this.keys;
    return { current, older: Object.keys(keys).filter((id) => id !== current) };
  }

  async rotate(): Promise<string> {
    this.lookAgain();
    const numbers = Object.keys(this.keys.keys).map((id) => Number(id.slice(1)));
    const current = `k${Math.max(...numbers) + 1}`;
    this.write({ ...this.keys, current, keys: { ...this.keys.keys, [current]: newKey() } });
    return current;
  }

  async retireOlder(): Promise<void> {
    this.lookAgain();
    const { current } = this.keys;
    this.write({ ...this.keys, keys: { [current]: this.keys.keys[current] as string } });
  }

  private key(id: string): Buffer {
    const key = this.keys.keys[id];
    if (key === undefined) throw new Error(`no key ${id} in the key file`);
    return Buffer.from(key, 'base64');
  }

  private lookAgain(): void {
    const changedAt = statSync(this.path).mtimeMs;
    if (changedAt === this.readAt) return;
    this.keys = read(this.path);
    this.readAt = changedAt;
  }

  /** Renamed into place: whoever reads meanwhile sees the old file or the new one, whole. */
  private write(keys: Keys): void {
    const mine = `${this.path}.${process.pid}`;
    writeFileSync(mine, JSON.stringify(keys), { mode: 0o600, flush: true });
    renameSync(mine, this.path);
    this.lookAgain();
  }
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

function read(path: string): Keys {
  const keys = JSON.parse(readFileSync(path, 'utf8')) as Partial<Keys>;
  if (keys.current === undefined || keys.keys?.[keys.current] === undefined || keys.root === undefined) {
    throw new Error(`${path} is not a key file`);
  }
  return keys as Keys;
}

/** Of two processes that start at once, one makes the file and the other takes it. */
function putWhereNoneIs(made: string, path: string): void {
  try {
    linkSync(made, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
}
