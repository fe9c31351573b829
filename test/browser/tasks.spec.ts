import type { Browser, Page } from 'playwright-core';
import type { CaseAssignmentView, CaseView, MeView, Page as ListPage, StuckView } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { expected, openCase } from '../support/main-job';
import { list, tasksIn } from '../tasks/task-deeds';

const t = wordsOf('ar');
const phone = { viewport: { width: 390, height: 844 } };
const note = 'مثال مختلق: الاتصال بعد صلاة الظهر';
let api: TestApi;
let browser: Browser;
let officer: Session;
let supervisor: Session;
let record: CaseView;
let names: { readonly officer: string; readonly supervisor: string };
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officer, supervisor] = (await Promise.all(['police-officer', 'police-supervisor'].map((name) => api.signIn(name)))) as [
    Session,
    Session,
  ];
  const nameOf = async (session: Session): Promise<string> => expected(await session.get<MeView>('/auth/me'), 200).user.displayName;
  names = { officer: await nameOf(officer), supervisor: await nameOf(supervisor) };
  record = await openCase(officer);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(username: string, path: string, options = {}): Promise<Page> {
  const visitor = await visit(browser, api.origin, options);
  visitors.push(visitor);
  const { page } = visitor;
  await signIn(page, username, path);
  await page.locator('#content').waitFor();
  return page;
}

it('a supervisor gives an officer a case and a task, who does it on a phone and takes that back', async () => {
  const leader = await signedIn('police-supervisor', `/cases/${record.id}`);
  await choose(leader, t('assignment.title'), names.officer);
  await leader.getByText(t('assignment.given')).waitFor();
  const panel = leader.getByRole('region', { name: t('tasks.panel'), exact: true });
  await panel.getByRole('button', { name: t('tasks.new') }).click();
  const dialog = leader.getByRole('dialog', { name: t('tasks.new') });
  await dialog.getByRole('button', { name: t('tasks.save') }).click();
  await dialog.getByText(t('field.required')).waitFor();
  await choose(leader, t('tasks.kind'), t('task.call-person'));
  await choose(leader, t('tasks.whose'), names.officer);
  await dialog.getByLabel(t('tasks.note')).fill(note);
  await dialog.getByRole('button', { name: t('tasks.save') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await panel.getByText(note).waitFor();

  const page = await signedIn('police-officer', '/', phone);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.tasks') })
    .click();
  const ofCase = page.getByRole('listitem').filter({ hasText: record.number });
  const row = ofCase.filter({ hasText: note });
  await row.getByText(note).waitFor();
  await row.getByRole('button', { name: t('tasks.do.complete') }).click();
  await row.waitFor({ state: 'hidden' });
  const done = page.getByRole('status').filter({ hasText: record.number });
  await done.getByRole('button', { name: t('tasks.do.undo') }).click();
  await row.getByText(note).waitFor();
  await done.waitFor({ state: 'hidden' });
  // What the case itself awaits stands beside it, and leads there.
  await ofCase
    .filter({ hasText: t('duty.rights-explain') })
    .getByRole('link', { name: t('tasks.do.open-case') })
    .click();
  await page.waitForURL(`**/cases/${record.id}`);
  await page.goBack();

  await page.getByText(t('tasks.calendar'), { exact: true }).click();
  await row.getByText(note).waitFor();
  await page.goto('/cases?assignee=me');
  await page.getByRole('link').filter({ hasText: record.number }).waitFor();
  await page.getByRole('button', { name: t('case-filters.save') }).click();
  const chip = page.getByRole('button', { name: t('assignee.me'), exact: true });
  await chip.waitFor();
  await page.goto('/cases');
  await chip.click();
  await page.waitForURL(/assignee=me/);
  await page.getByRole('button', { name: t('case-filters.remove', { filter: t('assignee.me') }) }).click();
  await chip.waitFor({ state: 'hidden' });
}, 120_000);

it('an officer links two cases of one incident', async () => {
  const other = await openCase(officer);
  const page = await signedIn('police-officer', `/cases/${record.id}`);
  const panel = page.getByRole('region', { name: t('links.title') });
  await panel.getByRole('button', { name: t('links.add') }).click();
  const dialog = page.getByRole('dialog', { name: t('links.add') });
  await dialog.getByLabel(t('links.number')).fill(other.number);
  await choose(page, t('links.kind'), t('case-link.same-incident'));
  await dialog.getByRole('button', { name: t('links.save') }).click();
  const row = panel.getByRole('listitem').filter({ hasText: other.number });
  await row.getByText(t('case-link.same-incident')).waitFor();
}, 60_000);

it('walks the calendar by the arrow keys, the week read from the right', async () => {
  const page = await signedIn('police-officer', '/tasks?show=calendar&day=2026-03-04');
  await page.getByRole('gridcell', { selected: true }).getByRole('button').focus();
  for (const key of ['ArrowDown', 'Home', 'ArrowLeft']) await page.keyboard.press(key);
  await page.waitForURL(/day=2026-03-09/);
  await page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset['day'] === '2026-03-09');
  await page.keyboard.press('PageDown');
  await page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset['day'] === '2026-04-09');
}, 60_000);

