import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { startTestApi, type Answer, type TestApi } from '../support/api';
import { mintSession } from '../support/mint-session';
import { changesNothing, refusal } from '../support/refusals';
import { tableStates } from '../support/table-states';
import { allCalls } from './calls';
import { bodySchemaOf, textsOf, withText, type OpenApi } from './body-schemas';
import { rights, verdictOn } from './oracle';
import { PlaceKeeper, type Person, type Place } from './place';

let api: TestApi;
let admin: Client;
let own: Place;
let theirs: Place;
let document: OpenApi;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  own = await (await PlaceKeeper.open(api, 'owner')).place();
  theirs = await (await PlaceKeeper.open(api, 'stranger')).place();
  for (const route of routes) await calledWith(route);
  document = (await api.call<OpenApi>('GET', '/api/openapi.json')).body;
}, 300_000);
afterAll(() => api.stop());

const routes = Object.keys(rights).filter((route) => allCalls[route] !== undefined);
const changing = routes.filter((route) => !route.startsWith('GET '));
const withBody = changing.filter((route) => allCalls[route]!.multipart !== true);

/** Somebody whom nothing but the fault stands in the way of. */
function able(route: string): Person {
  const right = rights[route]!;
  const role = right.who.find((candidate) => verdictOn(route, { role: candidate, relation: 'owner' }) === 'allowed') ?? right.who[0]!;
  return own.people.get(role)!;
}

/** What a route is called with, made once: some calls make the thing they are about. */
const made = new Map<string, { id: string; version: number | undefined; body: object }>();
async function calledWith(route: string): Promise<{ id: string; version: number | undefined; body: object }> {
  const call = allCalls[route]!;
  const known = made.get(route) ?? {
    id: route.includes(':id') ? await call.id!(own) : '',
    version: await call.version?.(own),
    body: call.body?.(own, able(route)) ?? {},
  };
  made.set(route, known);
  return known;
}

async function request(
  route: string,
  headers: Record<string, string>,
  sent: { body?: unknown; raw?: string } = {},
  id?: string,
): Promise<Answer> {
  const call = allCalls[route]!;
  const [method = '', pattern = ''] = route.split(' ');
  const known = await calledWith(route);
  const path = pattern.replace(':id', id ?? known.id);
  const query = call.query ? `?${call.query(own)}` : '';
  const versioned = known.version === undefined ? {} : { 'if-match': `"${known.version}"` };
  return api.call(method, path + query, { headers: { ...versioned, ...headers }, ...(method === 'GET' ? {} : sent) });
}

const headersOf = ({ session }: Person): Record<string, string> => ({ cookie: session.cookie, 'x-csrf-token': session.csrfToken });
const lines = async (): Promise<number> =>
  (await admin.query<{ n: number }>(`select count(*)::int as n from audit_event where result = 'refused'`)).rows[0]!.n;

/** Runs hostile requests, which must change nothing and each leave a line of its refusal. @param asks answers how many were refused */
async function refusesAndWrites(asks: () => Promise<number>): Promise<void> {
  const before = await lines();
  const refused = await changesNothing(admin, asks);
  expect({ refused, written: (await lines()) - before }).toEqual({ refused, written: refused });
}

/** What stands before every route is tried by turns: each route meets `n` of the kinds, its neighbours the next. */
const byTurns = <T>(kinds: readonly T[], turn: number, n: number): readonly T[] =>
  Array.from({ length: n }, (_, next) => kinds[(turn * n + next) % kinds.length]!);

