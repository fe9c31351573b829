import { setTimeout as delay } from 'node:timers/promises';
import { isId, routes, type FieldProblem, type Route } from '@himaya/domain';

/** The API did not do what was asked: its problem code, and the fields of the body it blames. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: string,
    readonly errors: readonly FieldProblem[],
  ) {
    super(`${problem} (${status})`);
  }
}

/** No server at the address, or none that speaks as ours does. */
export class ServerMissing extends Error {}

export interface ApiSession {
  /** @throws {ApiRefusal} for an answer that is no success, {@link ServerMissing} where none comes */
  call<Body, View>(route: Route<Body, View>, body: Body, id?: string): Promise<View>;
}

/** Pauses before the tries that follow an answer of 429 or 503 or none at all, in milliseconds; about half a minute in all. */
const pauses = [250, 1_000, 4_000, 10_000, 15_000, null];

/**
 * Signs in as a browser does and gives back the session.
 *
 * @param base address with the prefix, without a stroke at its end
 */
export async function signIn(base: string, username: string, password: string): Promise<ApiSession> {
  const answer = await send(base, routes.signIn.path, {}, { username, password }, [null]);
  const view: unknown = answer.body;
  const csrf = typeof view === 'object' && view !== null && 'csrfToken' in view ? String(view.csrfToken) : '';
  if (typeof view !== 'object' || view === null || !('status' in view) || view.status !== 'signed-in') {
    throw new ApiRefusal(401, 'sign-in.second-factor', []);
  }
  const cookie = answer.cookies.map((line) => line.split(';', 1)[0]).join('; ');
  return {
    async call<Body, View>(route: Route<Body, View>, body: Body, id = ''): Promise<View> {
      if (route.path.includes(':id') && !isId(id)) throw new ServerMissing('the server gave no usable id');
      const { body: view } = await send(base, route.path.replace(':id', id), { cookie, 'x-csrf-token': csrf }, body, pauses);
      return view as View;
    },
  };
}

interface Answer {
  readonly body: unknown;
  readonly cookies: readonly string[];
}

/** Rows are known by file and number, so a call whose answer was lost may be made again. A null pause is the last try. */
async function send(
  base: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  tries: readonly (number | null)[],
): Promise<Answer> {
  for (const pause of tries) {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
    }).catch(() => null);
    if (pause !== null && (response === null || response.status === 429 || response.status === 503)) {
      await response?.body?.cancel();
      await delay(pause);
      continue;
    }
    if (response === null) break;
    const json: unknown = await response.json().catch(() => null);
    if (!response.ok) throw refusalOf(response.status, json);
    return { body: json, cookies: response.headers.getSetCookie() };
  }
  throw new ServerMissing(`no server answers at ${base}`);
}

function refusalOf(status: number, json: unknown): ApiRefusal {
  const { code, errors } = { code: 'internal', errors: [], ...(json as { readonly code?: unknown; readonly errors?: unknown } | null) };
  return new ApiRefusal(status, String(code), Array.isArray(errors) ? errors.filter(isFieldProblem) : []);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  const { path, code } = { ...(value as { readonly path?: unknown; readonly code?: unknown } | null) };
  return typeof path === 'string' && typeof code === 'string';
}
