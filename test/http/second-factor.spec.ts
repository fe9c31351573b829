import { routeDeclarations } from '@himaya/api/testing';
import type { EnrolledView, OwnSessionView, ProtectionView, SignInView, TotpOfferView } from '@himaya/domain';
import type { Client } from 'pg';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { aBrowser, type CookieBrowser } from '../support/cookie-browser';
import { expected } from '../support/main-job';
import { refusal } from '../support/refusals';
import { codeOf } from '../support/totp';

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
});
afterAll(() => api.stop());

const required = (value: boolean) => admin.query(`update guard.setting set value = $1 where name = 'second-factor-required'`, [value]);

/** The account's first second factor, on a browser that signs in for it. */
async function enrol(username: string): Promise<{ browser: CookieBrowser; secret: string; recoveryCodes: readonly string[] }> {
  const browser = aBrowser(api);
  await browser.signIn(username);
  const { secret } = expected(await browser.post<TotpOfferView>('/auth/factors/totp'), 200);
  const { recoveryCodes } = expected(
    await browser.post<EnrolledView>('/auth/factors/totp/confirmation', { code: await codeOf(secret) }),
    200,
  );
  return { browser, secret, recoveryCodes: recoveryCodes! };
}

const linesOf = async (action: string, username: string) =>
  (
    await admin.query<{ line: string }>(
      `select e.result || ' ' || coalesce(e.problem, '-') as line from audit_event e join user_account u on u.id = coalesce(e.user_id, e.subject_id)
        where e.action = $1 and u.username = $2 order by e.at`,
      [action, username],
    )
  ).rows.map(({ line }) => line);

