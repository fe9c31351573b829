import type { Page as BrowserPage } from 'playwright-core';
import type { ConcernReceipt, Page } from '@himaya/domain';
import type { TestApi } from '../../support/api';
import { expected } from '../../support/main-job';
import { press, t, type Chain } from './world';

const phone = { width: 390, height: 844 };
const story = 'مثال مختلق: كان رجل يحمل جوازها ويجيب عنها.';
const reports = async (api: TestApi): Promise<readonly ConcernReceipt[]> =>
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

/**
 * A concern from an airport, on a telephone whose network breaks: it arrives once, is triaged into a new case, and its reporter reads that it was
 * handled and no more. @returns the officer's page, on the case
 */
export async function fromConcernToCase(chain: Chain): Promise<{ readonly officer: BrowserPage; readonly caseId: string }> {
  const before = (await reports(chain.api)).length;
  const { page, context } = await chain.signedIn('frontline-reporter', '/', phone);
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
  // Nobody signs out over it unasked.
  await page.getByRole('button', { name: t('account.menu') }).click();
  await page.getByRole('menuitem', { name: t('account.sign-out') }).click();
  const unsent = page.getByRole('dialog', { name: t('account.unsent-title') });
  await unsent.getByText('١', { exact: false }).first().waitFor();
  await press(unsent, 'action.back');
  await unsent.waitFor({ state: 'hidden' });
  await context.setOffline(false);
  await context.unroute('**/api/v1/concerns');
  await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await page.getByText(t('concern.waiting-count', { number: '١' })).waitFor({ state: 'hidden' });
  const own = page.getByRole('region', { name: t('concern.own-title') });
  await own.getByText(t('reporter-state.received')).first().waitFor();
  expect(await reports(chain.api)).toHaveLength(before + 1);
  const [mine] = await reports(chain.api);

  const { page: officer } = await chain.signedIn('police-officer', '/concerns');
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
  await officer.goto(first);
  await ofCase.waitFor();

  await page.reload();
  const newest = own.getByRole('listitem').first();
  await newest.getByText(t('reporter-state.handled')).waitFor();
  expect((await newest.innerText()).split('\n').filter(Boolean)).toHaveLength(3);
  return { officer, caseId: first.split('/').at(-1)! };
}
