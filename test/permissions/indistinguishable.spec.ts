import { randomUUID } from 'node:crypto';
import type { Role } from '@himaya/domain';
import { startTestApi, type Answer, type TestApi } from '../support/api';
import { allCalls } from './calls';
import type { Call } from './calls/call';
import { rights, verdictOn } from './oracle';
import { PlaceKeeper, type Place } from './place';
import { relations, type Relation } from './relations';
import { statementsOf } from './statements';

/** Relations in which a thing exists and is not the asker's; each is compared with a thing that nobody has. */
const hidden: readonly Relation[] = relations;

let api: TestApi;
const places = new Map<Relation, Place>();

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  for (const relation of hidden) places.set(relation, await (await PlaceKeeper.open(api, relation)).place());
}, 300_000);
afterAll(() => api.stop());

/** Routes and roles that are told 404 in a relation: whoever asks may do this to their own, so nothing but the row is in the way. */
const cases = hidden.flatMap((relation) =>
  Object.keys(rights)
    .filter((route) => route.includes(':id'))
    .flatMap((route) => {
      const role = rights[route]!.who.find((candidate) => verdictOn(route, { role: candidate, relation }) === '404 not-found');
      return role === undefined ? [] : [[relation, route, role] as const];
    }),
);

/** A measure is a word of the menu, which everybody who may ask knows: nobody has it, and it is there. */
const nobodys = 'GET /statistics/measures/:id';
/** Routes about a unit's or an account's things, which no relation to a case decides: asked for those of another agency. */
const ofAgencies = Object.keys(rights).filter(
  (route) => route.includes(':id') && route !== nobodys && !cases.some(([, compared]) => compared === route),
);

/** What differs from one request to the next by nature. */
const ofTheRequest = ['date', 'x-request-id', 'content-length'];

interface Seen {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
  readonly statements: readonly string[];
}

async function asked(route: string, call: Call, place: Place, role: Role, id: string): Promise<Seen> {
  const person = place.people.get(role)!;
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(':id', id) + (call.query ? `?${call.query(place)}` : '');
  const headers = {
    cookie: person.session.cookie,
    'x-csrf-token': person.session.csrfToken,
    ...(call.version ? { 'if-match': '"1"' } : {}),
  };
  const body = method === 'GET' ? {} : { body: call.body?.(place, person) ?? {} };
  const { result, statements } = await statementsOf<Answer>(() => api.call(method, path, { headers, ...body }));
  return {
    status: result.status,
    body: result.body,
    headers: Object.fromEntries([...result.headers].filter(([name]) => !ofTheRequest.includes(name))),
    statements,
  };
}

describe('what exists and is not yours looks like what is not there', () => {
  it('on every route that names a thing', () => {
    expect(new Set(cases.map(([, route]) => route)).size).toBeGreaterThan(40);
    // The rest is asked across agencies, below; a case's or a person's thing never belongs there.
    expect(ofAgencies.filter((route) => rights[route]!.about === 'case')).toEqual([]);
  });

  it.each(ofAgencies)('across agencies: %s', async (route) => {
    const call = allCalls[route]!;
    const role = rights[route]!.who.find((candidate) => candidate === 'agency-admin') ?? rights[route]!.who[0]!;
    const place = places.get('stranger')!;
    const there = await asked(route, call, place, role, await call.id!(places.get('barred')!));
    const nowhere = await asked(route, call, place, role, randomUUID());
    expect(there).toEqual(nowhere);
  });

  it.each(cases)('%s: %s as %s', async (relation, route, role) => {
    const place = places.get(relation)!;
    const call = allCalls[route]!;
    const there = await asked(route, call, place, role, await call.id!(place));
    const nowhere = await asked(route, call, place, role, randomUUID());
    expect(there).toEqual(nowhere);
    expect(there.status).toBe(404);
    expect(there.statements.length).toBeGreaterThan(3);
  });

  // Every route from every third of the relations in which it is hidden, its neighbour from the others; each from one at least.
  const changing = Object.keys(rights).filter((route) => !route.startsWith('GET '));
  const byTurns = changing.flatMap((route, turn) => {
    const of = cases.filter(([, compared]) => compared === route);
    return of.filter((_, place) => place % 3 === turn % Math.min(3, of.length));
  });
  it.each(byTurns)('%s: %s as %s, with a stale version, a repeated attempt and a body that is none too', async (relation, route, role) => {
    const place = places.get(relation)!;
    const call = allCalls[route]!;
    const person = place.people.get(role)!;
    const [method = '', pattern = ''] = route.split(' ');
    const own = { cookie: person.session.cookie, 'x-csrf-token': person.session.csrfToken };
    const key = randomUUID();
    const tell = async (id: string): Promise<readonly (readonly [number, unknown])[]> => {
      const path = pattern.replace(':id', id);
      const answers: Answer[] = [];
      for (const [body, headers] of [
        [call.body?.(place, person) ?? {}, { 'if-match': '"77"' }],
        [call.body?.(place, person) ?? {}, {}],
        [call.body?.(place, person) ?? {}, { 'if-match': '"1"', 'idempotency-key': key }],
        [call.body?.(place, person) ?? {}, { 'if-match': '"1"', 'idempotency-key': key }],
        [{ 'no-such-key': 1 }, { 'if-match': '"1"' }],
      ] as const) {
        answers.push(await api.call(method, path, { body, headers: { ...own, ...headers } }));
      }
      return answers.map(({ status, body }) => [status, body]);
    };
    expect(await tell(await call.id!(place))).toEqual(await tell(randomUUID()));
  });
});
