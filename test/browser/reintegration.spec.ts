import type { Browser, Page } from 'playwright-core';
import type { ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { expected } from '../support/main-job';
import { acceptedFor } from '../support/reintegration-room';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officer: Session;
let office: Session;
let visitor: Visitor;

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, office] = [await api.signIn('police-officer'), await api.signIn('reintegration-officer')];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

const press = (page: Page, key: string): Promise<void> => page.getByRole('button', { name: t(key), exact: true }).click();
const pick = (page: Page, label: string, option: string): Promise<void> => choose(page, t(label), t(option));
const seen = (page: Page, key: string): Promise<void> => page.getByText(t(key), { exact: true }).first().waitFor();

it('takes a person from the accepted referral through a course to the end, and the sender hears what it came to', async () => {
  const { referral } = await acceptedFor(office, officer);
  visitor = await visit(browser, api.origin);
  const { page } = visitor;
  await signIn(page, 'reintegration-officer');
  await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  await page.goto('/reintegration');
  const owed = page.getByRole('listitem').filter({ has: page.locator(`a[href="/referrals/${referral.id}"]`) });
  await owed.getByRole('button', { name: t('programme.open'), exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/programmes/'));
  await seen(page, 'programme-status.planned');
  await press(page, 'programme.plan');
  await pick(page, 'programme.kind', 'strand-kind.training');
  await pick(page, 'programme.training-field', 'training-field.sewing');
  await press(page, 'programme.save');
  await seen(page, 'strand-status.planned');
  await press(page, 'programme.step');
  await page.getByLabel(t('programme.words'), { exact: true }).fill('مثال مخترع');
  await press(page, 'programme.save');
  await seen(page, 'strand-status.running');
  await page.getByText('مثال مخترع').waitFor();
  await press(page, 'programme.step');
  await press(page, 'programme.save');
  await seen(page, 'strand-status.achieved');
  await pick(page, 'programme.outcome', 'programme-outcome.goals-met');
  await press(page, 'programme.end');
  await seen(page, 'programme-status.ended');
  const told = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
  expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
  expect(visitor.complaints).toEqual([]);
}, 120_000);