describe('where a role requires a second factor', () => {
  beforeAll(() => required(true));
  afterAll(() => required(false));

  it('the password alone opens nothing but the enrolment, and the first code opens the session', async () => {
    const browser = aBrowser(api);
    const { status } = expected(await browser.signIn('police-officer'), 200);
    expect(status).toBe('enrol-second-factor');
    const pending = browser.cookie('himaya_session');
    const open: string[] = [];
    for (const route of Object.keys(routeDeclarations(api.app))) {
      const [method = '', path = ''] = route.split(' ');
      if (
        path.startsWith('/health') ||
        [
          '/auth/login',
          '/auth/options',
          '/auth/first-password',
          '/feedback/answers',
          '/papers/checks',
          '/packets/answers',
          '/papers/keys',
        ].includes(path) ||
        path.startsWith('/auth/government') ||
        path.startsWith('/public/')
      )
        continue;
      const answer = await browser.ask(method, path.replace(':id', '00000000-0000-4000-8000-000000000000'));
      if (answer.status !== 401 || answer.body.code !== 'session.required') open.push(route);
    }
    expect(open.toSorted()).toEqual([
      'POST /auth/factors/passkey',
      'POST /auth/factors/passkey/confirmation',
      'POST /auth/factors/totp',
      'POST /auth/factors/totp/confirmation',
    ]);
    // Another site brings the cookie of the half-way sign-in too, and not its token.
    const { csrfToken } = await api.signIn('shelter-manager');
    for (const token of ['', 'invented', csrfToken]) {
      const headers = { cookie: `himaya_session=${pending}`, 'x-csrf-token': token };
      expect([token, refusal(await api.call('POST', '/auth/factors/totp', { body: {}, headers }))]).toEqual([token, '403 session.csrf']);
    }
    const offer = expected(await browser.post<TotpOfferView>('/auth/factors/totp'), 200);
    expect(offer.uri).toBe(`otpauth://totp/Himaya:police-officer?secret=${offer.secret}&issuer=Himaya`);
    expect(refusal(await browser.post('/auth/factors/totp/confirmation', { code: '000000' }))).toBe('401 second-factor.failed');
    const enrolled = expected(
      await browser.post<EnrolledView>('/auth/factors/totp/confirmation', { code: await codeOf(offer.secret) }),
      200,
    );
    expect(enrolled.status).toBe('signed-in');
    expect(new Set(enrolled.recoveryCodes).size).toBe(10);
    expect(browser.cookie('himaya_session')).not.toBe(pending);
    expect((await browser.ask('GET', '/cases')).status).toBe(200);
    const stored = await admin.query<{ row: string }>(
      'select f::text || (select string_agg(r::text, $$ $$) from guard.recovery_code r) as row from guard.factor f',
    );
    for (const told of [offer.secret, ...enrolled.recoveryCodes!.flatMap((code) => [code, code.replaceAll('-', '')])]) {
      expect(stored.rows[0]!.row).not.toContain(told);
    }
    expect(await linesOf('factor.enrol', 'police-officer')).toEqual(['refused second-factor.failed', 'done -']);
  });

  it('the next sign-in asks for a code, takes it once, and for a recovery code once, of which only hashes are kept', async () => {
    const { secret, recoveryCodes } = await enrol('police-officer-2');
    const browser = aBrowser(api);
    expect(expected(await browser.signIn('police-officer-2'), 200)).toMatchObject({ status: 'second-factor', methods: ['totp'] });
    expect(refusal(await browser.ask('GET', '/auth/me'))).toBe('401 session.required');
    expect(refusal(await browser.post('/auth/factors/totp'))).toBe('401 session.required');
    const code = await codeOf(secret, 1);
    expect(refusal(await browser.post('/auth/second-factor', { method: 'totp', code: '123456' }))).toBe('401 second-factor.failed');
    expect(refusal(await browser.post('/auth/second-factor', { method: 'password', password: demoPassword }))).toBe(
      '401 second-factor.failed',
    );
    const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));
    expect(expected(await browser.post<SignInView>('/auth/second-factor', { method: 'totp', code: arabic }), 200).status).toBe('signed-in');
    expect((await browser.ask('GET', '/auth/me')).status).toBe(200);

    const other = aBrowser(api);
    await other.signIn('police-officer-2');
    expect(refusal(await other.post('/auth/second-factor', { method: 'totp', code }))).toBe('401 second-factor.failed');
    const kept = (await admin.query<{ line: string }>('select r::text as line from guard.recovery_code r')).rows
      .map(({ line }) => line)
      .join();
    for (const recovery of recoveryCodes) expect(kept).not.toMatch(new RegExp(`${recovery}|${Buffer.from(recovery).toString('hex')}`, 'i'));
    const typed = ` ${recoveryCodes[3]!.toLowerCase().replaceAll('-', ' ')} `;
    expect((await other.post('/auth/second-factor', { method: 'recovery-code', code: typed })).status).toBe(200);
    const again = aBrowser(api);
    await again.signIn('police-officer-2');
    expect(refusal(await again.post('/auth/second-factor', { method: 'recovery-code', code: typed }))).toBe('401 second-factor.failed');
    expect(expected(await other.ask<ProtectionView>('GET', '/auth/protection'), 200).recoveryCodesLeft).toBe(9);
    expect(await linesOf('session.second-factor', 'police-officer-2')).toEqual([
      'refused second-factor.failed', 'refused second-factor.failed', 'done -', 'refused second-factor.failed', 'done -', 'refused second-factor.failed',
    ]); // prettier-ignore
  });

  it('five wrong codes end the way in', async () => {
    await enrol('health-provider');
    const browser = aBrowser(api);
    await browser.signIn('health-provider');
    for (let n = 0; n < 5; n += 1) {
      expect(refusal(await browser.post('/auth/second-factor', { method: 'totp', code: `00000${n}` }))).toBe('401 second-factor.failed');
    }
    expect(refusal(await browser.post('/auth/second-factor', { method: 'totp', code: '000000' }))).toBe('429 sign-in.throttled');
    expect(refusal(await browser.post('/auth/second-factor', { method: 'totp', code: '000000' }))).toBe('401 session.required');
  });

  it('the last factor stays, and a role that needs none is let in without', async () => {
    const { browser } = await enrol('legal-aid-provider');
    const { factors, required: byRole } = expected(await browser.ask<ProtectionView>('GET', '/auth/protection'), 200);
    expect([factors.length, byRole]).toEqual([1, true]);
    expect(refusal(await browser.post(`/auth/factors/${factors[0]!.id}/removal`))).toBe('409 factor.last');
    expect(expected(await aBrowser(api).signIn('frontline-reporter'), 200).status).toBe('signed-in');
  });
});

