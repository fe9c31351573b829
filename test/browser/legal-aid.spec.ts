import type { Browser, Page } from 'playwright-core';
import type { ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { acceptedFor, aLawyer } from '../support/legal-room';
import { expected, openCase } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officer: Session;
let office: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, office] = [await api.signIn('police-officer'), await api.signIn('legal-aid-provider')];
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
const stands = (page: Page, status: string): Promise<void> =>
  page
    .getByText(t(`legal-matter-status.${status}`), { exact: true })
    .first()
    .waitFor();

it('takes a person from the accepted referral to a lawyer, help and an end, and the sender hears how it ended', async () => {
  const { referral } = await acceptedFor(office, officer);
  const lawyer = await aLawyer(office, { languages: ['tl'] });

  const page = await signedIn('legal-aid-provider');
  await page.goto('/legal-aid');
  const owed = page.getByRole('listitem').filter({ has: page.locator(`a[href="/referrals/${referral.id}"]`) });
  await owed.getByRole('button', { name: t('legal.open'), exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/legal-matters/'));
  await stands(page, 'opened');
  await press(page, 'legal.do');
  await page.getByText(t('lawyer-assignment-status.offered')).first().waitFor();
  await press(page, 'legal.do');
  await stands(page, 'assigned');
  expect(await page.getByText(lawyer.name).first().isVisible()).toBe(true);

  await press(page, 'legal.record');
  await pick(page, 'legal.kind', 'legal-aid-kind.advice');
  await page.getByLabel(t('legal.words'), { exact: true }).fill('مثال مخترع');
  await press(page, 'legal.save');
  await stands(page, 'running');
  await page.getByText('مثال مخترع').waitFor();

  await pick(page, 'legal.outcome', 'legal-outcome.matter-resolved');
  await press(page, 'legal.end');
  await stands(page, 'ended');

  const told = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
  expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
  const sender = await signedIn('police-officer');
  await sender.goto(`/referrals/${referral.id}`);
  await sender.getByText(t('service-outcome.service-provided')).first().waitFor();
  expect(await sender.getByText('مثال مخترع').count()).toBe(0);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

it('takes a suspect from the arrest to a sentence that is taken back, and ties the proceeding to a case that the page of it names', async () => {
  const kase = await openCase(officer);
  const page = await signedIn('police-officer');
  await page.goto('/proceedings');
  await press(page, 'proceeding.open');
  await page.getByLabel(t('proceeding.number'), { exact: true }).fill('INV-7/2026');
  await pick(page, 'proceeding.court', 'criminal-court.felony-karkh');
  await pick(page, 'proceeding.form', 'form.begging');
  await press(page, 'proceeding.save');
  await page.waitForURL((url) => /^\/proceedings\/.+/.test(url.pathname));
  await press(page, 'proceeding.add-defendant');
  await page.getByLabel(t('proceeding.name'), { exact: true }).fill('متهم مخترع');
  await pick(page, 'proceeding.sex', 'sex.male');
  await pick(page, 'proceeding.age', 'age-band.30-59');
  await press(page, 'proceeding.save');
  await page.getByText('متهم مخترع').first().waitFor();
  await press(page, 'proceeding.record');
  await pick(page, 'proceeding.what', 'proceeding-event.arrest');
  await press(page, 'proceeding.save');
  await page.getByText(t('proceeding.held'), { exact: true }).waitFor();
  const proceedingPath = new URL(page.url()).pathname;

  await page.goto(`/cases/${kase.id}?tab=proceedings`);
  await press(page, 'testimony.link');
  await page.getByRole('combobox', { name: t('testimony.choose') }).click();
  await page.getByRole('option', { name: /INV-7/ }).click();
  await press(page, 'testimony.link');
  await page.getByRole('link', { name: 'INV-7/2026' }).waitFor();
  await press(page, 'testimony.ask');
  await pick(page, 'testimony.kind', 'testimony-kind.screen');
  await press(page, 'proceeding.save');
  await page.getByText(t('testimony-status.asked'), { exact: true }).waitFor();

  await page.goto(proceedingPath);
  await page.getByRole('link', { name: kase.number }).waitFor();
  await press(page, 'proceeding.take-back');
  await page.getByText(t('proceeding.take-back-note')).waitFor();
  await press(page, 'proceeding.take-back');
  await page.getByText(t('proceeding.held'), { exact: true }).waitFor({ state: 'detached' });
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);
