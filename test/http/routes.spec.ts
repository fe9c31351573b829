import { randomUUID } from 'node:crypto';
import { mayEver, type Action, type SubjectName } from '@himaya/auth';
import { demoSignIns, ModulesContainer, routeDeclarations } from '@himaya/api/testing';
import { roles, routes, type Role } from '@himaya/domain';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { refusal } from '../support/refusals';

let api: TestApi;
let declared: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  declared = routeDeclarations(api.app);
});
afterAll(() => api.stop());

/** Not in the domain's list: for whoever watches over the process, and no client of ours. */
const ofTheProcess = ['GET /health/live', 'GET /health/ready'];

/** A route as it can be called: nothing is under the id. */
function calling(route: string): { readonly method: string; readonly path: string } {
  const [method = '', path = ''] = route.split(' ');
  return { method, path: path.replace(/:\w+/g, randomUUID()) };
}

/** Calls a route as somebody, with a body that means nothing; never one that would end the session or do something. */
function call(route: string, as?: Session): Promise<Answer> {
  const { method, path } = calling(route);
  const headers = as && { cookie: as.cookie, 'x-csrf-token': as.csrfToken };
  return api.call(method, path, { ...(method === 'GET' ? {} : { raw: '{"no-such-key":1}' }), ...(headers ? { headers } : {}) });
}

describe('the routes', () => {
  it('declare what they need: a change of this file is a decision about who may ask, and is reviewed as one', () => {
    expect(declared).toMatchSnapshot();
  });

  it('declare it all', () => {
    expect(Object.entries(declared).filter(([, needs]) => needs === 'nothing')).toEqual([]);
    expect(Object.entries(declared).flatMap(([route, needs]) => (needs === 'public' ? [route] : []))).toEqual([
      'GET /auth/options',
      ...ofTheProcess,
      'GET /papers/keys',
      'GET /public/v1/committee-reports/:id/file',
      'GET /public/v1/releases',
      'GET /public/v1/releases/:id',
      'GET /public/v1/releases/:id/file',
      'POST /auth/first-password',
      'POST /auth/government/sign-in',
      'POST /auth/government/start',
      'POST /auth/login',
      'POST /feedback/answers',
      'POST /packets/answers',
      'POST /papers/checks',
    ]);
  });

  it('are those of the domain, by method and path, and no others', () => {
    const shared = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(shared).size).toBe(shared.length);
    expect(Object.keys(declared).toSorted()).toEqual([...shared, ...ofTheProcess].toSorted());
  });

  it('take no text of a person in a path or a query', () => {
    expect(Object.keys(declared).filter((route) => /:(?!id\b)/.test(route))).toEqual([]);
  });

  it('stand in the interface document, with their bodies and parameters', async () => {
    const { body } = await api.call<{
      openapi: string;
      paths: Record<string, Record<string, { parameters?: { in: string; name: string }[]; requestBody?: unknown }>>;
      components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
    }>('GET', '/api/openapi.json');
    expect(body.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(listed.toSorted()).toEqual(Object.keys(declared).toSorted());
    expect(body.paths['/api/v1/cases']!['post']!.requestBody).toBeDefined();
    expect(Object.keys(body.components.schemas['OpenCaseDto']!.properties!).toSorted()).toEqual(
      ['person', 'governorate', 'foundAt', 'foundAtPrecision', 'foundBy', 'exploitation', 'specialNeeds', 'safeContact'].toSorted(),
    );
    expect(body.paths['/api/v1/cases']!['get']!.parameters!.map(({ in: place, name }) => `${place} ${name}`).toSorted()).toEqual([
      'query alert',
      'query assignee',
      'query assigneeId',
      'query cursor',
      'query governorate',
      'query limit',
      'query status',
      'query step',
    ]);
  });
});

