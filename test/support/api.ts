import { dirname, join } from 'node:path';
import { csrfTokenOf, readConfig, sessionCookie, startApi } from '@himaya/api/testing';
import type { Client } from 'pg';
import { demoDatabase, type TestDatabase } from './cluster';
import { mintSessionOf, type MintedSession } from './mint-session';

/** An answer with its body read. */
export interface Answer<View = Problem> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: View;
  readonly etag: string | null;
}

/** The body of a refusal. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}

type Headed = Readonly<Record<string, string>>;
type Call = <View = Problem>(path: string, body?: unknown, headers?: Headed) => Promise<Answer<View>>;

/** A signed-in person's browser, without the browser. */
export interface Session {
  readonly username: string;
  readonly cookie: string;
  readonly csrfToken: string;
  get: <View = Problem>(path: string, headers?: Headed) => Promise<Answer<View>>;
  post: Call;
  patch: Call;
}

/** The API on a database of its own with the demo world, listening on a free port. */
export interface TestApi {
  readonly url: string;
  readonly origin: string;
  readonly database: TestDatabase;
  readonly app: Awaited<ReturnType<typeof startApi>>;
  /** A person who is signed in: a session minted behind the door of passwords, which is slow on purpose. */
  signIn(username: string): Promise<Session>;
  /** Through the door itself, with the password. */
  signInByPassword(username: string, password?: string): Promise<Session>;
  /** The browser of whoever holds a minted session. */
  sessionWith(username: string, minted: MintedSession): Session;
  /** One request without a session; `raw` is sent as it is. */
  call<View = Problem>(method: string, path: string, init?: { body?: unknown; raw?: string; headers?: Headed }): Promise<Answer<View>>;
  stop(): Promise<void>;
}

/** A whole test file comes from one address and few accounts. */
const unhurried = { REQUESTS_PER_MINUTE_ADDRESS: '1000000', REQUESTS_PER_MINUTE_USER: '1000000' };

export const demoPassword = 'himaya-demo-2026';

/** @param environment variables on top of the defaults (REDIS_URL, WORKER …) */
export async function startTestApi(environment: Readonly<Record<string, string>> = {}): Promise<TestApi> {
  const database = await demoDatabase();
  const config = {
    ...readConfig({
      PG_ADMIN_URL: database.adminUrl,
      HIMAYA_EMBEDDED: '1',
      PORT: '0',
      AUDIT_KEY_FILE: database.sealing.keyFile,
      AUDIT_EXPORT_KEY_FILE: `${database.sealing.keyFile}.export`,
      AUDIT_COPY_DIR: database.sealing.copyFolder,
      STORAGE_DIR: join(dirname(database.sealing.keyFile), 'storage'),
      ...unhurried,
      ...environment,
    }),
    databaseName: database.name,
  };
  const app = await startApi(config, database.ring);
  const origin = (await app.getUrl()).replace(/\[::1\]|0\.0\.0\.0/, '127.0.0.1');
  const url = `${origin}/api/v1`;

  const call: TestApi['call'] = async <View>(
    method: string,
    path: string,
    { body, raw, headers = {} }: { body?: unknown; raw?: string; headers?: Headed } = {},
  ): Promise<Answer<View>> => {
    const sent = raw ?? (body === undefined || body instanceof FormData ? body : JSON.stringify(body));
    const response = await fetch(path.startsWith('/api/') ? origin + path : url + path, {
      method,
      headers: { ...(typeof sent === 'string' ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, etag: response.headers.get('etag'), body: parsed(text) as View };
  };

  const sessionOf = (username: string, cookie: string, csrfToken: string): Session => {
    const own = { cookie, 'x-csrf-token': csrfToken };
    return {
      username,
      cookie,
      csrfToken,
      get: (path, headers = {}) => call('GET', path, { headers: { cookie, ...headers } }),
      post: (path, body = {}, headers = {}) => call('POST', path, { body, headers: { ...own, ...headers } }),
      patch: (path, body = {}, headers = {}) => call('PATCH', path, { body, headers: { ...own, ...headers } }),
    };
  };
  const sessionWith: TestApi['sessionWith'] = (username, { token, tokenHash }) =>
    sessionOf(username, `${sessionCookie}=${token}`, csrfTokenOf(database.ring, tokenHash));

  let admin: Promise<Client> | undefined;
  const signIn: TestApi['signIn'] = async (username) =>
    sessionWith(username, await mintSessionOf(await (admin ??= database.asAdmin()), username));

  const signInByPassword: TestApi['signInByPassword'] = async (username, password = demoPassword) => {
    const answer = await call<{ csrfToken: string }>('POST', '/auth/login', { body: { username, password } });
    if (answer.status !== 200) throw new Error(`${username} was not signed in: ${answer.status}`);
    return sessionOf(username, answer.headers.get('set-cookie')!.split(';')[0]!, answer.body.csrfToken);
  };

  return {
    url,
    origin,
    database,
    app,
    signIn,
    signInByPassword,
    sessionWith,
    call,
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
