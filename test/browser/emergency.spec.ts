import type { Browser, Page } from 'playwright-core';
import type { CaseView } from '@himaya/domain';
import { demoPassword, startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { openCase } from '../support/main-job';

const t = wordsOf('ar');
const reason = 'Invented: the hospital called, she is unconscious and nobody knows who she is';
const finding = 'Invented finding: the call is confirmed by the hospital’s duty book';
let api: TestApi;
let browser: Browser;
let officer: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  officer = await api.signIn('police-officer');
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});
afterEach(() => expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]));

async function signedIn(username: string, path: string): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  const { page } = visitor;
  await page.goto(path);
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
  await page.locator('#content').waitFor();
  return page;
}

/** Fills in the form of an emergency access, in the order a person would, and sends it. */
async function askFor(page: Page, record: CaseView): Promise<void> {
  await page.getByLabel(t('emergency.number')).fill(record.number);
  await choose(page, t('emergency.ground'), t('break-glass-ground.vital-interest'));
  await page.getByLabel(t('emergency.reason')).fill(reason);
  await page.getByRole('button', { name: t('emergency.open'), exact: true }).click();
}

it('opens a case to one person for a while, is told at once, ends, and is reviewed by an officer who never sees the case', async () => {
  const record = await openCase(officer);
  const url = `/cases/${record.id}`;
  const caseworker = await signedIn('shelter-caseworker', url);
  await caseworker.getByText(t('problem.not-found')).waitFor();

  // Not without a ground and a reason.
  await caseworker.goto('/emergency');
  await caseworker.getByLabel(t('emergency.number')).fill(record.number);
  await caseworker.getByRole('button', { name: t('emergency.open'), exact: true }).click();
  await caseworker.getByText(t('field.text.too-short')).waitFor();
  expect((await api.signIn('shelter-caseworker').then((session) => session.get(url))).status).toBe(404);

  await askFor(caseworker, record);
  await caseworker.getByText(t('emergency.banner')).waitFor();
  expect(caseworker.url()).toContain(url);
  // The four hours stand on the page, what opens is read only, and what does not open is not drawn.
  await caseworker.locator('#content time').first().waitFor();
  const tabs = await caseworker.getByRole('tab').allInnerTexts();
  expect(tabs).toContain(t('category.identity'));
  expect(tabs).not.toContain(t('category.exploitation'));
  for (const change of ['case.refer', 'case.edit']) {
    expect(await caseworker.getByRole('link', { name: t(change), exact: true }).count()).toBe(0);
  }
  expect(await caseworker.getByRole('button', { name: t('consent.new'), exact: true }).count()).toBe(0);

  // The supervisor and the reviewer hear of it, and it cannot be reviewed while it is open.
  const manager = await signedIn('shelter-manager', '/notifications');
  await manager.getByText(t('notification.emergency-opened')).first().waitFor();
  const reviewer = await signedIn('data-protection-officer', '/emergency/reviews');
  const waiting = reviewer.getByRole('listitem').filter({ hasText: record.number });
  await waiting.getByRole('link', { name: t('reviews.look') }).click();
  await reviewer.getByText(t('reviews.still-open')).waitFor();
  await reviewer.getByText(reason).waitFor();
  expect(await reviewer.getByRole('button', { name: t('reviews.record') }).count()).toBe(0);

  await caseworker.getByRole('button', { name: t('emergency.end') }).click();
  await caseworker
    .getByRole('dialog')
    .getByRole('button', { name: t('emergency.end') })
    .click();
  await caseworker.waitForURL('**/emergency');
  await caseworker.goto(url);
  await caseworker.getByText(t('problem.not-found')).waitFor();

  await reviewer.reload();
  await reviewer.getByText(t('audit.case.read')).waitFor();
  expect(await reviewer.locator('#content').innerText()).not.toMatch(/Invented-(Given|Family)/);
  await reviewer.getByRole('button', { name: t('reviews.record') }).click();
  await reviewer.getByText(t('field.required')).first().waitFor();
  await reviewer.getByRole('radio', { name: t('break-glass-outcome.justified'), exact: true }).check();
  await reviewer.getByLabel(t('reviews.note')).fill(finding);
  await reviewer.getByRole('button', { name: t('reviews.record') }).click();
  await reviewer.getByText(t('break-glass-status.reviewed')).waitFor();
  await reviewer.getByText(finding).waitFor();

  await reviewer.goto('/emergency/reviews');
  await reviewer.getByRole('heading', { level: 1 }).waitFor();
  await reviewer.getByText(t('reviews.done'), { exact: true }).click();
  await reviewer.getByRole('listitem').filter({ hasText: record.number }).waitFor();
}, 240_000);

it('the second within a day waits until the supervisor has agreed', async () => {
  const record = await openCase(officer);
  const caseworker = await signedIn('shelter-caseworker', '/emergency');
  await askFor(caseworker, record);
  await caseworker.getByText(t('emergency.asked-done')).waitFor();
  await caseworker.getByText(t('break-glass-status.requested')).waitFor();
  const url = `/cases/${record.id}`;

  const manager = await signedIn('shelter-manager', '/emergency');
  const asked = manager.getByRole('listitem').filter({ hasText: record.number });
  await asked.getByText(reason).waitFor();
  await asked.getByRole('button', { name: t('emergency.approve') }).click();
  await asked.waitFor({ state: 'detached' });
  // It opens to the one who asked, and to nobody who agreed.
  await manager.goto(url);
  await manager.getByText(t('problem.not-found')).waitFor();
  await caseworker.goto(url);
  await caseworker.getByText(t('emergency.banner')).waitFor();
}, 240_000);