describe('factors of one’s own', () => {
  it('are changed only soon after a proof, with a new telephone in the place of the old', async () => {
    const { browser, secret } = await enrol('court-liaison');
    const stale = () => admin.query(`update guard.session set proved_at = now() - interval '6 minutes'`);
    await stale();
    for (const path of ['/auth/factors/totp', '/auth/recovery-codes', `/auth/factors/${(await idsOf(browser))[0]}/removal`]) {
      expect(refusal(await browser.post(path))).toBe('403 step-up.required');
    }
    expect(refusal(await browser.post('/auth/second-factor', { method: 'password', password: demoPassword }))).toBe(
      '401 second-factor.failed',
    );
    expect((await browser.post('/auth/second-factor', { method: 'totp', code: await codeOf(secret, 1) })).status).toBe(200);
    const { recoveryCodes } = expected(await browser.post<{ recoveryCodes: string[] }>('/auth/recovery-codes'), 200);
    expect(recoveryCodes).toHaveLength(10);
    const offer = expected(await browser.post<TotpOfferView>('/auth/factors/totp'), 200);
    const second = expected(await browser.post<EnrolledView>('/auth/factors/totp/confirmation', { code: await codeOf(offer.secret) }), 200);
    expect(second.recoveryCodes).toBeNull();
    const ids = await idsOf(browser);
    expect(ids).toHaveLength(1);
    expect(refusal(await (await otherBrowser('residence-liaison')).post(`/auth/factors/${ids[0]}/removal`))).toBe('404 not-found');
    expect(expected(await browser.post<ProtectionView>(`/auth/factors/${ids[0]}/removal`), 200)).toMatchObject({
      factors: [],
      recoveryCodesLeft: 0,
    });
    expect(expected(await aBrowser(api).signIn('court-liaison'), 200).status).toBe('signed-in');
    expect(await linesOf('factor.remove', 'court-liaison')).toEqual(['refused step-up.required', 'done -']);
  });

  const idsOf = async (browser: CookieBrowser) =>
    expected(await browser.ask<ProtectionView>('GET', '/auth/protection'), 200).factors.map(({ id }) => id);
  async function otherBrowser(username: string): Promise<CookieBrowser> {
    const browser = aBrowser(api);
    await browser.signIn(username);
    return browser;
  }
});

describe('sessions of one’s own', () => {
  it('are listed and ended, one by one or all others; another’s are not there', async () => {
    const [here, there, elsewhere, stranger] = [aBrowser(api), aBrowser(api), aBrowser(api), aBrowser(api)];
    for (const browser of [there, elsewhere, here]) await browser.signIn('case-coordinator');
    await stranger.signIn('shelter-manager');
    const items = async (browser: CookieBrowser) =>
      expected(await browser.ask<{ items: OwnSessionView[] }>('GET', '/auth/sessions'), 200).items;
    const listed = await items(here);
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    expect(listed[0]).toMatchObject({ device: 'Invented/1.0' });
    const [strangers] = await items(stranger);
    expect(refusal(await here.post(`/auth/sessions/${strangers!.id}/revocation`))).toBe('404 not-found');
    const thereId = (await items(there)).find(({ current }) => current)!.id;
    expect((await here.post(`/auth/sessions/${thereId}/revocation`)).status).toBe(200);
    expect(refusal(await there.ask('GET', '/auth/me'))).toBe('401 session.required');
    expect(refusal(await here.post(`/auth/sessions/${thereId}/revocation`))).toBe('404 not-found');
    expect(expected(await here.post<{ items: OwnSessionView[] }>('/auth/sessions/revocation'), 200).items).toHaveLength(1);
    expect(refusal(await elsewhere.ask('GET', '/auth/me'))).toBe('401 session.required');
    expect((await stranger.ask('GET', '/auth/me')).status).toBe(200);
    expect(await linesOf('session.revoke', 'case-coordinator')).toEqual(['refused not-found', 'done -', 'refused not-found']);
  });

  it('on a browser the account did not know are an event for its owner; the first one and a known one are not', async () => {
    const events = async () => (await admin.query(`select from outbox_event o join user_account u on u.id = o.subject_id
      where o.kind = 'new-device' and u.username = 'reintegration-officer'`)).rowCount; // prettier-ignore
    const [first, second] = [aBrowser(api), aBrowser(api)];
    await first.signIn('reintegration-officer');
    await first.signIn('reintegration-officer');
    expect(await events()).toBe(0);
    await second.signIn('reintegration-officer', 'wrong-password');
    expect(await events()).toBe(0);
    await second.signIn('reintegration-officer');
    expect(await events()).toBe(1);
    await second.signIn('reintegration-officer');
    expect(await events()).toBe(1);
  });

  it('a stranger’s failures do not lock the owner out of a browser that is known', async () => {
    const [owner, stranger] = [aBrowser(api), aBrowser(api)];
    await owner.signIn('repatriation-officer');
    for (let n = 0; n < 10; n += 1) await stranger.signIn('repatriation-officer', `wrong-${n}`);
    expect(refusal((await stranger.signIn('repatriation-officer')) as never)).toBe('429 sign-in.throttled');
    expect((await owner.signIn('repatriation-officer')).status).toBe(200);
  });
});
