import type { Browser } from 'playwright-core';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf } from '../support/browser';

const words = wordsOf('ar');

let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi({ WORKER: 'apart' }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

it('the password is hidden, shown when asked, takes what a manager of passwords or the clipboard brings, and the way out leaves nothing behind', async () => {
  const { page, context, complaints } = await visit(browser, api.origin);
  await page.goto('/cases');
  const [username, password] = [page.getByLabel(words('sign-in.username')), page.getByLabel(words('sign-in.password'), { exact: true })];
  await username.fill('police-officer');
  expect(await Promise.all([username, password].map((field) => field.getAttribute('autocomplete')))).toEqual([
    'username',
    'current-password',
  ]);

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), demoPassword);
  await password.focus();
  await page.keyboard.press('ControlOrMeta+V');
  expect([await password.inputValue(), await password.getAttribute('type')]).toEqual([demoPassword, 'password']);
  await page.getByRole('button', { name: words('sign-in.show-password') }).click();
  expect(await password.getAttribute('type')).toBe('text');
  await password.press('Enter');

  const list = page.getByRole('heading', { level: 1, name: words('cases.title') });
  await list.waitFor();
  await page.goto('/notifications');
  await page.getByRole('button', { name: words('account.menu') }).click();
  await page.getByRole('menuitem', { name: words('account.sign-out') }).click();
  await page.getByRole('button', { name: words('sign-in.submit'), exact: true }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: words('sign-in.submit'), exact: true }).waitFor();
  expect(await list.count()).toBe(0);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length].join())).toBe('0,0');
  expect(complaints).toEqual([]);
});
