import type { Browser, Page } from 'playwright-core';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { checklist } from '../support/closing';
import { expected, referTo, step } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officer: Session;
let desk: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, desk] = [await api.signIn('police-officer'), await api.signIn('shelter-caseworker')];
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

const press = (page: Page, key: string): Promise<void> =>
  page
    .getByRole('button', { name: t(key), exact: true })
    .last()
    .click();
const pick = (page: Page, label: string, option: string): Promise<void> => choose(page, t(label), t(option));

it('leads from what is open on the checklist to where it is settled, to the closing, and back', async () => {
  const { caseId, referral } = await referTo(desk, officer);
  const page = await signedIn('police-officer');
  await page.goto(`/cases/${caseId}`);
  await page.getByRole('link', { name: t('closing.open'), exact: true }).click();
  const open = page.getByRole('listitem').filter({ hasText: t('closing-guard.referrals') });
  await open.getByText(t('closing.state.unmet'), { exact: true }).waitFor();
  expect(await open.getByRole('link').getAttribute('href')).toBe(`/referrals/${referral.id}`);

  // Tried all the same, it says which point is open.
  await pick(page, 'closing.outcome', 'case-outcome.reintegrated');
  await page.getByRole('radio', { name: t('after-care-answer.declined'), exact: true }).click();
  await pick(page, 'closing.method', 'consent-method.spoken');
  await pick(page, 'closing.language', 'language.ar');
  await press(page, 'closing.submit');
  await page.getByRole('dialog').waitFor();
  await press(page, 'closing.submit');
  await page.getByRole('dialog').getByText(t('problem.case.referral-active')).waitFor();
  await page.keyboard.press('Escape');

  const started = await step(desk, await step(desk, await step(desk, referral, 'receive'), 'accept'), 'start');
  await step(desk, started, 'complete', { outcome: 'service-provided' });
  await page.reload();
  await page
    .getByRole('listitem')
    .filter({ hasText: t('closing-guard.referrals') })
    .getByText(t('closing.state.met'), { exact: true })
    .waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: t('action.print') }).isVisible()).toBe(false);
  expect(await page.getByText(t('closing-guard.placements')).isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });

  await pick(page, 'closing.outcome', 'case-outcome.reintegrated');
  await page.getByRole('radio', { name: t('after-care-answer.declined'), exact: true }).click();
  await pick(page, 'closing.method', 'consent-method.spoken');
  await pick(page, 'closing.language', 'language.ar');
  await press(page, 'closing.submit');
  await page.getByRole('dialog').waitFor();
  await press(page, 'closing.submit');
  await page
    .getByRole('alert')
    .filter({ hasText: t('closing.closed') })
    .waitFor();
  expect((await checklist(officer, caseId)).status).toBe('closed');

  await page.goto(`/cases/${caseId}`);
  await page
    .getByRole('alert')
    .filter({ hasText: t('closing.closed') })
    .waitFor();
  for (const key of ['case.refer', 'case.edit', 'closing.open'])
    expect(await page.getByRole('link', { name: t(key), exact: true }).count()).toBe(0);
  await page.getByRole('link', { name: t('closing.history'), exact: true }).click();
  await press(page, 'closing.reopen');
  await page.getByRole('dialog').waitFor();
  await pick(page, 'closing.reopen-reason', 'reopening-reason.new-need');
  await press(page, 'closing.reopen');
  await page.getByText(t('closing.checklist'), { exact: true }).waitFor();
  expect(expected(await officer.get<{ status: string }>(`/cases/${caseId}`), 200).status).toBe('open');
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
});
