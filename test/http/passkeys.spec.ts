import { randomBytes } from 'node:crypto';
import type { EnrolledView, PasskeyOptionsView, SignInView } from '@himaya/domain';
import { routeDeclarations } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected } from '../support/main-job';
import { mintPending, mintSession } from '../support/mint-session';
import { refusal } from '../support/refusals';
import { SoftwareAuthenticator, type Asked, type Departure } from '../support/software-authenticator';
import { rowCounts } from '../support/table-states';

const origin = 'http://localhost:3000';
let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart', PUBLIC_URL: origin });
  admin = await api.database.asAdmin();
});
// Ten wrong answers make the account's strangers wait, which is proved elsewhere.
beforeEach(() => admin.query('delete from guard.sign_in_failure'));
afterAll(() => api.stop());

const idOf = async (username: string): Promise<string> =>
  (await admin.query<{ id: string }>('select id from user_account where username = $1', [username])).rows[0]!.id;

/** What a browser is told to do; fails where the session may not ask. */
const optionsOf = async (session: Session, path: string): Promise<Asked> =>
  expected(await session.post<PasskeyOptionsView>(path), 200).options as Asked;
const askProof = (session: Session): Promise<Asked> => optionsOf(session, '/auth/second-factor/passkey');
const askNew = (session: Session): Promise<Asked> => optionsOf(session, '/auth/factors/passkey');

const prove = (session: Session, passkey: object): Promise<Answer> => session.post('/auth/second-factor', { method: 'passkey', passkey });
const add = (session: Session, passkey: object): Promise<Answer> =>
  session.post('/auth/factors/passkey/confirmation', { label: 'مفتاح مخترع', passkey });

/** Signed in, and lately so. */
const full = async (username: string): Promise<Session> => api.sessionWith(username, await mintSession(admin, await idOf(username)));
/** The password is proved, the passkey is not. */
const knocking = async (username: string): Promise<Session> => api.sessionWith(username, await mintPending(admin, await idOf(username)));

/** The account gets a new passkey, honestly. */
async function enrolled(username: string, counts = true): Promise<SoftwareAuthenticator> {
  const key = new SoftwareAuthenticator(origin, counts);
  const session = await full(username);
  expected((await add(session, key.register(await askNew(session)))) as unknown as Answer<EnrolledView>, 200);
  return key;
}

/** Every factor, and every session that may do anything. */
const standing = async (): Promise<unknown> => [
  (await admin.query('select * from guard.factor order by id')).rows,
  (await admin.query(`select id from guard.session where level = 'full' and ended_at is null order by id`)).rows,
  (await admin.query('select * from guard.recovery_code order by user_id, code_hash')).rows,
];

/** Refused with the code, told in the trail, and nothing that counts is otherwise than before. */
async function refused(action: string, attempt: () => Promise<Answer>): Promise<void> {
  const before = await standing();
  const lines = async () =>
    (await admin.query<{ problem: string }>('select problem from audit_event where action = $1 order by at, id', [action])).rows;
  const told = await lines();
  expect(refusal(await attempt())).toBe('401 second-factor.failed');
  expect(await standing()).toEqual(before);
  expect((await lines()).slice(told.length)).toEqual([{ problem: 'second-factor.failed' }]);
}

/** Ways in which an answer is not what the person’s own key says to our own page. */
const departures: readonly (readonly [string, Departure])[] = [
  ['another site', { origin: 'https://himaya.example' }],
  ['another port of the same name', { origin: 'http://localhost:3001' }],
  ['the same name by https', { origin: 'https://localhost:3000' }],
  ['a site below ours', { origin: 'http://a.localhost:3000' }],
  ['a key bound to another name', { rpId: 'himaya.example' }],
  ['a key bound to a longer name', { rpId: 'a.localhost' }],
  ['nobody verified', { verified: false }],
  ['nobody there', { present: false }],
  ['a challenge nobody drew', { challenge: randomBytes(32).toString('base64url') }],
  ['no challenge', { challenge: '' }],
];

