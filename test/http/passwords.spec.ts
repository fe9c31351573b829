import { provePassword } from '@himaya/api/testing';
import type { Client } from 'pg';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { aBrowser, type CookieBrowser } from '../support/cookie-browser';
import { expected } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
});
afterAll(() => api.stop());

const linesOf = async (action: string, username: string) =>
  (
    await admin.query<{ line: string }>(
      `select e.result || ' ' || coalesce(e.problem, '-') as line from audit_event e join user_account u on u.id = coalesce(e.user_id, e.subject_id)
        where e.action = $1 and u.username = $2 order by e.at`,
      [action, username],
    )
  ).rows.map(({ line }) => line);

describe('a password', () => {
  const change = (browser: CookieBrowser, currentPassword: string, newPassword: string) =>
    browser.post('/auth/password', { currentPassword, newPassword });

  it('is long, none of the common ones, and not one’s own name', async () => {
    const browser = aBrowser(api);
    await browser.signIn('interpreter-coordinator');
    for (const [password, fault] of [
      ['short-one', 'password.too-short'],
      ['1q2w3e4r5t6y', 'password.common'],
      ['Q1W2E3R4T5Y6', 'password.common'],
      ['the-interpreter-coordinator', 'password.own-name'],
      ['himaya-demo-2027', 'password.own-name'],
      ['abcabcabcabcabc', 'password.repeated'],
    ] as const) {
      expect([password, blamed(await change(browser, demoPassword, password))]).toEqual([password, [`newPassword: ${fault}`]]);
    }
    expect(await linesOf('session.change-password', 'interpreter-coordinator')).toEqual(Array(6).fill('refused body.invalid'));
  });

  it('is changed with the present one, and ends every other session', async () => {
    const before = await linesOf('session.change-password', 'interpreter-coordinator');
    const [browser, other] = [aBrowser(api), aBrowser(api)];
    await other.signIn('interpreter-coordinator');
    await browser.signIn('interpreter-coordinator');
    expect(refusal(await change(browser, 'not-the-password', 'quiet-lantern-river'))).toBe('409 password.wrong');
    expect((await change(browser, demoPassword, 'quiet-lantern-river')).status).toBe(200);
    expect((await browser.ask('GET', '/auth/me')).status).toBe(200);
    expect(refusal(await other.ask('GET', '/auth/me'))).toBe('401 session.required');
    expect(refusal((await aBrowser(api).signIn('interpreter-coordinator')) as never)).toBe('401 sign-in.failed');
    expect((await aBrowser(api).signIn('interpreter-coordinator', 'quiet-lantern-river')).status).toBe(200);
    expect(await linesOf('session.change-password', 'interpreter-coordinator')).toEqual([...before, 'refused password.wrong', 'done -']);
  });

  it('may be long, of any letters, is taken whole, and expires by no calendar', async () => {
    const sentence = 'فانوس هادئ فوق النهر — '.repeat(5) + 'quiet lantern 🏮 over the river';
    const browser = aBrowser(api);
    await browser.signIn('committee-chair');
    expect((await change(browser, demoPassword, sentence)).status).toBe(200);
    for (const [typed, status] of [[sentence.slice(0, -1), 401], [sentence.slice(0, 64), 401], [` ${sentence}`, 401], [sentence, 200]] as const) {
      expect([typed.length, (await aBrowser(api).signIn('committee-chair', typed)).status]).toEqual([typed.length, status]);
    }
    await admin.query(
      `update user_account set created_at = created_at - interval '9 years' where username = 'committee-chair'`,
    );
    expect(expected(await aBrowser(api).signIn('committee-chair', sentence), 200).status).toBe('signed-in');
  }); // prettier-ignore

  it('of an older cost is brought up to today’s at the next sign-in, by the right password alone', async () => {
    const cost = async () =>
      (
        await admin.query(
          `select password_memory as memory, password_passes as passes from user_account where username = 'external-evaluator'`,
        )
      ).rows[0];
    expect(await cost()).toEqual({ memory: 65_536, passes: 3 });
    const salt = Buffer.alloc(16, 7);
    const proof = await provePassword(demoPassword, salt, { memory: 19_456, passes: 2, lanes: 1 });
    await admin.query(
      `update user_account set password_memory = 19456, password_passes = 2, password_salt = $1, password_verifier = sha256($2) where username = 'external-evaluator'`,
      [salt, proof],
    );
    await aBrowser(api).signIn('external-evaluator', 'wrong');
    expect(await cost()).toEqual({ memory: 19_456, passes: 2 });
    expect((await aBrowser(api).signIn('external-evaluator')).status).toBe(200);
    expect(await cost()).toEqual({ memory: 65_536, passes: 3 });
    expect((await aBrowser(api).signIn('external-evaluator')).status).toBe(200);
  });
});