describe('a cookie that is none', () => {
  it('is refused on every route: forged, tampered with, run out, and of a session that ended, by turns', async () => {
    const person = own.people.get('police-officer')!;
    const [, token = ''] = person.session.cookie.split('=');
    const flipped = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`;
    const out = await mintSession(own.guard, person.id);
    const ended = await mintSession(own.guard, person.id);
    await admin.query(`update guard.session set absolute_until = now() where token_hash = $1`, [out.tokenHash]);
    await admin.query(`update guard.session set ended_at = now() where token_hash = $1`, [ended.tokenHash]);
    const tokens = { forged: 'A'.repeat(43), flipped, cut: token.slice(0, -1), longer: `${token}A`, hash: person.tokenHash.toString('hex'), 'run out': out.token, ended: ended.token, injected: `${token}' or 1=1 --` }; // prettier-ignore
    await refusesAndWrites(async () => {
      for (const [turn, route] of routes.entries()) {
        for (const [name, value] of byTurns(Object.entries(tokens), turn, 3)) {
          const headers = { cookie: `himaya_session=${encodeURIComponent(value)}`, 'x-csrf-token': person.session.csrfToken };
          expect([route, name, refusal(await request(route, headers, { body: {} }))]).toEqual([route, name, '401 session.required']);
        }
      }
      return routes.length * 3;
    });
  });

  it('and a token that is another session’s, or was good before signing out, change nothing on any route', async () => {
    const person = own.people.get('police-officer')!;
    const other = theirs.people.get('police-officer')!;
    const earlier = await mintSession(own.guard, person.id);
    await admin.query(`update guard.session set ended_at = now() where token_hash = $1`, [earlier.tokenHash]);
    const replayed = api.sessionWith(person.username, earlier).csrfToken;
    const wrong = [other.session.csrfToken, replayed, '', 'x'.repeat(43)];
    await refusesAndWrites(async () => {
      for (const [turn, route] of changing.entries()) {
        for (const token of byTurns(wrong, turn, 2)) {
          const answer = await request(route, { cookie: person.session.cookie, 'x-csrf-token': token }, { body: {} });
          expect([route, refusal(answer)]).toEqual([route, '403 session.csrf']);
        }
      }
      return changing.length * 2;
    });
  });
});

describe('a body', () => {
  /** What nobody else reads: compared as it is, and refused where it is wrong. */
  const secrets = ['password', 'currentPassword', 'newPassword', 'code', 'query'];
  /** Some of them, so that the search for texts is seen to find names, words of several lines, lists' and what may be null. */
  const namesAndWords = [
    'POST /cases person.givenName',
    'PATCH /cases/:id person.phone',
    'POST /cases/search q',
    'POST /cases/possible-matches name',
    'POST /cases/:id/consents interpreter',
    'POST /cases/:id/referrals need',
    'POST /cases/:id/referrals spokeTo',
    'POST /cases/:id/overrides bestInterests.determinedBy',
    'POST /exchange/imports/:id/rows rows.0.case.person.familyName',
    'POST /incidents description',
    'PATCH /agency/units/:id onCallPhone',
  ];
  const hiding = ['A\u0000B', 'A\u001b[2J', 'A\u202eB', 'A\u2066B'];
  const planted = ['version', 'fromUnitId', 'responsibleUnitId', 'createdBy', 'readMask', 'isAdmin', 'id', 'constructor', 'toString'];

  describe('with keys of ours that a client may not set', () => {
    let before: Record<string, string>;
    beforeAll(async () => (before = await tableStates(admin)));

    it.each(withBody)('is refused, with each of them named: %s', async (route) => {
      const person = able(route);
      const { body: valid } = await calledWith(route);
      const extra = planted.filter((key) => !Object.hasOwn(valid, key));
      const known = await lines();
      const own = { ...valid, ...Object.fromEntries(extra.map((key) => [key, 1])) };
      const answer = await request(route, headersOf(person), { body: own });
      const named = (answer.body.errors ?? []).filter(({ code }) => code === 'key.unknown').map(({ path }) => path);
      // Keys that every object has are looked for first.
      expect(refusal(answer)).toBe('400 body.invalid');
      expect(named).toEqual(expect.arrayContaining(['constructor', 'toString']));
      const plain = Object.fromEntries(Object.entries(own).filter(([key]) => !['constructor', 'toString'].includes(key)));
      const second = await request(route, headersOf(person), { body: plain });
      expect([second.status, (second.body.errors ?? []).filter(({ code }) => code === 'key.unknown').length]).toEqual([
        400,
        extra.length - 2,
      ]);
      const proto = await request(route, headersOf(person), {
        raw: `{"__proto__":{"roles":["system-admin"]},${JSON.stringify(valid).slice(1)}`,
      });
      expect(proto.status).toBe(400);
      expect(await lines()).toBeGreaterThan(known);
    });

    it('has changed nothing on any route', async () => expect(await tableStates(admin)).toEqual(before));
  });

  it('with a text that hides, breaks off or never ends is refused, wherever a text may stand', async () => {
    const tried: string[] = [];
    const taken: string[] = [];
    await refusesAndWrites(async () => {
      let refused = 0;
      for (const route of withBody) {
        const schema = bodySchemaOf(document, route);
        if (schema === undefined) continue;
        const person = able(route);
        const { body: valid } = await calledWith(route);
        for (const { path, maxLength } of textsOf(document, schema)) {
          const place = path.join('.');
          if (secrets.includes(path.at(-1)!)) continue;
          for (const text of [...byTurns(hiding, tried.length, 2), 'x'.repeat((maxLength ?? 10_000) + 1)]) {
            const answer = await request(route, headersOf(person), { body: withText(valid, path, text) });
            const blamed = (answer.body.errors ?? []).map((error) => error.path);
            const isBlamed = blamed.some((one) => one === place || `${one}.0` === place);
            if (answer.body.code !== 'body.invalid' || !isBlamed)
              taken.push(`${route} ${place} ${JSON.stringify(text.slice(0, 9))}: ${answer.status} ${answer.body.code}`);
            refused += 1;
          }
          tried.push(`${route} ${place}`);
        }
      }
      expect(taken).toEqual([]);
      return refused;
    });
    expect(tried).toEqual(expect.arrayContaining(namesAndWords));
  });
});