describe('a proof by passkey', () => {
  const username = 'police-officer';
  let key: SoftwareAuthenticator;
  beforeAll(async () => {
    key = await enrolled(username);
  });

  it('opens a session under a new token, and proves once more inside one', async () => {
    const session = await knocking(username);
    const answer = await prove(session, key.assert(await askProof(session)));
    expect(expected(answer as unknown as Answer<SignInView>, 200).status).toBe('signed-in');
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    expect(cookie).not.toBe(session.cookie);
    expect((await api.call('GET', '/auth/me', { headers: { cookie } })).status).toBe(200);
    expect(refusal(await session.get('/auth/me'))).toBe('401 session.required');
    const inside = await full(username);
    expect((await prove(inside, key.assert(await askProof(inside)))).status).toBe(200);
  });

  it.each([
    ...departures,
    ['the answer of a registration', { type: 'webauthn.create' }],
    ['another key’s signature', { signer: new SoftwareAuthenticator(origin) }],
    ['a counter changed after signing', { tampered: true }],
  ] as const)('is refused: %s', async (_, departure) => {
    const session = await knocking(username);
    const asked = await askProof(session);
    await refused('session.second-factor', () => prove(session, key.assert(asked, departure)));
    // The same session still may, honestly.
    expect((await prove(session, key.assert(asked))).status).toBe(200);
  });

  it.each([
    ['the count of the last time', 0],
    ['a lower one', -3],
    ['none, where it has counted', -Infinity],
  ])('is refused where its counter did not grow: %s', async (_, step) => {
    const first = await knocking(username);
    await prove(first, key.assert(await askProof(first)));
    const { rows } = await admin.query<{ counter: string }>('select counter from guard.factor where credential_id = $1', [key.id]);
    const counter = Math.max(0, Number(rows[0]!.counter) + step);
    const session = await knocking(username);
    const asked = await askProof(session);
    await refused('session.second-factor', () => prove(session, key.assert(asked, { counter })));
  });

  it('is taken again and again from a key that does not count', async () => {
    const silent = await enrolled('health-provider', false);
    for (let n = 0; n < 2; n += 1) {
      const session = await knocking('health-provider');
      expect((await prove(session, silent.assert(await askProof(session)))).status).toBe(200);
    }
  });

  it('is worth nothing a second time: not in its own session, not in another of the same person', async () => {
    const inside = await full(username);
    const [asked, other] = [await askProof(inside), await knocking(username)];
    const first = key.assert(asked);
    expect((await prove(inside, first)).status).toBe(200);
    await refused('session.step-up', () => prove(inside, first));
    // Nor when it is signed anew, with a counter that grew: the challenge is used up.
    await refused('session.step-up', () => prove(inside, key.assert(asked)));
    await askProof(other);
    await refused('session.second-factor', () => prove(other, key.assert(asked)));
  });

  it('answers the challenge of its own session alone, the last one drawn, within five minutes', async () => {
    const [mine, theirs] = [await knocking(username), await knocking(username)];
    const [old, elsewhere] = [await askProof(mine), await askProof(theirs)];
    await refused('session.second-factor', () => prove(mine, key.assert(elsewhere)));
    const last = await askProof(mine);
    await refused('session.second-factor', () => prove(mine, key.assert(old)));
    await admin.query(`update guard.challenge set expires_at = now()`);
    await refused('session.second-factor', () => prove(mine, key.assert(last)));
  });

  it('by the key of somebody else, or one nobody enrolled, opens nothing', async () => {
    const others = await enrolled('legal-aid-provider');
    const session = await knocking(username);
    const asked = await askProof(session);
    for (const stranger of [others, new SoftwareAuthenticator(origin)]) {
      await refused('session.second-factor', () => prove(session, stranger.assert(asked)));
    }
    // Another's key that claims to be mine.
    const forged = { ...others.assert(asked), id: key.id.toString('base64url'), rawId: key.id.toString('base64url') };
    await refused('session.second-factor', () => prove(session, forged));
  });

  it.each([
    ['nothing', {}],
    ['numbers where texts belong', { id: 1, rawId: 2, type: 3, response: 4 }],
    ['a response of nothing', { id: '', rawId: '', type: 'public-key', response: {} }],
  ])('that is none is refused: %s', async (_, passkey) => {
    const session = await knocking(username);
    await askProof(session);
    await refused('session.second-factor', () => prove(session, passkey));
  });
});

describe('a new passkey', () => {
  const username = 'court-liaison';

  it.each([...departures, ['the answer of a proof', { type: 'webauthn.get' }] as const])('is refused: %s', async (_, departure) => {
    const session = await full(username);
    const asked = await askNew(session);
    await refused('factor.enrol', () => add(session, new SoftwareAuthenticator(origin).register(asked, departure)));
  });

  it('answers the challenge of its own session, once, and is no key that anybody has', async () => {
    const [mine, theirs] = [await full(username), await full('residence-liaison')];
    const elsewhere = await askNew(theirs);
    await askNew(mine);
    await refused('factor.enrol', () => add(mine, new SoftwareAuthenticator(origin).register(elsewhere)));
    const asked = await askNew(mine);
    const key = new SoftwareAuthenticator(origin);
    expect((await add(mine, key.register(asked))).status).toBe(200);
    await refused('factor.enrol', () => add(mine, new SoftwareAuthenticator(origin).register(asked)));
    for (const session of [mine, theirs]) {
      const again = await askNew(session);
      await refused('factor.enrol', () => add(session, key.register(again)));
    }
    await refused('factor.enrol', () => add(mine, {}));
  });

  it('is refused where the account has ten, and to a session that proved itself too long ago', async () => {
    const session = await full('repatriation-officer');
    for (let n = 0; n < 10; n += 1) {
      expect((await add(session, new SoftwareAuthenticator(origin).register(await askNew(session)))).status).toBe(200);
    }
    const asked = await askNew(session);
    await refused('factor.enrol', () => add(session, new SoftwareAuthenticator(origin).register(asked)));
    await admin.query(`update guard.session set proved_at = now() - interval '5 minutes'`);
    const late = new SoftwareAuthenticator(origin).register(asked);
    expect(refusal(await add(session, late))).toBe('403 step-up.required');
  });
});

describe('a session that still owes its passkey', () => {
  it('is nobody’s on every route but the two that lead out of it, and changes nothing there either', async () => {
    await enrolled('shelter-manager');
    const session = await knocking('shelter-manager');
    const before = await rowCounts(admin, ['audit_event', 'session', 'sign_in_failure']);
    const open: string[] = [];
    for (const [route, needs] of Object.entries(routeDeclarations(api.app))) {
      if (needs === 'public') continue;
      const [method = '', path = ''] = route.split(' ');
      const headers = { cookie: session.cookie, 'x-csrf-token': session.csrfToken };
      const sent = method === 'GET' ? { headers } : { headers, body: {} };
      const answer = await api.call(method, path.replace(':id', '00000000-0000-4000-8000-000000000000'), sent);
      if (answer.status !== 401 || answer.body.code !== 'session.required') open.push(route);
    }
    expect(open.toSorted()).toEqual(['POST /auth/second-factor', 'POST /auth/second-factor/passkey']);
    const after = await rowCounts(admin, ['audit_event', 'session', 'sign_in_failure']);
    // The challenge that it asked for.
    expect(after).toEqual({ ...before, 'guard.challenge': before['guard.challenge']! + 1 });
  });
});
