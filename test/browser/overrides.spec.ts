import type { Browser, Page } from 'playwright-core';
import type { CaseView, MeView, OverrideView } from '@himaya/domain';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { choose, launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { expected, inventedCase, openCase } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

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

it('asks to share a child’s data without consent, and two others approve it, each on their own page', async () => {
  const [officer, desk] = await Promise.all(['police-officer', 'shelter-manager'].map((name) => api.signIn(name)));
  const placement = expected(await desk!.get<MeView>('/auth/me'), 200).unit;
  const record: CaseView = await openCase(officer!, { person: { ...inventedCase.person, ageYears: 14 } });

  const asking = await signedIn('police-officer', `/cases/${record.id}`);
  await asking.getByRole('button', { name: t('override.new') }).click();
  const dialog = asking.getByRole('dialog', { name: t('override.new') });
  await dialog.getByRole('button', { name: t('override.ask') }).click();
  await dialog.getByText(t('field.text.too-short')).first().waitFor();
  await dialog.getByRole('radio', { name: t('override-ground.child-protection') }).check();
  await choose(dialog, t('override.recipient'), placement.name.ar);
  await dialog.getByLabel(t('override.reason')).fill('مثال مختلق: ولي الأمر ضمن المشتبه بهم.');
  await dialog.getByLabel(t('override.determined-by')).fill('مثال مختلق: باحثتان');
  await dialog.getByLabel(t('override.considerations')).fill('مثال مختلق: لا قريب آمن معروف.');
  await dialog.getByLabel(t('override.conclusion')).fill('مثال مختلق: مكان للأطفال فقط.');
  await dialog.getByRole('button', { name: t('override.ask') }).click();
  await dialog.waitFor({ state: 'hidden' });
  const panel = asking.getByRole('region', { name: t('override.title') });
  await panel.getByText(t('override-status.requested')).waitFor();
  // Nobody approves their own.
  expect(await panel.getByRole('button', { name: t('override.approve'), exact: true }).count()).toBe(0);

  for (const [username, reads] of [
    ['case-coordinator', false],
    ['police-supervisor', true],
  ] as const) {
    const page = await signedIn(username, '/overrides');
    const row = page.getByRole('listitem').filter({ hasText: record.number });
    await row.getByText(reads ? 'مثال مختلق: ولي الأمر ضمن المشتبه بهم.' : t('override.words-hidden')).waitFor();
    await row.getByRole('button', { name: t('override.approve'), exact: true }).click();
    const confirm = page.getByRole('dialog', { name: t('override.approve-title') });
    await confirm.getByRole('button', { name: t('override.approve'), exact: true }).click();
    await confirm.waitFor({ state: 'hidden' });
    await row.waitFor({ state: 'hidden' });
  }

  await asking.reload();
  await panel.getByText(t('override-status.approved')).waitFor();
  const { items } = expected(await officer!.get<{ items: OverrideView[] }>(`/cases/${record.id}/overrides`), 200);
  expect(items).toMatchObject([{ status: 'approved', child: true, waitsFor: [] }]);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);

it('tells a police section of a provider’s case on the word recorded there, and takes it back', async () => {
  const [desk, officer] = await Promise.all(['shelter-caseworker', 'police-officer'].map((name) => api.signIn(name)));
  const section = expected(await officer!.get<MeView>('/auth/me'), 200).unit;
  const record = await openCase(desk!);
  const telling = await signedIn('shelter-caseworker', `/cases/${record.id}`);
  const panel = telling.getByRole('region', { name: t('police.title') });
  await panel.getByText(t('police.none')).waitFor();
  await panel.getByRole('button', { name: t('police.tell') }).click();
  const dialog = telling.getByRole('dialog', { name: t('police.tell') });
  await dialog.getByText(t('police.choose-section')).waitFor();
  await choose(dialog, t('police.section'), section.name.ar);
  await dialog.getByRole('checkbox', { name: t('category.identity'), exact: true }).check();
  await dialog.getByText(t('consent.text.law-enforcement', { recipient: section.name.ar })).waitFor();
  await dialog.getByRole('button', { name: t('police.record-and-tell') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await panel.getByText(section.name.ar).waitFor();
  expect(expected(await officer!.get<CaseView>(`/cases/${record.id}`), 200).access.read).toEqual(['core', 'identity', 'proceedings']);
  await panel.getByRole('button', { name: t('police.release') }).click();
  const confirm = telling.getByRole('dialog', { name: t('police.release') });
  await confirm.getByRole('button', { name: t('police.release') }).click();
  await confirm.waitFor({ state: 'hidden' });
  expect((await officer!.get(`/cases/${record.id}`)).status).toBe(404);
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 120_000);