describe('an id that is another’s', () => {
  const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
  /** Units stand in the directory for everybody to choose from. */
  const ofTheDirectory = ['toUnitId', 'recipientUnitId', 'unitId'];

  it('in a body is refused like one of nobody, and nothing is changed', async () => {
    const tried: string[] = [];
    for (const route of withBody) {
      const call = allCalls[route]!;
      const person = able(route);
      const mine = (await calledWith(route)).body as Record<string, unknown>;
      const foreign = (call.body?.(theirs, theirs.people.get(person.roles[0]!)!) ?? {}) as Record<string, unknown>;
      for (const [key, value] of Object.entries(mine)) {
        if (!isId(value) || ofTheDirectory.includes(key) || foreign[key] === value) continue;
        await refusesAndWrites(async () => {
          const swapped = await request(route, headersOf(person), { body: { ...mine, [key]: foreign[key] } });
          const invented = await request(route, headersOf(person), { body: { ...mine, [key]: randomUUID() } });
          expect([route, key, swapped.status >= 400 && swapped.status < 500]).toEqual([route, key, true]);
          expect([route, key, swapped.status, swapped.body]).toEqual([route, key, invented.status, invented.body]);
          return 2;
        });
        tried.push(`${route} ${key}`);
      }
    }
    expect(tried.toSorted()).toEqual([
      'POST /care/reports/:id/disclosures consentId',
      'POST /caseload/hand-over fromUserId',
      'POST /caseload/hand-over toUserId',
      'POST /cases/:id/abroad-transfers consentId',
      'POST /cases/:id/assignment assigneeId',
      'POST /cases/:id/bars userId',
      'POST /cases/:id/police-assignments consentId',
      'POST /cases/:id/proceedings proceedingId',
      'POST /cases/:id/referrals consentId',
      'POST /cases/:id/seal/names userId',
      'POST /cases/:id/seal/names/removal userId',
      'POST /interpretation/referrals/:id/sessions interpreterId',
      'POST /interpretation/referrals/:id/unsuited interpreterId',
      'POST /referrals/:id/again consentId',
      'POST /statistics/releases corrects',
    ]);
  });

  it('in a path is not there, by the id of any other kind of thing either', async () => {
    const things = [theirs.case.id, theirs.referral.id, theirs.referral.consent.id, theirs.notificationId, theirs.importId, theirs.unit.id];
    const before = await lines();
    let refused = 0;
    await changesNothing(admin, async () => {
      // Breaking the glass opens what is another's: that is what it is for.
      for (const route of routes.filter((named) => named.includes(':id') && !named.endsWith('/break-glass'))) {
        const person = able(route);
        const body = allCalls[route]!.multipart ? {} : { body: (await calledWith(route)).body };
        for (const id of [...things, '..%2f..%2fetc%2fpasswd', '%00', `${own.case.id}%20`]) {
          const answer = await request(route, headersOf(person), body, id);
          // A unit, a role or an account may be anybody's to look up; whatever is a case's may not.
          if (rights[route]!.about === 'case') expect([route, id, refusal(answer)]).toEqual([route, id, '404 not-found']);
          expect([route, id, answer.status < 500]).toEqual([route, id, true]);
          if (answer.status >= 400) refused += 1;
        }
      }
    });
    expect((await lines()) - before).toBeGreaterThanOrEqual(refused);
    expect(refused).toBeGreaterThan(300);
  });
});
