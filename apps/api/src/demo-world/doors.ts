import { demoPassword } from './accounts';

/** What the demo world is lived in through: the product's own routes. */
export interface Doors {
  inject(request: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly payload?: object;
  }): Promise<{ readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>>; json(): unknown }>;
}

const json = { 'content-type': 'application/json' };

/** A person of the demo world, signed in as everybody is. */
export interface Asker {
  /** @returns null where it was refused; an answer without a body is an empty one */
  readonly ask: <View>(method: 'GET' | 'POST', path: string, body?: object, version?: number) => Promise<View | null>;
  /** @throws Error where it was refused */
  readonly get: <View>(path: string) => Promise<View>;
  /** @throws Error where it was refused */
  readonly post: <View>(path: string, body: object, version?: number) => Promise<View>;
  readonly leave: () => Promise<unknown>;
}

/** @throws Error where the account has another password by now */
export async function signedIn(doors: Doors, username: string): Promise<Asker> {
  const payload = { username, password: demoPassword };
  const answer = await doors.inject({ method: 'POST', url: '/api/v1/auth/login', headers: json, payload });
  if (answer.statusCode !== 200) throw new Error(`${username} was not signed in: ${answer.statusCode}`);
  const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
  const own = { cookie, 'x-csrf-token': (answer.json() as { readonly csrfToken: string }).csrfToken };
  const ask = async <View>(method: 'GET' | 'POST', path: string, body?: object, version?: number): Promise<View | null> => {
    const sent = await written(body);
    const match: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    const answered = await doors.inject({ method, url: `/api/v1${path}`, ...sent, headers: { ...own, ...sent.headers, ...match } });
    if (answered.statusCode >= 300) return null;
    return (answered.statusCode === 204 ? {} : answered.json()) as View;
  };
  const must = async <View>(method: 'GET' | 'POST', path: string, body?: object, version?: number): Promise<View> => {
    const found = await ask<View>(method, path, body, version);
    if (found === null) throw new Error(`the demo world was refused ${method} ${path}`);
    return found;
  };
  return {
    ask,
    get: (path) => must('GET', path),
    post: (path, body, version) => must('POST', path, body, version),
    leave: () => ask('POST', '/auth/logout', {}),
  };
}

/** A form as a browser would send it, or JSON. */
async function written(body: object | undefined): Promise<{ readonly headers: Record<string, string>; readonly payload?: object }> {
  if (!(body instanceof FormData)) return { headers: json, ...(body === undefined ? {} : { payload: body }) };
  const form = new Response(body);
  return { headers: { 'content-type': form.headers.get('content-type') ?? '' }, payload: Buffer.from(await form.arrayBuffer()) };
}

/** Whether anybody can read a released table: asked without signing in, since by then the demo's passwords may be others. */
export async function isPublished(doors: Doors): Promise<boolean> {
  const answer = await doors.inject({ method: 'GET', url: '/api/v1/public/v1/releases?limit=1', headers: {} });
  return answer.statusCode !== 200 || (answer.json() as { readonly items: readonly unknown[] }).items.length > 0;
}
