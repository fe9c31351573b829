import { vi } from 'vitest';

/** One request as the server would get it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** Answers by `METHOD /path`, with `*` for one part of the path. */
export type FakeRoutes = Readonly<Record<string, Answer | ((request: SeenRequest) => Answer | Promise<Answer>)>>;

/** Stands in for the API: answers by the routes given, and keeps what was asked. */
export function fakeApi(routes: FakeRoutes): { readonly seen: SeenRequest[] } {
  const seen: SeenRequest[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://himaya.test');
    const request: SeenRequest = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    seen.push(request);
    const key = Object.keys(routes).find((route) => matches(route, `${request.method} ${request.path}`));
    const found = key === undefined ? { status: 404, body: { code: 'not-found' } } : routes[key];
    const answer = typeof found === 'function' ? await found(request) : found;
    const { status = 200, body } = answer ?? {};
    return new Response(status === 204 ? null : JSON.stringify(body ?? {}), { status });
  });
  return { seen };
}

function matches(route: string, asked: string): boolean {
  const parts = route.split('/');
  const askedParts = asked.split('/');
  return parts.length === askedParts.length && parts.every((part, place) => part === '*' || part === askedParts[place]);
}
