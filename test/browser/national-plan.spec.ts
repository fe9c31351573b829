import type { Browser, Page } from 'playwright-core';
import type { MeetingListItem, Page as PageOf, PlanReportListItem, PlanScorecardsView } from '@himaya/domain';
import { lastAccountableHalf, localDay, monthAfter } from '@himaya/domain';
import { startTestApi, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { jpeg } from '../support/files';
import { expected } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  // Months after the strategy's last one are reported by plans that nobody has adopted here: it goes on for as long as this is run.
  const guard = await api.database.asGuard();
  await guard.query(`update plan set ends_on = greatest(ends_on, $1::date) where id = 's2023'`, [localDay(new Date())]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(username: string, viewport?: { width: number; height: number }): Promise<Page> {
  const visitor = await visit(browser, api.origin, viewport ? { viewport } : {});
  visitors.push(visitor);
  await signIn(visitor.page, username);
  await visitor.page.getByRole('button', { name: t('account.menu') }).waitFor();
  return visitor.page;
}

const press = (page: Page, key: string): Promise<void> => page.getByRole('button', { name: t(key), exact: true }).click();
const seen = (page: Page, key: string): Promise<void> => page.getByText(t(key), { exact: true }).first().waitFor();

/** Writes a figure into every field of the form that asks for one. */
async function figuresOf(page: Page, figure: string): Promise<number> {
  const fields = await page.locator('fieldset input[inputmode="numeric"]').all();
  for (const field of fields) await field.fill(figure);
  return fields.length;
}

it('the focal point files the month in Arabic, the secretariat sends it back and takes the corrected one, the chair sees it', async () => {
  const focal = await signedIn('agency-focal-point', { width: 390, height: 844 });
  await focal.goto('/plan/reports');
  await press(focal, 'plan-report.begin-now');
  await focal.waitForURL((url) => /^\/plan\/reports\/.+/.test(url.pathname));
  const path = new URL(focal.url()).pathname;
  // What the month before said of each activity is filled in; its figures are this month's to give.
  await press(focal, 'plan-report.submit');
  await seen(focal, 'plan-report.not-whole');
  expect(await figuresOf(focal, '٣')).toBeGreaterThan(0);
  const [activity] = await focal.locator('fieldset legend').allTextContents();
  for (const name of ['مسودة مخترعة.jpg', 'كتاب مخترع.jpg']) {
    await focal.getByRole('button', { name: t('plan-evidence.add-to', { activity: activity! }), exact: true }).click();
    const adding = focal.getByRole('dialog');
    await adding.getByText(t('plan-evidence.nobody'), { exact: true }).waitFor();
    await adding.getByLabel(t('document.file'), { exact: true }).setInputFiles({ name, mimeType: 'image/jpeg', buffer: jpeg() });
    await adding.getByRole('button', { name: t('plan-evidence.send'), exact: true }).click();
    await focal.getByText(name, { exact: true }).waitFor();
  }
  await focal.getByRole('button', { name: t('plan-evidence.take-away-named', { name: 'مسودة مخترعة.jpg' }), exact: true }).click();
  await focal
    .getByRole('dialog')
    .getByRole('button', { name: t('plan-evidence.take-away-now'), exact: true })
    .click();
  await focal.getByText('مسودة مخترعة.jpg', { exact: true }).waitFor({ state: 'detached' });
  // Neither dialog sends the report that it stands in. What was said of both goes by itself from over the button, but not from under the pointer.
  await focal.mouse.move(0, 0);
  await focal.waitForFunction(() => document.querySelector('.mantine-Notification-root') === null);
  await press(focal, 'plan-report.submit');
  await seen(focal, 'plan-report-status.submitted');

  const secretariat = await signedIn('secretariat-analyst');
  await secretariat.goto('/plan/reports');
  await secretariat.locator(`a[href="${path}"]`).click();
  await secretariat.getByText('كتاب مخترع.jpg', { exact: true }).waitFor();
  await press(secretariat, 'plan-report.return');
  const dialog = secretariat.getByRole('dialog');
  await choose(dialog, t('plan-report.reason'), t('plan-return-reason.evidence-missing'));
  await dialog.getByRole('button', { name: t('plan-report.return'), exact: true }).click();
  await seen(secretariat, 'plan-report-status.returned');

  await focal.goto(path);
  await seen(focal, 'plan-return-reason.evidence-missing');
  await focal.getByLabel(t('plan-report.evidence'), { exact: true }).first().fill('م/٧ في ١-١١-٢٠٢٦');
  await press(focal, 'plan-report.submit');
  await seen(focal, 'plan-report-status.submitted');

  await secretariat.goto(path);
  await seen(secretariat, 'plan-report.corrected');
  await press(secretariat, 'plan-report.accept');
  await seen(secretariat, 'plan-report-status.accepted');

  const session = await api.signIn('committee-chair');
  const { items } = expected(await session.get<PageOf<PlanReportListItem>>('/plan/reports?status=accepted&limit=1'), 200);
  expect(items[0]).toMatchObject({ month: monthAfter(localDay(new Date()), -1), corrected: true });
  const chair = await signedIn('committee-chair');
  await chair.goto('/plan');
  await chair.getByRole('heading', { level: 1, name: t('national-plan.title'), exact: true }).waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

it('the chair adopts the year’s plan and sees the members’ scorecards', async () => {
  const year = Number(localDay(new Date()).slice(0, 4)) + 1;
  const secretariat = await signedIn('secretariat-analyst');
  await secretariat.goto('/plan');
  await press(secretariat, 'year-plan.draft');
  await secretariat
    .getByRole('dialog')
    .getByRole('button', { name: t('year-plan.draft-now'), exact: true })
    .click();
  await secretariat.waitForURL((url) => url.searchParams.get('plan') === `p${year}`);
  await seen(secretariat, 'plan-state.draft');
  await press(secretariat, 'year-plan.discard');
  await secretariat
    .getByRole('dialog')
    .getByRole('button', { name: t('year-plan.discard'), exact: true })
    .click();
  await seen(secretariat, 'plan-state.discarded');
  await press(secretariat, 'year-plan.resume');
  await seen(secretariat, 'plan-state.draft');
  await press(secretariat, 'year-plan.propose');
  await seen(secretariat, 'plan-state.proposed');

  const chair = await signedIn('committee-chair');
  await chair.goto(`/plan?plan=p${year}`);
  await press(chair, 'year-plan.adopt');
  await chair
    .getByRole('dialog')
    .getByRole('button', { name: t('year-plan.adopt'), exact: true })
    .click();
  await seen(chair, 'plan-state.adopted');
  // An activity's number ends like a file's name, and is a page all the same.
  await chair.goto('/plan/activities/s2023-1.07');
  await chair.getByRole('heading', { level: 2, name: t('national-plan.facts'), exact: true }).waitFor();
  await chair.goto('/plan/scorecards');
  await chair.getByRole('heading', { level: 2, name: t('plan-scorecard.overdue'), exact: true }).waitFor();
  // A row for each body that sits on the committee, under the row of headings.
  expect(await chair.getByRole('table').getByRole('row').count()).toBe(1 + 24);
  await holdsToAccount(chair, secretariat);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

it('Justice counts its convicts of a day, by men and women', async () => {
  const focal = await signedIn('agency-focal-point-2', { width: 390, height: 844 });
  // Their first page, and under an address of its own for whoever has another first page.
  await focal.goto('/custody-returns');
  await focal.getByText(t('custody.never', { kind: t('custody-kind.convicts') }), { exact: true }).waitFor();
  await focal.getByLabel(t('custody.males')).first().fill('41');
  await press(focal, 'custody.save');
  await seen(focal, 'field.required');
  await focal.getByLabel(t('custody.females')).first().fill('7');
  await press(focal, 'custody.save');
  await focal.getByText(`${t('custody.both')}: ٤٨`).waitFor();
  await focal.getByText(t('custody.never', { kind: t('custody-kind.convicts') }), { exact: true }).waitFor({ state: 'detached' });
  expect(new URL(focal.url()).pathname).toBe('/custody-returns');
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 60_000);

it('a session’s minutes are closed, confirmed by the chair, and a decision in them is answered by its body', async () => {
  const decision = 'تزويد السكرتارية بخطة تدريب موظفي الخط الأول (مثال مختلق)';
  const analyst = await api.signIn('secretariat-analyst');
  const draft = expected(await analyst.get<PageOf<MeetingListItem>>('/meetings'), 200).items.find(({ state }) => state === 'draft')!;
  const confirm = (page: Page, key: string): Promise<void> =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: t(key), exact: true })
      .click();
  const secretariat = await signedIn('secretariat-analyst', { width: 390, height: 844 });
  await secretariat.goto(`/meetings/${draft.id}`);
  await press(secretariat, 'meetings.close');
  await seen(secretariat, 'problem.meeting.untold');
  await press(secretariat, 'meetings.rest-present');
  await press(secretariat, 'meetings.close');
  await confirm(secretariat, 'meetings.close');
  await seen(secretariat, 'meetings.waits-for-chair');

  const chair = await signedIn('committee-chair');
  await chair.goto(`/meetings/${draft.id}`);
  await press(chair, 'meetings.confirm');
  await confirm(chair, 'meetings.confirm');
  await seen(chair, 'meeting-state.confirmed');

  const focal = await signedIn('agency-focal-point', { width: 390, height: 844 });
  await focal.goto('/meetings/own');
  await focal.getByText(decision, { exact: true }).first().waitFor();
  await focal
    .getByRole('button', { name: t('meetings.answer'), exact: true })
    .first()
    .click();
  await focal.getByRole('dialog').getByLabel(t('meetings.note')).fill('أُرسلت الخطة بكتاب مختلق');
  await confirm(focal, 'meetings.say');
  await focal.getByText('أُرسلت الخطة بكتاب مختلق', { exact: true }).waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

/** What stands in Justice's row is what the product says of it, figure by figure. */
async function seesFigures(chair: Page, half: string): Promise<void> {
  const session = await api.signIn('committee-chair');
  const { members } = expected(await session.get<PlanScorecardsView>(`/plan/scorecards?half=${half}`), 200);
  const card = members.find(({ agency }) => agency.id === 'ministry-of-justice')!;
  expect([card.due, card.onTime > 0, card.activities > 0]).toEqual([6, true, true]);
  const number = new Intl.NumberFormat('ar-IQ-u-nu-arab').format;
  const row = chair.getByRole('row').filter({ has: chair.getByRole('rowheader', { name: card.agency.name.ar, exact: true }) });
  const cells = await row.getByRole('cell').allInnerTexts();
  const { due, onTime, late, missing, returns, activities, declared, milestones } = card;
  expect(cells.slice(0, 6)).toEqual([due, onTime, late, missing, returns, activities].map(number));
  expect(cells[6]).toBe(t('plan-scorecard.of', { done: number(declared), all: number(milestones) }));
}

/** The chair asks a member about the half-year that is over, it replies, the chair finds, and the secretariat evaluates. */
async function holdsToAccount(chair: Page, secretariat: Page): Promise<void> {
  const half = lastAccountableHalf(localDay(new Date()));
  const path = `/plan/scorecards/ministry-of-labour-and-social-affairs?half=${half}`;
  await chair.goto(`/plan/scorecards?half=${half}`);
  await chair.getByRole('columnheader', { name: t('plan-scorecard.attendance'), exact: true }).waitFor();
  await seesFigures(chair, half);
  await chair.locator(`a[href="${path}"]`).click();
  const say = async (page: Page, label: string, text: string, send: string): Promise<void> => {
    await page.getByRole('textbox', { name: t(label), exact: true }).fill(text);
    await press(page, send);
  };
  await press(chair, 'member-account.ask');
  await seen(chair, 'field.required');
  await say(chair, 'member-account.questions', 'سؤال مخترع عن التقارير', 'member-account.ask');
  await chair.getByText('سؤال مخترع عن التقارير', { exact: true }).waitFor();
  await seen(chair, 'member-account-state.asked');

  const focal = await signedIn('agency-focal-point', { width: 390, height: 844 });
  await focal.goto('/plan/reports');
  await focal.locator('main a[href="/plan/accounts"]').click();
  await focal.getByText('سؤال مخترع عن التقارير', { exact: true }).waitFor();
  await say(focal, 'member-account.reply', 'رد مخترع من الجهة', 'member-account.send-reply');
  await seen(focal, 'member-account-state.replied');

  await chair.goto('/plan/scorecards');
  await chair.locator(`li a[href="${path}"]`).click();
  await chair.getByText('رد مخترع من الجهة', { exact: true }).waitFor();
  await choose(chair, t('member-account.finding'), t('account-finding.partly-met'));
  await say(chair, 'member-account.finding-text', 'نتيجة مخترعة', 'member-account.find');
  await seen(chair, 'member-account-state.found');

  await secretariat.goto(path);
  await choose(secretariat, t('member-evaluation.result'), t('account-finding.met'));
  await say(secretariat, 'member-evaluation.text', 'تقييم مخترع', 'member-evaluation.record');
  await secretariat.getByText('تقييم مخترع', { exact: true }).waitFor();
}
