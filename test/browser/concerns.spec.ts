import type { Browser, Page as BrowserPage } from 'playwright-core';
import type { ConcernReceipt, Page } from '@himaya/domain';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { expected } from '../support/main-job';

const t = wordsOf('ar');
const phone = { width: 390, height: 844 };
let api: TestApi;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(username: string, path: string, viewport?: { width: number; height: number }): Promise<Visitor> {
  const visitor = await visit(browser, api.origin, viewport ? { viewport } : {});
  visitors.push(visitor);
  const { page } = visitor;
  await page.goto(path);
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
  await page.locator('#content').waitFor();
  return visitor;
}

const story = 'مثال مختلق: كان رجل يحمل جوازها ويجيب عنها.';
const reports = async (): Promise<readonly ConcernReceipt[]> =>
  expected(await (await api.signIn('frontline-reporter')).get<Page<ConcernReceipt>>('/concerns?box=own&limit=100'), 200).items;

async function fillIn(page: BrowserPage): Promise<void> {
  await page.getByRole('radio', { name: t('concern.danger-yes') }).click();
  await page.getByLabel(t('concern.channel')).selectOption('airport');
  await page.getByLabel(t('concern.place-kind')).selectOption('airport');
  await page.getByRole('button', { name: t('concern-sign.documents-held') }).click();
  await page.getByRole('button', { name: t('concern.add-person') }).click();
  await page.getByLabel(t('concern.sex')).selectOption('female');
  await page.getByLabel(t('concern.age')).selectOption('18-29');
  await page.getByRole('button', { name: t('concern.add-person') }).click();
  await page.getByLabel(t('concern.sex')).nth(1).selectOption('female');
  await page.getByLabel(t('concern.age')).nth(1).selectOption('15-17');
  await page.getByLabel(t('concern.narrative')).fill(story);
}

it('is reported from an airport on a telephone whose network breaks, once, and triaged into a case; its reporter reads that it was handled', async () => {
  const before = (await reports()).length;
  const { page, context } = await signedIn('frontline-reporter', '/', phone);
  await page.getByRole('button', { name: t('concern.send') }).click();
  await page.getByText(t('field.required')).first().waitFor();
  await fillIn(page);

  // The report arrives, and its answer does not; then there is no network at all.
  let cut = 0;
  await context.route('**/api/v1/concerns', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    cut += 1;
    if (cut === 1) await route.fetch();
    await route.abort('internetdisconnected');
  });
  await page.getByRole('button', { name: t('concern.send') }).click();
  await page.getByText(t('concern.waiting'), { exact: true }).waitFor();
  await context.setOffline(true);
  // What waits is sealed: nothing in the browser's own store says a word of it.
  const kept = await page.evaluate(async () => {
    const open = indexedDB.open('himaya-drafts');
    const database = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const all = database.transaction('drafts').objectStore('drafts').getAll();
    const rows = await new Promise<{ sealed: ArrayBuffer }[]>(
      (done) => (all.onsuccess = () => done(all.result as { sealed: ArrayBuffer }[])),
    );
    return { rows: rows.length, clear: rows.map(({ sealed }) => new TextDecoder().decode(sealed)).join('\n') };
  });
  expect(kept.rows).toBeGreaterThan(0);
  expect(kept.clear).not.toContain('airport');
  await context.setOffline(false);
  await context.unroute('**/api/v1/concerns');
  await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await page.getByText(t('concern.waiting-count', { number: '١' })).waitFor({ state: 'hidden' });
  const own = page.getByRole('region', { name: t('concern.own-title') });
  await own.getByText(t('reporter-state.received')).first().waitFor();
  expect(await reports()).toHaveLength(before + 1);
  const [mine] = await reports();

  const { page: officer } = await signedIn('police-officer', '/concerns');
  await officer.locator(`a[href="/concerns/${mine!.id}"]`).click();
  await officer.getByText(story).waitFor();
  await officer.getByRole('radio', { name: t('triage-outcome.accepted-new-case') }).click();
  await officer.getByRole('button', { name: t('triage-outcome.accepted-new-case'), exact: true }).click();
  await officer.getByRole('heading', { name: t('concern.new-case') }).waitFor();
  await officer.getByLabel(t('person.alias')).fill('م. م. مختلقة');
  await officer.getByRole('button', { name: t('new-case.submit') }).click();
  await officer.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  const ofCase = officer.getByRole('region', { name: t('concern.of-case') });
  await ofCase.waitFor();

  // The second person seen is not forgotten with the first one's case: one click from there to a case of her own.
  const first = officer.url();
  await ofCase.getByText(t('person-state.waits')).waitFor();
  const second = ofCase.getByRole('group', { name: t('concern.settle-title', { number: '٢' }) });
  await second.getByRole('link', { name: t('concern.open-case') }).click();
  await officer.getByRole('heading', { name: t('concern.new-case') }).waitFor();
  await officer.getByLabel(t('person.alias')).fill('ن. ن. مختلقة');
  await officer.getByRole('button', { name: t('new-case.submit') }).click();
  await officer.waitForURL((url) => /\/cases\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== first);
  await ofCase.getByText(t('person-state.case')).nth(1).waitFor();
  expect(await ofCase.getByText(t('person-state.waits')).count()).toBe(0);

  await page.reload();
  const newest = own.getByRole('listitem').first();
  await newest.getByText(t('reporter-state.handled')).waitFor();
  expect((await newest.innerText()).split('\n').filter(Boolean)).toHaveLength(3);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 180_000);
