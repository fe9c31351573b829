import type { Browser, Page } from 'playwright-core';
import type { InstalmentView, ProgrammeView, ReferralView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { expected, ifMatch } from '../support/main-job';
import { acceptedFor, colleagueOf, movedStrand, opened, planned, today } from '../support/reintegration-room';

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

it('follows a loan to its end: what came back, what is put off, and what two people forgive', async () => {
  const { caseId, referral } = await acceptedFor(office, officer);
  const programme = await opened(office, caseId, referral.id);
  const strand = await movedStrand(office, await planned(office, programme, { kind: 'loan' }), 'begin');
  const other = await colleagueOf(api, 'reintegration-officer');
  const asked = { amount: 200_000, purpose: 'tools', appliedOn: today() };
  const applied = expected(await other.post<ProgrammeView>(`/programme-strands/${strand.id}/applications`, asked), 201).strands[0]!
    .funding[0]!;
  const decision = { decision: 'approve', on: today(), amount: 200_000, instalments: 2, firstDueOn: '2099-01-31' };
  expected(await office.post(`/funding-applications/${applied.id}/decision`, decision, ifMatch(applied)), 200);
  const payment = { amount: 200_000, paidOn: today(), voucher: 'PAGE/1' };
  const { strands } = expected(await office.post<ProgrammeView>(`/funding-applications/${applied.id}/payments`, payment), 201);
  const [, second] = strands[0]!.funding[0]!.repayments as [InstalmentView, InstalmentView];
  const { page } = visitor;
  await page.goto(`/programmes/${programme.id}`);
  const plan = page.getByRole('list', { name: t('repayment.plan'), exact: true });
  const part = (at: number) => plan.locator(':scope > li').nth(at);
  const pressIn = (at: number, key: string) =>
    part(at)
      .getByRole('button', { name: t(key), exact: true })
      .click();
  await pressIn(0, 'repayment.repay');
  await page.getByLabel(t('repayment.receipt'), { exact: true }).fill('page-r/1');
  await pressIn(0, 'programme.save');
  await part(0).getByText(t('instalment-status.repaid'), { exact: true }).first().waitFor();
  await pressIn(1, 'repayment.otherwise');
  await pick(page, 'repayment.move', 'instalment-move.ask-forgiveness');
  await pick(page, 'programme.reason', 'instalment-reason.business-failed');
  await pressIn(1, 'programme.save');
  await part(1).getByText(t('repayment.asked'), { exact: true }).waitFor();
  const now = expected(await other.get<ProgrammeView>(`/programmes/${programme.id}`), 200).strands[0]!.funding[0]!.repayments[1]!;
  expect(now.id).toBe(second.id);
  expected(await other.post(`/funding-instalments/${now.id}/moves`, { move: 'forgive', on: today() }, ifMatch(now)), 200);
  await page.reload();
  await part(1).getByText(t('instalment-status.forgiven'), { exact: true }).first().waitFor();
  await page.getByText(t('repayment.none'), { exact: true }).waitFor();
  expect(visitor.complaints).toEqual([]);
}, 120_000);
