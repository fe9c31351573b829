import type { Browser, Page } from 'playwright-core';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { freePort } from '../support/postgres';
import { codeOf } from '../support/totp';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let origin: string;
const visitors: Visitor[] = [];

beforeAll(async () => {
  // Passkeys belong to a name, not to a number: the address is known before the server is.
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [api, browser] = await Promise.all([startTestApi({ PORT: String(port), PUBLIC_URL: origin }), launchBrowser()]);
  const admin = await api.database.asAdmin();
  await admin.query(`update guard.setting set value = true where name = 'second-factor-required'`);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

/** A browser that has typed name and password and was let no further. */
async function knocking(username: string): Promise<Page> {
  const visitor = await visit(browser, origin);
  visitors.push(visitor);
  const { page } = visitor;
  await page.goto('/');
  await typePassword(page, username);
  return page;
}

async function typePassword(page: Page, username: string): Promise<void> {
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
}

const queue = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('account.menu') }).click();
  await page.getByRole('menuitem', { name: t('account.sign-out') }).click();
  await page.getByLabel(t('sign-in.username')).waitFor();
}

/** A security key inside the browser, whose owner always agrees. */
async function withSecurityKey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
}

it('an authenticator app is set up on the way in, asked for at the next sign-in, and replaced by a recovery code where it is lost', async () => {
  const page = await knocking('police-officer');
  await page.getByRole('heading', { level: 1, name: t('second-factor.enrol-title') }).waitFor();
  await page.getByRole('button', { name: t('totp.title') }).click();
  await page.getByRole('img', { name: t('totp.picture') }).waitFor();
  const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
  await page.getByLabel(t('totp.code')).fill('000000');
  await page.getByRole('button', { name: t('totp.confirm') }).click();
  await page.getByText(t('problem.second-factor.failed')).waitFor();
  await page.getByLabel(t('totp.code')).fill(await codeOf(secret));
  await page.getByRole('button', { name: t('totp.confirm') }).click();
  const codes = page.getByRole('list', { name: t('codes.title') });
  await codes.waitFor();
  const [recoveryCode = ''] = await codes.locator('code').allInnerTexts();
  expect(await codes.locator('code').count()).toBe(10);
  await page.getByRole('button', { name: t('codes.kept') }).click();
  await queue(page);

  await signOut(page);
  await typePassword(page, 'police-officer');
  await page.getByLabel(t('totp.code')).fill(await codeOf(secret, 1));
  await page.getByRole('button', { name: t('second-factor.submit') }).click();
  await queue(page);

  await signOut(page);
  await typePassword(page, 'police-officer');
  await page.getByRole('button', { name: t('second-factor.recovery') }).click();
  await page.getByLabel(t('second-factor.recovery-code')).fill(recoveryCode.toLowerCase());
  await page.getByRole('button', { name: t('second-factor.submit') }).click();
  await queue(page);
  await page.goto('/account/protection');
  await page.getByText(t('protection.codes-left', { number: '٩' })).waitFor();
}, 180_000);

it('a passkey is set up on the way in and opens the next sign-in; a second one is added and the sessions are ended', async () => {
  const page = await knocking('shelter-caseworker');
  await withSecurityKey(page);
  await page.getByRole('button', { name: t('passkey.title') }).click();
  await page.getByLabel(t('passkey.label')).fill('مفتاح مخترع');
  await page.getByRole('button', { name: t('passkey.create') }).click();
  await page.getByRole('list', { name: t('codes.title') }).waitFor();
  await page.getByRole('button', { name: t('codes.kept') }).click();
  await queue(page);

  await signOut(page);
  await typePassword(page, 'shelter-caseworker');
  await page.getByRole('button', { name: t('passkey.use') }).click();
  await queue(page);

  // The same account elsewhere, on a browser without the key: no way in.
  const elsewhere = await knocking('shelter-caseworker');
  await elsewhere.getByRole('button', { name: t('passkey.use') }).waitFor();
  expect(await elsewhere.evaluate(async () => (await fetch('/api/v1/auth/me')).status)).toBe(401);
  // A browser gives a passkey only to the page that has the focus.
  await elsewhere.close();
  await page.bringToFront();

  await page.getByRole('button', { name: t('account.menu') }).click();
  await page.getByRole('menuitem', { name: t('account.protection') }).click();
  await page.getByText('مفتاح مخترع').waitFor();
  await page.getByRole('button', { name: t('protection.add-totp') }).click();
  const dialog = page.getByRole('dialog');
  const secret = (await dialog.locator('code').innerText()).replace(/\s/g, '');
  await dialog.getByLabel(t('totp.code')).fill(await codeOf(secret));
  await dialog.getByRole('button', { name: t('totp.confirm') }).click();
  await page.getByRole('button', { name: t('protection.remove-this', { name: t('factor.totp') }) }).waitFor();

  // What is older than five minutes is proved again before a change.
  const admin = await api.database.asAdmin();
  await admin.query(`update guard.session set proved_at = now() - interval '6 minutes'`);
  await page.getByRole('button', { name: t('protection.remove-this', { name: 'مفتاح مخترع' }) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('protection.remove'), exact: true })
    .click();
  const proof = page.getByRole('dialog', { name: t('step-up.title') });
  await proof.getByRole('button', { name: t('passkey.use') }).click();
  await page.locator('bdi', { hasText: 'مفتاح مخترع' }).waitFor({ state: 'detached' });
  await page.getByText(t('sessions.this')).waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 180_000);
