import type { Browser, Page } from 'playwright-core';
import type { IdentificationView, MeView } from '@himaya/domain';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { expected, openCase } from '../support/main-job';

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

async function choose(page: Page, within: ReturnType<Page['getByRole']>, label: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Fills the form of a decision and sends it; every element of both tests is met. */
async function decide(page: Page, decision: string, ground: string, judge?: string): Promise<void> {
  await page.getByRole('button', { name: t('decision.new'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: t('decision.new') });
  await dialog.getByRole('radio', { name: t(`identification-decision.${decision}`), exact: true }).check();
  await choose(page, dialog, t('decision.ground'), t(`identification-ground.${ground}`));
  if (judge) await dialog.getByLabel(t('decision.judge-name')).fill(judge);
  for (const test of ['law-28-2012-art-1', 'palermo-art-3']) {
    const group = dialog.getByRole('group', { name: t(`legal-test.${test}`) });
    for (const element of ['act', 'means', 'purpose']) await choose(page, group, t(`decision.element.${element}`), t('test-finding.met'));
  }
  await dialog.getByLabel(t('decision.reasons')).fill('مثال مختلق: طابقت الإفادة المؤشرات.');
  await dialog.getByRole('button', { name: t('decision.save'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

it('the supervisor decides, the clock starts and is extended, the judge finds it not proven, and another judge takes it up again', async () => {
  const [officer, liaison] = await Promise.all(['police-officer', 'court-liaison'].map((name) => api.signIn(name)));
  const office = expected(await liaison!.get<MeView>('/auth/me'), 200).unit;
  const { id } = await openCase(officer!);

  const police = await signedIn('police-supervisor', `/cases/${id}?tab=identification`);
  // An empty form says what is missing.
  await police.getByRole('button', { name: t('decision.new'), exact: true }).click();
  const dialog = police.getByRole('dialog', { name: t('decision.new') });
  await dialog.getByRole('button', { name: t('decision.save'), exact: true }).click();
  await dialog.getByText(t('field.text.too-short')).waitFor();
  await dialog.getByRole('button', { name: t('action.back'), exact: true }).click();
  await decide(police, 'find-reasonable-grounds', 'indicators');
  const clock = police.getByRole('region', { name: t('reflection.title') });
  await clock.getByText(t('reflection-status.running')).waitFor();
  await clock.getByRole('button', { name: t('reflection-change.extend'), exact: true }).click();
  const extending = police.getByRole('dialog', { name: t('reflection-change.extend') });
  await choose(police, extending, t('reflection.reason'), t('reflection-reason.health'));
  await extending.getByRole('button', { name: t('reflection-change.extend'), exact: true }).click();
  await extending.waitFor({ state: 'hidden' });
  await clock.getByText('١٢٠').waitFor();

  await police.getByRole('button', { name: t('court.assign'), exact: true }).click();
  const laying = police.getByRole('dialog', { name: t('court.assign') });
  await choose(police, laying, t('court.office'), office.name.ar);
  await laying.getByRole('button', { name: t('court.assign'), exact: true }).click();
  await laying.waitFor({ state: 'hidden' });

  const court = await signedIn('court-liaison', `/cases/${id}?tab=identification`);
  await decide(court, 'find-not-proven', 'court-file', 'قاضٍ مختلق أول');
  await decide(court, 'reconsider', 'new-facts', 'قاضٍ مختلق ثانٍ');
  await court.getByText(t('decision.another')).waitFor();

  await police.reload();
  await police.getByText('قاضٍ مختلق ثانٍ').waitFor();
  const { status, underReview, items, reflection } = expected(
    await officer!.get<IdentificationView>(`/cases/${id}/identification-decisions`),
    200,
  );
  expect({ status, underReview, decisions: items.map(({ decision }) => decision), daysLeft: reflection?.daysLeft }).toEqual({
    status: 'reconsidered',
    underReview: 'not-proven',
    decisions: ['reconsider', 'find-not-proven', 'find-reasonable-grounds'],
    daysLeft: 120,
  });
  await police
    .getByRole('link', { name: t('nav.undecided'), exact: true })
    .first()
    .click();
  await police.getByRole('heading', { level: 1, name: t('undecided.title') }).waitFor();
  await police.getByRole('listitem').first().waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 180_000);
