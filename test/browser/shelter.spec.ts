import type { Browser, Page } from 'playwright-core';
import type { ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { acceptedBy, inDays } from '../support/care-room';
import { expected, referTo, step } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officer: Session;
let desk: Session;
let clinic: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, desk, clinic] = [
    await api.signIn('police-officer'),
    await api.signIn('shelter-caseworker'),
    await api.signIn('health-provider'),
  ];
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
const pick = (page: Page, label: string, option: string): Promise<void> => choose(page, t(label), t(option));

it('takes a person from the accepted referral into a house and out of it again, and the sender hears how it ended', async () => {
  const { referral } = await referTo(desk, officer, {
    urgency: 'immediate',
    phonedAt: new Date().toISOString(),
    spokeTo: 'Invented voice',
  });
  await step(desk, await step(desk, referral, 'receive'), 'accept');

  const page = await signedIn('shelter-manager');
  await page.goto('/shelter');
  const owed = page.getByRole('listitem').filter({ has: page.locator(`a[href="/referrals/${referral.id}"]`) });
  await owed.getByRole('button', { name: t('shelter.put-on-list'), exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/placements/'));
  await page.getByText(t('placement-status.waiting'), { exact: true }).first().waitFor();
  await press(page, 'shelter.do');
  await page.getByText(t('placement-status.in-shelter'), { exact: true }).first().waitFor();

  await pick(page, 'shelter.kind', 'belonging.passport');
  await page.getByLabel(t('shelter.description'), { exact: true }).fill('مثال مخترع');
  await press(page, 'shelter.take');
  await page.getByRole('link', { name: t('shelter.receipt') }).click();
  await page.getByRole('cell', { name: t('belonging.passport') }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: t('action.print') }).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.goBack();
  await page.getByRole('button', { name: t('shelter.give-back', { what: t('belonging.passport') }) }).click();

  await pick(page, 'shelter.destination', 'exit-destination.family');
  for (const answer of await page.getByRole('radio', { name: t('check-answer.yes'), exact: true }).all()) await answer.check();
  await press(page, 'shelter.exit');
  await page.getByText(t('placement-status.ended'), { exact: true }).first().waitFor();

  const told = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
  expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
  const sender = await signedIn('police-officer');
  await sender.goto(`/referrals/${referral.id}`);
  await sender.getByText(t('service-outcome.service-provided')).first().waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

it('takes a patient from the accepted referral over an appointment and a visit to the end of care, and the sender hears how it ended', async () => {
  const { referral, caseId } = await acceptedBy(clinic, officer);
  const page = await signedIn('health-provider');
  await page.goto('/care');
  const owed = page.getByRole('listitem').filter({ has: page.locator(`a[href="/referrals/${referral.id}"]`) });
  await owed.getByRole('button', { name: t('care.open'), exact: true }).click();
  await page.waitForURL((url) => /^\/care\/[0-9a-f]/.test(url.pathname));
  await page.getByText(t('care-status.planned'), { exact: true }).first().waitFor();
  await page.getByLabel(t('care.when'), { exact: true }).fill(`${inDays(3).slice(0, 10)}T10:30`);
  await press(page, 'care.book');
  await page.getByText(t('appointment-status.planned'), { exact: true }).first().waitFor();

  await page.getByRole('combobox', { name: t('care.given'), exact: true }).click();
  await page.getByRole('option', { name: t('care-kind.examination'), exact: true }).click();
  await page.getByLabel(t('care.words'), { exact: true }).fill('كلمات سريرية مخترعة');
  await page.getByRole('checkbox', { name: t('care.is-free') }).uncheck();
  await pick(page, 'care.why-charged', 'charge-reason.not-in-stock');
  await page.getByLabel(t('care.how-much'), { exact: true }).fill('5000');
  await press(page, 'care.record');
  await page.getByText(t('care-status.active'), { exact: true }).first().waitFor();
  await page.goto('/care/charges');
  await page.getByText(t('charge-reason.not-in-stock')).first().waitFor();
  await page.goBack();

  await pick(page, 'care.end-why', 'care-end.completed');
  await press(page, 'care.end');
  await page.getByText(t('care-status.finished'), { exact: true }).first().waitFor();
  const sender = await signedIn('police-officer');
  await sender.goto(`/referrals/${referral.id}`);
  await sender.getByText(t('service-outcome.service-provided')).first().waitFor();
  await sender.goto(`/cases/${caseId}`);
  expect(await sender.getByText('كلمات سريرية مخترعة').count()).toBe(0);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);
