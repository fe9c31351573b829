import type { Route } from '@himaya/domain';
import { ApiProblem, problemOf } from './api-problem';

const base = '/api/v1';

/** What a call takes besides its route. */
export interface CallOptions<Body> {
  /** Values of the route's `:name` parts. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: Body;
  /** Version of the thing being changed; sent as `If-Match`. */
  readonly version?: number;
  /** Makes a repeated POST safe: the server answers the first one again. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Lets the request outlive the page (leaving in a hurry). */
  readonly keepalive?: boolean;
}

/** Kept in memory only: it dies with the page and comes back with `GET /auth/me`. */
let csrfToken: string | null = null;

export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/**
 * Calls a route of the API and gives back its view.
 *
 * @throws ApiProblem for every answer that is not 2xx, and with code `offline` when there was none.
 */
export async function call<Body, View>(route: Route<Body, View>, options: CallOptions<Body> = {}): Promise<View> {
  const response = await send(route, options);
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as View;
  return (await response.json().catch(() => undefined)) as View;
}

async function send<Body, View>(route: Route<Body, View>, options: CallOptions<Body>): Promise<Response> {
  const address = addressOf(route, options);
  try {
    return await fetch(address, {
      method: route.method,
      headers: headersOf(route, options),
      credentials: 'same-origin',
      cache: 'no-store',
      ...(route.method === 'GET' ? {} : { body: JSON.stringify(options.body ?? {}) }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem('offline', 0);
  }
}

/** Where a route is called. */
export function addressOf<Body, View>(route: Route<Body, View>, { params = {}, query = {} }: CallOptions<Body>): string {
  const path = route.path.replace(/:(\w+)/g, (_part, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${route.path} needs :${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${base}${path}?${text}` : `${base}${path}`;
}

/** What every call says of itself, its CSRF token included. */
export function headersOf<Body, View>(route: Route<Body, View>, { version, idempotencyKey }: CallOptions<Body>): Headers {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (route.method !== 'GET') {
    headers.set('content-type', 'application/json');
    if (csrfToken) headers.set('x-csrf-token', csrfToken);
  }
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  return headers;
}