it('finds on a phone what the bar has no room for: the sheet holds the keyboard, goes by Escape, and leads on', async () => {
  const page = await signedIn('case-coordinator', '/', phone);
  const more = page.getByRole('button', { name: t('nav.more') });
  const sheet = page.getByRole('dialog', { name: t('nav.more-title') });
  const stuck = sheet.getByRole('link', { name: t('nav.stuck') });
  await more.focus();
  await page.keyboard.press('Enter');
  await stuck.waitFor();
  expect(await more.getAttribute('aria-expanded')).toBe('true');
  for (let n = 0; n < 20; n += 1) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(
      () => document.activeElement?.closest('dialog, body')?.tagName === 'BODY' && document.activeElement !== document.body,
    );
    expect(outside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await stuck.waitFor({ state: 'hidden' });
  expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
  await more.click();
  await stuck.click();
  await page.waitForURL('**/stuck');
  await stuck.waitFor({ state: 'hidden' });
}, 60_000);

it('a supervisor hands an officer’s work to another, having read what moves', async () => {
  const before = tasksIn(await list(officer, 'view=mine'));
  expect(before.length).toBeGreaterThan(0);
  const page = await signedIn('police-supervisor', '/caseload');
  await page.getByRole('button', { name: `${t('caseload.hand-over')}: ${names.officer}` }).click();
  const dialog = page.getByRole('dialog', { name: t('caseload.hand-over-title', { from: names.officer }) });
  await choose(page, t('caseload.to'), names.supervisor);
  await dialog.getByRole('button', { name: t('caseload.hand-over') }).click();
  await page
    .getByRole('status')
    .filter({ hasText: t('caseload.moved-title', { from: names.officer, to: names.supervisor }) })
    .waitFor();
  expect(tasksIn(await list(officer, 'view=mine'))).toEqual([]);
  expect(tasksIn(await list(supervisor, 'view=mine'))).toEqual(expect.arrayContaining(before));
  const { assignee } = expected(await supervisor.get<CaseAssignmentView>(`/cases/${record.id}/assignment`), 200);
  expect(assignee).toMatchObject({ displayName: names.supervisor });
}, 60_000);

it('a coordinator sees what stands still, and whom to phone', async () => {
  const coordinator = await api.signIn('case-coordinator');
  const [stuck] = expected(await coordinator.get<ListPage<StuckView>>('/stuck-cases?limit=1'), 200).items;
  const page = await signedIn('case-coordinator', '/stuck');
  const row = page
    .getByRole('listitem')
    .filter({ hasText: stuck!.caseNumber })
    .filter({ hasText: t(`stuck.${stuck!.reason}`) });
  const call = row.getByRole('link', { name: t('stuck.call', { unit: stuck!.fromUnit.ar, phone: stuck!.fromPhone! }) }).first();
  await call.waitFor();
  expect(await call.getAttribute('href')).toBe(`tel:${stuck!.fromPhone!.replace(/\s/g, '')}`);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 60_000);
