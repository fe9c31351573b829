import { readFileSync } from 'node:fs';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { TransitSettings } from '../config/key-settings';
import { KeysUnavailable } from './key-provider';

/** One exchange, connection included, in milliseconds. */
const patience = 3_000;
/** Pauses before another try, in milliseconds; somewhat shaken, so that many processes do not return at once. */
const pauses = [50, 200, 600];
/**
 * Worth another try, by the documented meanings of the server's HTTP statuses: 412 a precondition of eventual consistency,
 * 429 a rate limit or a standby node, 472 and 473 standbys, 5xx a fault or a sealed server.
 */
const passing = (status: number): boolean => [412, 429, 472, 473].includes(status) || status >= 500;

/** The server said no: its status and its own words, which quote no secret. */
export class TransitRefusal extends Error {
  constructor(
    readonly status: number,
    readonly said: readonly string[],
  ) {
    super(`the transit engine answered ${status}: ${said.join('; ')}`);
  }
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly auth?: { readonly client_token: string; readonly lease_duration: number; readonly renewable: boolean };
    readonly errors?: readonly string[];
  };
}

/**
 * Speaks HTTP with a server of HashiCorp Vault or OpenBao and keeps its own token: signs in when there is none, renews at two
 * thirds of its life, signs in anew once when it is refused.
 */
export class TransitClient {
  private readonly agent: HttpAgent | HttpsAgent;
  private token: { readonly value: string; readonly renewAt: number } | null = null;
  private entering: Promise<string> | null = null;

  constructor(private readonly settings: TransitSettings) {
    const secure = settings.url.startsWith('https:');
    const ca = settings.caFile === null ? {} : { ca: readFileSync(settings.caFile) };
    this.agent = secure ? new HttpsAgent({ keepAlive: true, minVersion: 'TLSv1.2', ...ca }) : new HttpAgent({ keepAlive: true });
  }

  /**
   * @returns the answer's `data`
   * @throws KeysUnavailable when the server is away or sealed; TransitRefusal when it refuses
   */
  async call(method: 'GET' | 'POST', path: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
    const first = await this.try(method, path, body, await this.currentToken());
    // A token that ran out or was revoked is refused like any other stranger's: another sign-in tells the two apart.
    const answer = first.status === 403 ? await this.try(method, path, body, await this.enter()) : first;
    return accepted(answer).body.data ?? {};
  }

  private async currentToken(): Promise<string> {
    if (this.token === null) return this.enter();
    if (Date.now() >= this.token.renewAt) return this.share(() => this.renew(this.token?.value ?? ''));
    return this.token.value;
  }

  private enter(): Promise<string> {
    return this.share(() => this.signIn());
  }

  /** Of many calls that need a token at once, one asks for it. */
  private share(work: () => Promise<string>): Promise<string> {
    this.entering ??= work().finally(() => (this.entering = null));
    return this.entering;
  }

  private async signIn(): Promise<string> {
    const { signIn } = this.settings;
    if (signIn.kind === 'token') {
      const value = secretIn(signIn.tokenFile);
      const { data } = accepted(await this.try('GET', 'auth/token/lookup-self', undefined, value)).body;
      return this.keep(value, Number(data?.['ttl'] ?? 0));
    }
    const body =
      signIn.kind === 'approle'
        ? { role_id: secretIn(signIn.roleIdFile), secret_id: secretIn(signIn.secretIdFile) }
        : { role: signIn.role, jwt: secretIn(signIn.jwtFile) };
    const { auth } = accepted(await this.try('POST', `auth/${signIn.kind}/login`, body, null)).body;
    if (auth === undefined) throw new Error('the transit engine answered a sign-in without a token');
    return this.keep(auth.client_token, auth.lease_duration);
  }

  /** What cannot be renewed any more is replaced by a new sign-in. */
  private async renew(value: string): Promise<string> {
    const { status, body } = await this.try('POST', 'auth/token/renew-self', {}, value);
    if (status !== 200 || body.auth === undefined) return this.signIn();
    return this.keep(body.auth.client_token, body.auth.lease_duration);
  }

  /** @param ttl seconds; 0 is a token without an end */
  private keep(value: string, ttl: number): string {
    this.token = { value, renewAt: ttl === 0 ? Infinity : Date.now() + (ttl * 1000 * 2) / 3 };
    return value;
  }

  private async try(method: 'GET' | 'POST', path: string, body: object | undefined, token: string | null): Promise<Answer> {
    for (const pause of [...pauses, null]) {
      const answer = await this.exchange(method, path, body, token).catch(() => null);
      if (answer !== null && !passing(answer.status)) return answer;
      if (pause === null) break;
      await new Promise((done) => setTimeout(done, pause * (0.5 + Math.random())));
    }
    throw new KeysUnavailable('the transit engine is away or sealed');
  }

  private exchange(method: string, path: string, body: object | undefined, token: string | null): Promise<Answer> {
    const url = new URL(`/v1/${path}`, this.settings.url);
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      'x-vault-request': 'true',
      ...(token === null ? {} : { 'x-vault-token': token }),
      ...(this.settings.namespace === null ? {} : { 'x-vault-namespace': this.settings.namespace }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    };
    return new Promise((done, fail) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const asked = send(url, { method, headers, agent: this.agent, signal: AbortSignal.timeout(patience) }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).on('error', fail);
        response.on('end', () => done({ status: response.statusCode ?? 0, body: parsed(Buffer.concat(parts)) }));
      });
      asked.on('error', fail).end(sent);
    });
  }
}

function accepted(answer: Answer): Answer {
  if (answer.status < 200 || answer.status > 299) throw new TransitRefusal(answer.status, wordsOf(answer.body));
  return answer;
}

/** Of a batch the items say themselves what was wrong with them. */
function wordsOf({ errors, data }: Answer['body']): readonly string[] {
  const results = Array.isArray(data?.['batch_results']) ? (data['batch_results'] as { readonly error?: string }[]) : [];
  return errors ?? [...new Set(results.flatMap(({ error }) => error ?? []))];
}

/** Whatever stands in front of the server may answer in HTML. */
function parsed(bytes: Buffer): Answer['body'] {
  try {
    return (JSON.parse(bytes.toString()) as Answer['body'] | null) ?? {};
  } catch {
    return {};
  }
}

function secretIn(path: string): string {
  return readFileSync(path, 'utf8').trim();
}
