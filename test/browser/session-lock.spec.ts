import axe, { type AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf } from '../support/browser';

let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi({ WORKER: 'apart' }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

it('a screen that was left alone locks in every tab, survives a reload, and opens for its holder alone', async () => {
  const words = wordsOf('ar');
  const { page, context, complaints } = await visit(browser, api.origin);
  await page.clock.install();
  await page.goto('/cases');
  await page.getByLabel(words('sign-in.username')).fill('shelter-caseworker');
  await page.getByLabel(words('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: words('sign-in.submit'), exact: true }).click();
  await page.locator('#content').waitFor();
  const other = await context.newPage();
  await other.goto('/cases');
  await other.locator('#content').waitFor();

  await page.bringToFront();
  await page.clock.fastForward('29:30');
  await page.getByText(words('lock.soon'), { exact: true }).waitFor();
  await page.clock.fastForward('01:00');
  await page.getByRole('heading', { name: words('lock.title') }).waitFor();
  expect(await page.locator('#content').count()).toBe(0);
  await page.reload();
  await page.getByRole('heading', { name: words('lock.title') }).waitFor();
  await page.getByLabel(words('sign-in.password'), { exact: true }).waitFor();
  await page.evaluate(axe.source);
  const faults = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    return (await run({ resultTypes: ['violations'] })).violations.map(({ id }) => id);
  });
  expect(faults).toEqual([]);

  await other.bringToFront();
  await other.reload();
  await other.getByRole('heading', { name: words('lock.title') }).waitFor();

  await page.bringToFront();
  await page.getByLabel(words('sign-in.password'), { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: words('second-factor.submit') }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel(words('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: words('second-factor.submit') }).click();
  await page.locator('#content').waitFor();
  expect(new URL(page.url()).pathname).toBe('/cases');
  await other.bringToFront();
  await other.reload();
  await other.locator('#content').waitFor();
  expect(complaints).toEqual([]);
});
