import type { TransitSettings } from '../config/key-settings';
import type { KeyProvider, PlainKey, StoredKey, WrappedKey } from './key-provider';
import { TransitClient } from './transit-client';

/** Keys in one request; far below the server's limit of 32 MB. */
const batch = 250;

interface BatchResult {
  readonly ciphertext?: string;
  readonly plaintext?: string;
  readonly error?: string;
}

/**
 * Key-encryption keys in a transit engine of HashiCorp Vault or OpenBao, which never hands them out. The key must be made with
 * `derived=true`: the subject travels as the derivation's `context`, so that a wrapped key opens for its own subject alone.
 * (`associated_data` would bind as well, but the engine's `rewrap` takes none.) Ciphertexts read `vault:v<version>:<base64>`.
 */
export class TransitKeys implements KeyProvider {
  readonly kind = 'transit';
  private readonly client: TransitClient;

  constructor(private readonly settings: TransitSettings) {
    this.client = new TransitClient(settings);
  }

  async wrap(keys: readonly PlainKey[]): Promise<WrappedKey[]> {
    const inputs = keys.map(({ subject, plain }) => ({ plaintext: plain.toString('base64'), context: contextOf(subject) }));
    return (await this.inBatches('encrypt', inputs)).map((result) => this.wrappedOf(result));
  }

  async unwrap(keys: readonly StoredKey[]): Promise<Buffer[]> {
    const results = await this.inBatches('decrypt', this.inputsOf(keys));
    return results.map(({ plaintext = '' }) => Buffer.from(plaintext, 'base64'));
  }

  async rewrap(keys: readonly StoredKey[]): Promise<WrappedKey[]> {
    return (await this.inBatches('rewrap', this.inputsOf(keys))).map((result) => this.wrappedOf(result));
  }

  async versions(): Promise<{ current: string; older: string[] }> {
    const data = await this.client.call('GET', `${this.settings.mount}/keys/${this.settings.key}`);
    if (data['derived'] !== true)
      throw new Error('the transit key must be made with derived=true: nothing else binds a key to its subject');
    const [oldest, latest] = [Number(data['min_decryption_version']), Number(data['latest_version'])];
    return {
      current: this.idOf(latest),
      older: Array.from({ length: latest - oldest }, (_, place) => this.idOf(oldest + place)),
    };
  }

  async rotate(): Promise<string> {
    await this.client.call('POST', `${this.settings.mount}/keys/${this.settings.key}/rotate`, {});
    return (await this.versions()).current;
  }

  /** Archived versions decrypt nothing any more; the engine's `trim` deletes them, which is left to whoever runs it. */
  async retireOlder(): Promise<void> {
    const { current } = await this.versions();
    await this.client.call('POST', `${this.settings.mount}/keys/${this.settings.key}/config`, {
      min_decryption_version: Number(current.slice(current.lastIndexOf('v') + 1)),
    });
  }

  private inputsOf(keys: readonly StoredKey[]): object[] {
    return keys.map(({ subject, wrapped, keyId }) => {
      if (!keyId.startsWith(this.idOf(''))) throw new Error(`${keyId} is no version of this transit key`);
      return { ciphertext: wrapped.toString(), context: contextOf(subject) };
    });
  }

  /** Any item that fails fails the call (HTTP 400 by default): a key that does not open is never passed over. */
  private async inBatches(deed: 'encrypt' | 'decrypt' | 'rewrap', inputs: readonly object[]): Promise<BatchResult[]> {
    const results: BatchResult[] = [];
    for (let from = 0; from < inputs.length; from += batch) {
      const part = inputs.slice(from, from + batch);
      const data = await this.client.call('POST', `${this.settings.mount}/${deed}/${this.settings.key}`, { batch_input: part });
      const found = data['batch_results'];
      if (!Array.isArray(found) || found.length !== part.length) throw new Error('the transit engine answered another number of keys');
      results.push(...(found as BatchResult[]));
    }
    const broken = results.find(({ error }) => error !== undefined && error !== '');
    if (broken !== undefined) throw new Error(`the transit engine refused a key: ${broken.error}`);
    return results;
  }

  private wrappedOf({ ciphertext = '' }: BatchResult): WrappedKey {
    const version = /^vault:v(\d+):/.exec(ciphertext)?.[1];
    if (version === undefined) throw new Error('the transit engine answered no ciphertext');
    return { wrapped: Buffer.from(ciphertext), keyId: this.idOf(version) };
  }

  private idOf(version: number | string): string {
    return `transit:${this.settings.key}:v${version}`;
  }
}

function contextOf(subject: string): string {
  return Buffer.from(subject).toString('base64');
}
