import type { Browser, Page } from 'playwright-core';
import type { ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { begin, requested } from '../support/interpretation-room';
import { expected } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officer: Session;
let office: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, office] = [await api.signIn('police-officer'), await api.signIn('interpreter-coordinator')];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(username: string): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  const { page } = visitor;
  await signIn(page, username);
  await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  return page;
}

const press = (page: Page, key: string): Promise<void> => page.getByRole('button', { name: t(key), exact: true }).click();
const fill = (page: Page, key: string, text: string): Promise<void> => page.getByLabel(t(key), { exact: true }).first().fill(text);
/** An hour of a day to come, as the browser's own field takes it. */
const at = (days: number, hour: string): string => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${hour}:00`;

it('takes a request from its acceptance over an interpreter who signs and comes to the outcome that the asking unit reads', async () => {
  const { referral } = await requested(officer, office);
  const page = await signedIn('interpreter-coordinator');
  await page.goto('/interpretation/interpreters');
  await press(page, 'interp.enrol');
  const form = page.getByRole('region', { name: t('interp.enrol') });
  await form.getByLabel(t('interp.name'), { exact: true }).fill('مترجمة مخترعة');
  await choose(form, t('interp.sex'), t('interpreter-sex.female'));
  for (const [field, option] of [
    ['interp.languages', 'language.tl'],
    ['interp.governorates', 'governorate.baghdad'],
  ] as const) {
    await form.getByLabel(t(field), { exact: true }).click();
    await page.getByRole('option', { name: t(option), exact: true }).click();
    await page.keyboard.press('Escape');
  }
  await press(page, 'interp.do');
  await page.getByText(t('interp.undertakings-none')).waitFor();
  await press(page, 'interp.sign');
  await page.getByText(t('interp.text-2026-1')).waitFor();
  await press(page, 'interp.do');
  await page.getByText(t('interp.undertakings-none')).waitFor({ state: 'detached' });

  await page.goto(`/referrals/${referral.id}`);
  await page.getByRole('link', { name: t('interp.open-service'), exact: true }).click();
  await page.getByText(t('interp.none'), { exact: true }).waitFor();
  await fill(page, 'interp.from', at(3, '09'));
  await fill(page, 'interp.to', at(3, '10'));
  const who = page.getByRole('combobox', { name: t('interp.find') });
  await who.click();
  await page.getByRole('option', { name: /مترجمة مخترعة/ }).click();
  await press(page, 'interp.send');
  const planned = page.getByRole('listitem').filter({ hasText: 'مترجمة مخترعة' });
  await planned.getByText(t('interpretation-status.planned'), { exact: true }).waitFor();

  const asker = await signedIn('police-officer');
  await asker.goto(`/referrals/${referral.id}`);
  await asker.getByText(t('interpretation-status.planned'), { exact: true }).waitFor();
  expect(await asker.getByText(/مترجمة مخترعة/).count()).toBe(0);

  const [session] = (await office.get<{ sessions: { id: string }[] }>(`/interpretation/referrals/${referral.id}`)).body.sessions;
  await begin(await api.database.asAdmin(), session!.id);
  await page.reload();
  await fill(page, 'interp.minutes', '55');
  await planned.getByRole('button', { name: t('interp.do'), exact: true }).click();
  await page.getByText(t('interpretation-status.held'), { exact: true }).waitFor();
  await press(page, 'interp.complete');
  await page.getByRole('button', { name: t('interp.complete'), exact: true }).waitFor({ state: 'detached' });

  const told = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
  expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
  await asker.reload();
  await asker.getByText(t('service-outcome.service-provided')).first().waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);
