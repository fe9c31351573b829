import type { Browser, Page } from 'playwright-core';
import type { CaseView, ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { expected } from '../support/main-job';
import { acceptedReturn, arranged, readReturn } from '../support/return-room';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officer: Session;
let office: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, office] = [await api.signIn('police-officer'), await api.signIn('repatriation-officer')];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(username: string): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  await signIn(visitor.page, username);
  await visitor.page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  return visitor.page;
}

const press = (page: Page, key: string): Promise<void> => page.getByRole('button', { name: t(key), exact: true }).click();
const seen = (page: Page, key: string): Promise<void> => page.getByText(t(key), { exact: true }).first().waitFor();

it('takes a person from the accepted referral over their own word and a second person’s approval home, and the sender hears of it', async () => {
  const { referral, caseId } = await acceptedReturn({ office, officer });
  const page = await signedIn('repatriation-officer');
  await page.goto('/repatriations');
  const owed = page.getByRole('listitem').filter({ has: page.locator(`a[href="/referrals/${referral.id}"]`) });
  await owed.getByRole('button', { name: t('return.open'), exact: true }).click();
  await page.waitForURL((url) => /^\/repatriations\/.+/.test(url.pathname));
  await seen(page, 'repatriation-status.deciding');
  const path = new URL(page.url()).pathname;

  await press(page, 'return.decide');
  await page.getByRole('radio', { name: t('return-decision.wants-to-return'), exact: true }).check();
  await page.getByLabel(t('return.words'), { exact: true }).fill('مثال مخترع: أريد العودة');
  await press(page, 'return.save');
  await seen(page, 'repatriation-status.preparing');
  await page.getByText('مثال مخترع: أريد العودة').waitFor();

  await press(page, 'return.assess');
  await choose(page, t('return.level'), t('risk-level.low'));
  await page.getByLabel(t('return.reasons'), { exact: true }).fill('مثال مخترع: أختها تنتظرها');
  await press(page, 'return.save');
  await seen(page, 'return-risk-status.proposed');
  // Whoever assessed it is not asked to approve it.
  expect(await page.getByRole('button', { name: t('return.approve'), exact: true }).count()).toBe(0);
  const colleague = await signedIn('repatriation-officer-2');
  await colleague.goto(path);
  await press(colleague, 'return.approve');
  await seen(colleague, 'return-risk-status.approved');
  await seen(colleague, 'return.not-ready');

  const id = path.split('/').at(-1)!;
  await arranged({ admin: await api.database.asAdmin(), office }, await readReturn(office, { id }));
  await page.goto(path);
  await seen(page, 'return.ready');
  for (const [step, status] of [
    ['depart', 'travelling'],
    ['hand-over', 'handed-over'],
    ['confirm-arrival', 'arrived'],
  ]) {
    await press(page, `return-step.${step}`);
    await press(page, 'return.save');
    await seen(page, `repatriation-status.${status}`);
  }
  await seen(page, 'return.contacts');

  const told = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
  expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
  const { journey } = expected(await officer.get<CaseView>(`/cases/${caseId}`), 200);
  expect(journey.find(({ step }) => step === 'repatriation')!.state).toBe('done');
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);