describe('a route without a session', () => {
  it('answers 401, whatever is asked, and nothing else', async () => {
    for (const [route, needs] of Object.entries(declared)) {
      if (needs !== 'public') expect([route, refusal(await call(route))]).toEqual([route, '401 session.required']);
    }
  });

  it('with an account’s cookie but no token changes nothing: 403', async () => {
    const { cookie } = await api.signIn('police-officer');
    for (const [route, needs] of Object.entries(declared)) {
      const { method, path } = calling(route);
      if (needs === 'public' || method === 'GET') continue;
      expect([route, refusal(await api.call(method, path, { raw: '{}', headers: { cookie } }))]).toEqual([route, '403 session.csrf']);
    }
  });
});

describe('a role', () => {
  const accounts = new Map<Role, string>(
    demoSignIns()
      .toReversed()
      .map(({ role, username }) => [role, username]),
  );

  const admitted = new Map<string, Role[]>();
  /** Whom a route keeps out asks every second one here: the permission walk asks each of them as everybody. */
  const byTurns = (role: Role, route: string): boolean => (roles.codes.indexOf(role) + Object.keys(declared).indexOf(route)) % 2 === 0;

  it('has a demo account', () => {
    expect([...accounts.keys()].toSorted()).toEqual(roles.codes.toSorted());
  });

  it.each(roles.codes)('%s is answered 403 exactly where it may never do what the route declares', async (role) => {
    const session = await api.signIn(accounts.get(role)!);
    const told: Record<string, boolean> = {};
    const meant: Record<string, boolean> = {};
    for (const [route, needs] of Object.entries(declared)) {
      // Signing out would end the walk; that everybody may is told by the snapshot.
      if (needs === 'public' || route === 'POST /auth/logout') continue;
      const [action, subject] = needs.split(' ') as [Action, SubjectName];
      if (!mayEver([role], action, subject) && !byTurns(role, route)) continue;
      const answer = await call(route, session);
      expect([role, route, answer.status < 500]).toEqual([role, route, true]);
      told[route] = answer.status === 403;
      meant[route] = !mayEver([role], action, subject);
      if (answer.status === 403) expect(refusal(answer)).toBe('403 role.forbidden');
      else admitted.set(route, [...(admitted.get(route) ?? []), role]);
    }
    expect(told).toEqual(meant);
  });

  it('was let through by these routes and no others: as much to be reviewed as the declarations', () => {
    expect(
      Object.fromEntries([...admitted].toSorted(([a], [b]) => a.localeCompare(b)).map(([route, who]) => [route, who.join(' ')])),
    ).toMatchSnapshot();
  });
});

describe('a route that forgot to declare anything', () => {
  const forgotten = 'GET /directory/units';

  it('is closed to everybody, and is named', async () => {
    const handler = handlerOf('DirectoryController');
    const declaration: unknown = Reflect.getMetadata('himaya:declaration', handler);
    const officer = await api.signIn('police-officer');
    expect((await officer.get('/directory/units')).status).toBe(200);
    Reflect.deleteMetadata('himaya:declaration', handler);
    try {
      expect(routeDeclarations(api.app)[forgotten]).toBe('nothing');
      expect(refusal(await call(forgotten))).toBe('401 session.required');
      await expect(startTestApi({ WORKER: 'apart' })).rejects.toThrow(`routes that declare nothing: ${forgotten}`);
      for (const name of ['police-officer', 'system-admin', 'committee-chair', 'shelter-manager']) {
        expect([name, refusal(await call(forgotten, await api.signIn(name)))]).toEqual([name, '403 role.forbidden']);
      }
    } finally {
      Reflect.defineMetadata('himaya:declaration', declaration, handler);
    }
    expect((await officer.get('/directory/units')).status).toBe(200);
  });

  /** The one handler of a controller. */
  function handlerOf(controller: string): object {
    for (const { controllers } of api.app.get(ModulesContainer).values()) {
      for (const { metatype } of controllers.values()) {
        if (typeof metatype !== 'function' || metatype.name !== controller) continue;
        const prototype = metatype.prototype as Record<string, object>;
        const [name] = Object.getOwnPropertyNames(prototype).filter((key) => key !== 'constructor');
        return prototype[name!]!;
      }
    }
    throw new Error(`no controller ${controller}`);
  }
});
