import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { abilityFor, actions, subjects, unpackAbility } from '@himaya/auth';
import { interfaceLanguages, type MeView } from '@himaya/domain';
import type { Client } from 'pg';
import { demoPassword, startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected, inventedCase } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

const webFolder = mkdtempSync(join(tmpdir(), 'himaya-web-'));
let api: TestApi;
let admin: Client;

beforeAll(async () => {
  mkdirSync(join(webFolder, 'assets'));
  writeFileSync(
    join(webFolder, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>Invented page</title>',
  );
  writeFileSync(join(webFolder, 'assets/app-1.js'), 'export {};');
  // Nobody else may write while a test says that nothing changed.
  api = await startTestApi({ WORKER: 'apart', WEB_DIR: webFolder });
  admin = await api.database.asAdmin();
});
afterAll(async () => {
  await api.stop();
  rmSync(webFolder, { recursive: true });
});

const attempt = (username: unknown, password: unknown, headers = {}): Promise<Answer> =>
  api.call('POST', '/auth/login', { body: { username, password }, headers });
const me = async (session: Session): Promise<MeView> => expected(await session.get<MeView>('/auth/me'), 200);
const unchanged = <T>(work: () => Promise<T>): Promise<T> => changesNothing(admin, work);
const sessionRow = (session: Session, change: string): Promise<unknown> =>
  admin.query(`update guard.session set ${change} where token_hash = $1`, [
    createHash('sha256').update(session.cookie.split('=')[1]!).digest(),
  ]);

describe('signing in', () => {
  it('gives a cookie no script can read and no other site can send', async () => {
    const answer = await attempt('police-officer', demoPassword);
    expect(answer.body).toEqual({ status: 'signed-in', csrfToken: expect.stringMatching(/^[\w-]{20,}$/), methods: [] });
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    expect(cookies[1]).toMatch(/^himaya_device=[\w-]{43}; Max-Age=15552000; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/);
    const [pair = '', ...attributes] = cookies[0]!.split('; ');
    expect(pair).toMatch(/^himaya_session=[\w-]{43}$/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(JSON.stringify(answer.body)).not.toContain(pair.split('=')[1]);
    const { rowCount } = await admin.query(`select from guard.session s where s::text like '%' || $1 || '%'`, [pair.split('=')[1]]);
    expect(rowCount).toBe(0);
  });

  it('does not take the case of the name seriously, but that of the password', async () => {
    expect((await attempt('Police-Officer', demoPassword)).status).toBe(200);
    expect(refusal(await attempt('police-officer', demoPassword.toUpperCase()))).toBe('401 sign-in.failed');
  });

  it('that is none is refused', async () => {
    await unchanged(async () => {
      expect(blamed(await api.call('POST', '/auth/login', { body: {} }))).toEqual(['username: required', 'password: required']);
      expect(blamed(await attempt('x'.repeat(65), 'x'))).toEqual(['username: text.too-long']);
      expect(blamed(await attempt('police-officer', 'x'.repeat(1025)))).toEqual(['password: text.too-long']);
      expect(blamed(await attempt(['police-officer'], 'x'))).toEqual(['username: value.invalid']);
      expect(blamed(await attempt('police\u0000officer', 'x'))).toEqual(['username: value.invalid']);
    });
  });

  it('answers an unknown name as it answers a wrong password', async () => {
    const unknown = await attempt('nobody-at-all', 'wrong');
    expect(refusal(unknown)).toBe('401 sign-in.failed');
    for (const other of [await attempt('health-provider-2', 'wrong'), await attempt(`' or 1=1 --`, 'x')]) {
      expect(other.body).toEqual(unknown.body);
      expect([...other.headers.keys()].toSorted()).toEqual([...unknown.headers.keys()].toSorted());
      expect(other.headers.get('set-cookie')).toBeNull();
    }
  });

  it('is put off after ten wrong passwords, for that name alone, whoever the asker says to be', async () => {
    for (const name of ['legal-aid-provider-2', 'no-such-person']) {
      for (let wrong = 0; wrong < 10; wrong += 1) {
        expect(refusal(await attempt(name, `wrong-${wrong}`, { 'x-forwarded-for': `192.0.2.${wrong}` }))).toBe('401 sign-in.failed');
      }
      expect(refusal(await attempt(name, 'wrong-again'))).toBe('429 sign-in.throttled');
    }
    expect(refusal(await attempt('legal-aid-provider-2', demoPassword))).toBe('429 sign-in.throttled');
    expect((await api.signInByPassword('legal-aid-provider')).username).toBe('legal-aid-provider');
    await admin.query(`update guard.sign_in_failure set at = at - interval '16 minutes'`);
    expect((await api.signInByPassword('legal-aid-provider-2')).username).toBe('legal-aid-provider-2');
  });

  it('leaves lines of the audit trail that name nobody and hold no password', async () => {
    await attempt('nobody-at-all', 'a-secret-guess');
    const { rows } = await admin.query<{ line: string }>(
      `select e::text as line from audit_event e where action = 'session.sign-in' and result = 'refused'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ line }) => /nobody-at-all|a-secret-guess|wrong-\d/.test(line))).toEqual([]);
  });
});

describe('a session', () => {
  it('tells who one is, where, and what one may ever do', async () => {
    const session = await api.signIn('shelter-caseworker');
    const view = await me(session);
    expect(view).toMatchObject({ user: { username: 'shelter-caseworker', language: 'ar' }, roles: ['shelter-caseworker'] });
    expect(view.unit).toMatchObject({ governorate: 'baghdad' });
    const [told, meant] = [unpackAbility(view.ability), abilityFor({ roles: view.roles, unitId: view.unit.id })];
    const rights = (ability: typeof told): string[] =>
      subjects.codes.flatMap((subject) =>
        actions.codes.filter((action) => ability.can(action, subject)).map((action) => `${action} ${subject}`),
      );
    expect(rights(told)).toEqual(rights(meant));
    expect(rights(told)).toContain('accept Referral');
    expect(JSON.stringify(view)).not.toMatch(/salt|verifier|password/);
  });

  it('gives its token again after a reload, and it is good for a change', async () => {
    const session = await api.signInByPassword('police-officer');
    const { csrfToken } = await me(session);
    expect(csrfToken).toBe(session.csrfToken);
    const headers = { cookie: session.cookie, 'x-csrf-token': csrfToken };
    expect((await api.call('POST', '/cases', { body: inventedCase, headers })).status).toBe(201);
  });

  it('is needed, and its token with every change', async () => {
    const [officer, desk] = [await api.signIn('police-officer'), await api.signIn('shelter-caseworker')];
    await unchanged(async () => {
      const bare = { raw: JSON.stringify(inventedCase) };
      expect(refusal(await api.call('POST', '/cases', bare))).toBe('401 session.required');
      for (const cookie of ['', 'himaya_session=', 'himaya_session=invented', `himaya_session=${'a'.repeat(5_000)}`, 'other=1; =; ;;']) {
        expect([cookie, refusal(await api.call('GET', '/cases', { headers: { cookie } }))]).toEqual([cookie, '401 session.required']);
      }
      for (const token of [undefined, '', 'invented', desk.csrfToken, officer.csrfToken.slice(0, -1), officer.csrfToken.toUpperCase()]) {
        const headers = { cookie: officer.cookie, ...(token === undefined ? {} : { 'x-csrf-token': token }) };
        expect([token, refusal(await api.call('POST', '/cases', { ...bare, headers }))]).toEqual([token, '403 session.csrf']);
        expect(refusal(await api.call('PATCH', '/auth/me', { raw: '{"language":"en"}', headers }))).toBe('403 session.csrf');
        expect(refusal(await api.call('POST', '/auth/logout', { raw: '{}', headers }))).toBe('403 session.csrf');
      }
    });
  });

  it('keeps the language that was chosen, over the next sign-in too', async () => {
    const session = await api.signInByPassword('court-liaison');
    for (const language of interfaceLanguages) {
      expect(expected(await session.patch<MeView>('/auth/me', { language }), 200).user.language).toBe(language);
      expect((await me(await api.signInByPassword('court-liaison'))).user.language).toBe(language);
    }
    await unchanged(async () => {
      expect(blamed(await session.patch('/auth/me', { language: 'de' }))).toEqual(['language: code.unknown']);
      expect(blamed(await session.patch('/auth/me', { language: 'en', username: 'x' }))).toEqual(['username: key.unknown']);
    });
  });

  it('ends at once when it is signed out, and only that one', async () => {
    const [here, elsewhere] = [await api.signIn('police-officer'), await api.signIn('police-officer')];
    const out = await here.post('/auth/logout');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^himaya_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(refusal(await here.get('/auth/me'))).toBe('401 session.required');
    expect(refusal(await here.post('/cases', inventedCase))).toBe('401 session.required');
    expect(refusal(await here.post('/auth/logout'))).toBe('401 session.required');
    expect((await elsewhere.get('/auth/me')).status).toBe(200);
  });

  it('dies with its account, and nobody signs in to that any more', async () => {
    const session = await api.signIn('residence-liaison');
    await admin.query(`update user_account set disabled_at = now() where username = 'residence-liaison'`);
    expect(refusal(await session.get('/auth/me'))).toBe('401 session.required');
    expect(refusal(await session.get('/referrals?box=incoming'))).toBe('401 session.required');
    expect(refusal(await attempt('residence-liaison', demoPassword))).toBe('401 sign-in.failed');
  });

  it('loses a right with the role, at the next request', async () => {
    const session = await api.signIn('health-provider-2');
    expect((await session.get('/cases')).status).toBe(200);
    await admin.query(`delete from user_role where user_id = (select id from user_account where username = 'health-provider-2')`);
    expect(refusal(await session.get('/cases'))).toBe('403 role.forbidden');
  });

  it('ends half an hour after its last request, and twelve hours after it began', async () => {
    const [idle, old, used] = [
      await api.signIn('police-officer'),
      await api.signIn('police-officer'),
      await api.signInByPassword('police-officer'),
    ];
    await sessionRow(idle, `last_seen_at = now() - interval '31 minutes'`);
    await sessionRow(old, 'absolute_until = now()');
    await sessionRow(used, `last_seen_at = now() - interval '29 minutes'`);
    expect(refusal(await idle.get('/auth/me'))).toBe('401 session.required');
    expect(refusal(await old.get('/auth/me'))).toBe('401 session.required');
    expect((await used.get('/auth/me')).status).toBe(200);
    const { rows } = await admin.query<{ hours: number; seen: boolean }>(
      `select extract(epoch from absolute_until - created_at)::int / 3600 as hours, last_seen_at > now() - interval '1 minute' as seen
         from guard.session where token_hash = $1`,
      [createHash('sha256').update(used.cookie.split('=')[1]!).digest()],
    );
    expect(rows).toEqual([{ hours: 12, seen: true }]);
  });
});

/** What every answer says to a browser, pages and refusals alike. */
const protection = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': expect.stringMatching(/camera=\(\).*geolocation=\(\).*microphone=\(\)/),
};

describe('every answer', () => {
  it('of the interface is kept by nobody and may load nothing', async () => {
    const officer = await api.signIn('police-officer');
    const answers = [
      await officer.get('/cases'),
      await officer.get('/no-such-thing'),
      await api.call('GET', '/cases'),
      await api.call('GET', '/health/live'),
      await api.call('GET', '/api/openapi.json'),
      await api.call('POST', '/cases', { raw: '{' }),
    ];
    for (const { status, headers } of answers) {
      expect([status, headers.get('cache-control')]).toEqual([status, 'no-store']);
      expect([status, headers.get('content-security-policy')]).toEqual([status, "default-src 'none';frame-ancestors 'none'"]);
      expect(Object.fromEntries([...Object.keys(protection)].map((name) => [name, headers.get(name)]))).toEqual(protection);
      expect(headers.get('x-powered-by') ?? headers.get('server') ?? headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('of a page has its own nonce and a policy without a hole', async () => {
    const pages = [await fetch(`${api.origin}/`), await fetch(`${api.origin}/cases/some-id?x=1`)];
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const policy = page.headers.get('content-security-policy') ?? '';
        expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
          200,
          'text/html; charset=utf-8',
          'no-store',
        ]);
        expect(policy).not.toMatch(/unsafe-|\*|https?:/);
        expect(policy.split('; ')).toEqual(
          expect.arrayContaining([
            "default-src 'self'",
            "script-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
          ]),
        );
        const nonce = /style-src 'self' 'nonce-([\w+/=]{24})'/.exec(policy)?.[1];
        expect(await page.text()).toContain(`content="${nonce}"`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
    const asset = await fetch(`${api.origin}/assets/app-1.js`);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const path of ['/assets/none.js', '/index.html.map', '/..%2f..%2fpackage.json', '/assets/..%2f..%2fpackage.json']) {
      expect([path, (await fetch(api.origin + path)).status]).toEqual([path, 404]);
    }
  });

  it('of the watch says that it lives and is ready', async () => {
    expect(await api.call('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await api.call('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });
});

describe('behind https', () => {
  let https: TestApi;
  beforeAll(async () => {
    https = await startTestApi({ WORKER: 'apart', PUBLIC_URL: 'https://himaya.invalid' });
  });
  afterAll(() => https.stop());

  const signIn = (password: string, forwardedFor: string): Promise<Answer> =>
    https.call('POST', '/auth/login', {
      body: { username: 'police-officer', password },
      headers: { 'x-forwarded-for': forwardedFor, 'x-forwarded-proto': 'https' },
    });

  it('the cookie travels on https alone', async () => {
    const { headers } = await signIn(demoPassword, '198.51.100.7');
    // The session's and the browser's own.
    expect(headers.getSetCookie()).toHaveLength(2);
    for (const set of headers.getSetCookie()) expect(set).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  });

  it('the asker is whom the own proxy saw, not whom they say to be', async () => {
    for (let wrong = 0; wrong < 10; wrong += 1) await signIn('wrong', `192.0.2.${wrong}, 198.51.100.66`);
    expect(refusal(await signIn('wrong', '192.0.2.77, 198.51.100.66'))).toBe('429 sign-in.throttled');
    expect((await signIn(demoPassword, '198.51.100.7')).status).toBe(200);
  });
});
