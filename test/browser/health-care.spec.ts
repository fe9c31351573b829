import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { CaseView, ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { issuedReport } from '../support/care-reports';
import { acceptedBy, inCare, record } from '../support/care-room';
import { expected, unitOf } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officer: Session;
let clinic: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, clinic] = [await api.signIn('police-officer'), await api.signIn('health-provider')];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function visiting(): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  return visitor.page;
}

const press = (page: Page, key: string): Promise<void> =>
  page
    .getByRole('button', { name: t(key), exact: true })
    .first()
    .click();
const part = (page: Page, of: string) => page.getByRole('group', { name: t(`report-part.${of}`), exact: true });

it('takes a person from the accepted referral through a visit to the end, of which the sender hears the outcome and nothing else', async () => {
  const { referral, caseId } = await acceptedBy(clinic, officer);
  const page = await visiting();
  await signIn(page, 'health-provider');
  await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  await page.goto('/care');
  const owed = page.getByRole('listitem').filter({ has: page.locator(`a[href="/referrals/${referral.id}"]`) });
  await owed.getByRole('button', { name: t('care.open'), exact: true }).click();
  await page.waitForURL((url) => /^\/care\/.+/.test(url.pathname));
  // Several can be chosen: the list stays open until it is left.
  await page.getByRole('combobox', { name: t('care.given'), exact: true }).click();
  await page.getByRole('option', { name: t('care-kind.examination'), exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel(t('care.words'), { exact: true }).fill('مثال مخترع: كدمات في الذراع');
  await press(page, 'care.record');
  await page.getByText(t('care-status.active'), { exact: true }).first().waitFor();
  await choose(page, t('care.end-why'), t('care-end.completed'));
  await press(page, 'care.end');
  await page.getByText(t('care.ended', { why: t('care-end.completed') }), { exact: true }).waitFor();

  const told = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
  expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
  const seen = expected(await officer.get<CaseView>(`/cases/${caseId}`), 200);
  expect(seen.journey.find(({ step }) => step === 'medical')!.state).toBe('done');
  expect(JSON.stringify([told, seen])).not.toContain('كدمات');
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

it('is written, issued under a name and printed by a clinician, and whoever holds the paper asks whether it stands', async () => {
  const { care } = await inCare(clinic, officer);
  expected(await record(clinic, care), 201);
  const page = await visiting();
  await signIn(page, 'health-provider');
  await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  await page.goto(`/care/${care.id}`);
  await press(page, 'report.write');
  await part(page, 'physical').getByLabel(t('report.findings')).fill('مثال مخترع: ندبة قديمة');
  await page.getByLabel(t('report.with-psychological')).check();
  await part(page, 'psychological').getByLabel(t('report.findings')).fill('مثال مخترع: كوابيس');
  await press(page, 'report.save');
  await page.getByText(t('report-status.draft'), { exact: true }).waitFor();

  await press(page, 'report-move.issue');
  await page.getByText(t('report.about-issue')).waitFor();
  await page.getByLabel(t('report.signed-as')).fill('د. مثال مخترع، اختصاصية');
  await page
    .locator('form')
    .getByRole('button', { name: t('report-move.issue'), exact: true })
    .click();
  await page.getByText(t('report-status.issued'), { exact: true }).waitFor();
  await press(page, 'report.read');
  await page.getByText('مثال مخترع: كوابيس').waitFor();

  await press(page, 'report.print');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t('papers.save') }).click()]);
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const code = (await page.locator('bdi strong').textContent()) ?? '';

  const stranger = await visiting();
  const asks = async (): Promise<void> => {
    await stranger.goto('/check');
    await stranger.getByLabel(t('papers.check-code-field')).fill(code);
    await stranger.locator('input[type=file]').setInputFiles(await file.path());
    await stranger.getByRole('button', { name: t('papers.check-now') }).click();
  };
  await asks();
  await stranger.getByText(t('paper-finding.unchanged')).waitFor();
  expect(await stranger.getByText(t('paper-kind.medical-report'), { exact: true }).isVisible()).toBe(true);

  await press(page, 'report-move.withdraw');
  await page.getByRole('combobox', { name: t('report.why') }).click();
  await page.getByRole('option', { name: t('report-withdrawal.wrong-findings') }).click();
  await page
    .locator('form')
    .getByRole('button', { name: t('report-move.withdraw'), exact: true })
    .click();
  await page.getByText(t('report-status.withdrawn'), { exact: true }).waitFor();
  await asks();
  await stranger.getByText(t('paper-finding.withdrawn')).waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

it('is given to the court’s office on the person’s consent, and looked at there as a marked copy', async () => {
  const [supervisor, liaison] = [await api.signIn('police-supervisor'), await api.signIn('court-liaison')];
  const { care, caseId } = await inCare(clinic, officer);
  expected(await record(clinic, care), 201);
  await issuedReport(clinic, care, { kind: 'forensic-report', language: 'ar', physical: { findings: 'مثال مخترع' } });
  expected(await supervisor.post(`/cases/${caseId}/court-assignments`, { toUnitId: (await unitOf(liaison)).id }), 201);
  const page = await visiting();
  await signIn(page, 'health-provider', `/care/${care.id}`);
  await press(page, 'court-report.for-court');
  await page.getByText(t('court-report.no-basis')).waitFor();
  await press(page, 'court-report.ask-consent');
  await press(page, 'court-report.save-consent');
  await page.getByRole('radio', { name: t('disclosure-basis.consent') }).waitFor();
  await press(page, 'court-report.give');
  await page.getByText(t('court-report.open'), { exact: true }).waitFor();

  const reader = await visiting();
  await signIn(reader, 'court-liaison', '/court-reports');
  const row = reader.getByRole('listitem').filter({ has: reader.locator(`a[href="/cases/${caseId}"]`) });
  const address = await row.getByRole('link', { name: t('court-report.view') }).getAttribute('href');
  const seen = await reader.evaluate(async (path) => {
    const answer = await fetch(path);
    return [answer.status, answer.headers.get('content-type')];
  }, address!);
  expect(seen).toEqual([200, 'application/pdf']);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);
