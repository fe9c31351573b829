import { routeDeclarations } from '@himaya/api/testing';
import type { EnrolledView, LockView, MeView, OwnSessionView, TotpOfferView } from '@himaya/domain';
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

async function signedIn(username: string): Promise<CookieBrowser> {
  const browser = aBrowser(api);
  expect((await browser.signIn(username)).status).toBe(200);
  return browser;
}
async function lock(browser: CookieBrowser): Promise<LockView['methods']> {
  expect((await browser.post('/auth/lock')).status).toBe(204);
  return expected(await browser.ask<LockView>('GET', '/auth/lock'), 200).methods;
}
const unlock = (browser: CookieBrowser, password = demoPassword) => browser.post('/auth/second-factor', { method: 'password', password });
const linesOf = async (action: string, username: string) =>
  (
    await admin.query<{ line: string }>(
      `select e.result || ' ' || coalesce(e.problem, '-') as line from audit_event e join user_account u on u.id = coalesce(e.user_id, e.subject_id)
        where e.action = $1 and u.username = $2 order by e.at`,
      [action, username],
    )
  ).rows.map(({ line }) => line);

describe('a locked session', () => {
  it('answers nothing but the proof that opens it, then goes on under another token', async () => {
    const browser = await signedIn('shelter-caseworker');
    expect(expected(await browser.ask<MeView>('GET', '/auth/me'), 200).idleMinutes).toBe(30);
    const locked = browser.cookie('himaya_session');
    expect(refusal(await browser.ask('GET', '/auth/lock'))).toBe('404 not-found');
    expect(await lock(browser)).toEqual(['password']);
    const open: string[] = [];
    for (const [route, declared] of Object.entries(routeDeclarations(api.app))) {
      const [method = '', path = ''] = route.split(' ');
      if (declared === 'public') continue;
      const answer = await browser.ask(method, path.replace(':id', '00000000-0000-4000-8000-000000000000'));
      if (answer.status !== 401 || answer.body.code !== 'session.locked') open.push(route);
    }
    expect(open.toSorted()).toEqual(['GET /auth/lock', 'POST /auth/second-factor', 'POST /auth/second-factor/passkey']);

    expect(refusal(await unlock(browser, 'not-the-password'))).toBe('401 second-factor.failed');
    expect(refusal(await browser.ask('GET', '/auth/me'))).toBe('401 session.locked');
    expect(await unlock(browser)).toMatchObject({ status: 200, body: { status: 'signed-in' } });
    expect(browser.cookie('himaya_session')).not.toBe(locked);
    expect((await browser.ask('GET', '/auth/me')).status).toBe(200);
    const { rows } = await admin.query(
      `select level, count(*)::int as n from guard.session s join user_account u on u.id = s.user_id
        where u.username = 'shelter-caseworker' and s.ended_at is null group by level`,
    );
    expect(rows).toEqual([{ level: 'full', n: 1 }]);
    expect(await linesOf('session.lock', 'shelter-caseworker')).toEqual(['done -']);
    expect(await linesOf('session.unlock', 'shelter-caseworker')).toEqual(['refused second-factor.failed', 'done -']);
  });

  it('with a second factor asks for that, and a password opens nothing', async () => {
    const browser = await signedIn('health-provider');
    const { secret } = expected(await browser.post<TotpOfferView>('/auth/factors/totp'), 200);
    expected(await browser.post<EnrolledView>('/auth/factors/totp/confirmation', { code: await codeOf(secret) }), 200);
    expect(await lock(browser)).toEqual(['totp', 'recovery-code']);
    expect(refusal(await unlock(browser))).toBe('401 second-factor.failed');
    expect((await browser.post('/auth/second-factor', { method: 'totp', code: await codeOf(secret, 1) })).status).toBe(200);
    expect((await browser.ask('GET', '/auth/me')).status).toBe(200);
  });

  it('ends after five wrong tries, at the absolute limit, and when its account is closed', async () => {
    const guessing = await signedIn('legal-aid-provider');
    await lock(guessing);
    for (let n = 0; n < 5; n += 1) expect(refusal(await unlock(guessing, `guess-${n}`))).toBe('401 second-factor.failed');
    expect(refusal(await unlock(guessing))).toBe('429 sign-in.throttled');
    expect(refusal(await unlock(guessing))).toBe('401 session.required');

    const late = await signedIn('court-liaison');
    await lock(late);
    await admin.query(
      `update guard.session set created_at = now() - interval '13 hours' where user_id = (select id from user_account where username = 'court-liaison')`,
    );
    expect(refusal(await unlock(late))).toBe('401 session.required');

    const gone = await signedIn('residence-liaison');
    await lock(gone);
    await admin.query(`update user_account set disabled_at = now() where username = 'residence-liaison'`);
    expect(refusal(await unlock(gone))).toBe('401 session.required');
  });

  it('outlasts the idle limit, is listed and can be ended from elsewhere, and a new sign-in on the device ends it', async () => {
    const [desk, phone] = [await signedIn('case-coordinator'), await signedIn('case-coordinator')];
    await lock(desk);
    await admin.query(`update guard.session set last_seen_at = now() - interval '2 hours' where level = 'locked'`);
    const { items } = expected(await phone.ask<{ items: OwnSessionView[] }>('GET', '/auth/sessions'), 200);
    expect(items.map(({ current }) => current).toSorted()).toEqual([false, true]);
    expect((await unlock(desk)).status).toBe(200);
    await lock(desk);
    const others = items.filter(({ current }) => !current);
    expect((await phone.post(`/auth/sessions/${others[0]!.id}/revocation`)).status).toBe(200);
    expect(refusal(await unlock(desk))).toBe('401 session.required');

    await desk.signIn('case-coordinator');
    await lock(desk);
    expect((await desk.signIn('case-coordinator')).status).toBe(200);
    const { rows } = await admin.query(`select from guard.session where level = 'locked' and ended_at is null and user_id =
      (select id from user_account where username = 'case-coordinator')`); // prettier-ignore
    expect(rows).toHaveLength(0);
  });
});
