import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A stand-in for a transit engine of HashiCorp Vault or OpenBao, by its documented HTTP interface ("Transit secrets engine (API)",
 * "AppRole auth method (API)", "Token auth method (API)" and "HTTP API", status codes): derived keys by context, ciphertexts
 * `vault:v<version>:<base64>`, batches in order with 400 where an item fails, errors as `{"errors": […]}`.
 */
export interface TransitDouble {
  readonly url: string;
  /** A token that signs in; revoke it by deleting it. */
  readonly tokens: Set<string>;
  /** Requests so far: method and path. */
  readonly asked: string[];
  /** Headers of the last request. */
  lastHeaders: IncomingMessage['headers'];
  /** Answers of the next requests, instead of the engine's own: a status each, or `cut` for a broken connection. */
  readonly faults: (number | 'cut')[];
  sealed: boolean;
  readonly key: { latest: number; minDecryption: number; derived: boolean };
  /** Seconds a token lives from now on. */
  ttl: number;
  stop(): Promise<void>;
}

interface Item {
  readonly plaintext?: string;
  readonly ciphertext?: string;
  readonly context?: string;
}

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const transitKey = 'himaya';
export const roleId = 'role-of-the-test';
export const secretId = 'secret-of-the-test';

export async function startTransitDouble(): Promise<TransitDouble> {
  const versions = [randomBytes(32)];
  const double = {
    tokens: new Set(['token-of-the-test']),
    asked: [] as string[],
    lastHeaders: {} as IncomingMessage['headers'],
    faults: [] as (number | 'cut')[],
    sealed: false,
    key: { latest: 1, minDecryption: 1, derived: true },
    ttl: 0,
  };

  const derived = (version: number, context: string): Buffer =>
    Buffer.from(hkdfSync('sha256', versions[version - 1]!, '', Buffer.from(context, 'base64'), 32));

  const encrypted = ({ plaintext, context }: Item): Item => {
    if (!context) throw new Refused(400, "missing 'context' for key derivation; the key was created using a derived key");
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', derived(double.key.latest, context), nonce);
    const body = Buffer.concat([nonce, cipher.update(Buffer.from(plaintext ?? '', 'base64')), cipher.final(), cipher.getAuthTag()]);
    return { ciphertext: `vault:v${double.key.latest}:${body.toString('base64')}` };
  };

  const decrypted = ({ ciphertext = '', context = '' }: Item): Item => {
    const [, version, body] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
    if (version === undefined || body === undefined) throw new Refused(400, 'invalid ciphertext: no prefix');
    if (Number(version) < double.key.minDecryption)
      throw new Refused(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const bytes = Buffer.from(body, 'base64');
    try {
      const cipher = createDecipheriv('aes-256-gcm', derived(Number(version), context), bytes.subarray(0, 12), { authTagLength: 16 });
      cipher.setAuthTag(bytes.subarray(-16));
      return { plaintext: Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('base64') };
    } catch {
      throw new Refused(400, 'cipher: message authentication failed');
    }
  };

  const deeds: Readonly<Record<string, (item: Item) => Item>> = {
    encrypt: encrypted,
    decrypt: decrypted,
    rewrap: (item) => encrypted({ ...decrypted(item), ...(item.context ? { context: item.context } : {}) }),
  };

  const batch = (deed: (item: Item) => Item, items: readonly Item[]): { status: number; body: object } => {
    const results = items.map((item) => {
      try {
        return deed(item);
      } catch (error) {
        return { error: (error as Error).message };
      }
    });
    return { status: results.some((result) => 'error' in result) ? 400 : 200, body: { data: { batch_results: results } } };
  };

  const auth = (): object => {
    const token = randomBytes(12).toString('hex');
    double.tokens.add(token);
    return { auth: { client_token: token, lease_duration: double.ttl || 3600, renewable: true } };
  };

  const answer = (method: string, path: string, token: string, body: Record<string, unknown>): { status: number; body: object } => {
    if (double.sealed) throw new Refused(503, 'Vault is sealed');
    if (path === 'auth/approle/login') {
      if (body['role_id'] !== roleId || body['secret_id'] !== secretId) throw new Refused(400, 'invalid role or secret ID');
      return { status: 200, body: auth() };
    }
    if (!double.tokens.has(token)) throw new Refused(403, 'permission denied');
    if (path === 'auth/token/lookup-self') return { status: 200, body: { data: { ttl: double.ttl } } };
    if (path === 'auth/token/renew-self')
      return { status: 200, body: { auth: { client_token: token, lease_duration: double.ttl || 3600, renewable: true } } };
    const [mount, deed, key, tail] = path.split('/');
    if (mount !== 'transit' || key !== transitKey) throw new Refused(404, 'no handler for route');
    if (deed === 'keys' && tail === 'rotate') {
      versions.push(randomBytes(32));
      double.key.latest += 1;
      return { status: 200, body: { data: {} } };
    }
    if (deed === 'keys' && tail === 'config') {
      double.key.minDecryption = Number(body['min_decryption_version']);
      return { status: 200, body: { data: {} } };
    }
    const { latest, minDecryption, derived: isDerived } = double.key;
    if (deed === 'keys' && method === 'GET') {
      return {
        status: 200,
        body: { data: { name: key, latest_version: latest, min_decryption_version: minDecryption, derived: isDerived } },
      };
    }
    const work = deeds[deed ?? ''];
    if (work === undefined) throw new Refused(404, 'unsupported path');
    return batch(work, body['batch_input'] as Item[]);
  };

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = (request.url ?? '').replace('/v1/', '');
      double.asked.push(`${request.method} ${path}`);
      double.lastHeaders = request.headers;
      const fault = double.faults.shift();
      if (fault === 'cut') return void request.socket.destroy();
      const { status, body } = (() => {
        if (fault !== undefined) return { status: fault, body: { errors: [`a fault ${fault}`] } };
        try {
          const sent = parts.length > 0 ? (JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>) : {};
          return answer(request.method ?? '', path, String(request.headers['x-vault-token'] ?? ''), sent);
        } catch (error) {
          return { status: error instanceof Refused ? error.status : 500, body: { errors: [(error as Error).message] } };
        }
      })();
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(double, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}
