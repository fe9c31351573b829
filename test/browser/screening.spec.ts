import type { Browser, Page } from 'playwright-core';
import type { NeedView, RiskAssessmentView, ScreeningView } from '@himaya/domain';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { expected, openCase } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(username: string, path: string): Promise<Page> {
  visitor = await visit(browser, api.origin);
  const { page } = visitor;
  await page.goto(path);
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
  await page.locator('#content').waitFor();
  return page;
}

/** The question of an indicator, by its words on the sheet. */
const answer = (page: Page, words: RegExp, code: string): Promise<void> =>
  page
    .getByRole('radiogroup', { name: words })
    .getByRole('radio', { name: t(`indicator-answer.${code}`), exact: true })
    .check();

it('an officer screens in two sittings, sees why the signs suggest what they do, prints, assesses risk, records a need, and refers from it', async () => {
  const officer = await api.signIn('police-officer');
  const { id } = await openCase(officer);
  const page = await signedIn('police-officer', `/cases/${id}?tab=exploitation`);
  await page.getByText(t('screening.none')).waitFor();

  await page.getByRole('link', { name: t('screening.new') }).click();
  await answer(page, /خُدع الشخص بشأن طبيعة العمل/, 'yes');
  await answer(page, /محبوس أو معزول/, 'yes');
  await page.getByRole('textbox', { name: t('screening.note') }).fill('مثال مختلق: كانت خائفة.');
  await page.getByText(t('draft.saved')).waitFor();
  // What was ticked outlives the page.
  await page.reload();
  await page.getByText(t('screening.draft')).waitFor();
  await page.getByRole('button', { name: t('screening.save') }).click();
  const suggestion = page.getByRole('region', { name: t('screening.suggestion') });
  await suggestion.getByText(t('screening-finding.some-signs')).waitFor();
  await page.getByText(t('screening.danger-text')).waitFor();

  await page.getByRole('link', { name: t('screening.new') }).click();
  await answer(page, /خُدع بشأن الأجر/, 'yes');
  await answer(page, /ساعات أو أياماً طويلة/, 'yes');
  await answer(page, /لا يُدفع له أجر/, 'yes');
  await page.getByLabel(t('screening.trained')).check();
  await page.getByRole('button', { name: t('screening.save') }).click();
  await suggestion.getByText(t('screening-finding.suggests-trafficking')).waitFor();
  await suggestion.getByText(t('screening.suggestion-text')).waitFor();
  await suggestion.getByText(t('screening.rule.one-strong-one-other')).first().waitFor();
  const screening = expected(await officer.get<ScreeningView>(`/cases/${id}/screenings`), 200);
  expect(screening.sittings.map(({ trainedInterviewer }) => trainedInterviewer)).toEqual([true, false]);

  await page.getByRole('link', { name: t('screening.print') }).click();
  // The person speaks Tagalog: that there is no sheet in it yet is said, and the next language she understands is shown.
  await page.getByText(t('screening.fallback', { wanted: t('language.tl'), shown: t('language.en') })).waitFor();
  const sheet = page.getByRole('article', { name: wordsOf('en')('screening.sheet-title') });
  await sheet.getByText('Someone else keeps the passport').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('link', { name: t('screening.back') }).isVisible()).toBe(false);
  expect(await sheet.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });

  await page.goto(`/cases/${id}?tab=risk`);
  await page.getByRole('link', { name: t('risk.new') }).click();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.threats-since-leaving')) }).check();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.no-safe-place-tonight')) }).check();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.self-harm')) }).check();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.family-involved')) }).check();
  await page.getByText(t('risk.suggested', { level: t('risk-level.extreme') })).waitFor();
  await page.getByRole('button', { name: t('risk.save') }).click();
  await page.getByText(t('risk.again')).waitFor();
  const { items: risks } = expected(await officer.get<{ items: RiskAssessmentView[] }>(`/cases/${id}/risk-assessments`), 200);
  expect(risks).toMatchObject([{ level: 'extreme', suggested: 'extreme' }]);

  await page.goto(`/cases/${id}?tab=plan`);
  await page.getByRole('button', { name: t('needs.new') }).click();
  const dialog = page.getByRole('dialog', { name: t('needs.new') });
  await dialog.getByRole('button', { name: t('needs.new') }).click();
  await dialog.waitFor({ state: 'hidden' });
  const { items: needs } = expected(await officer.get<{ items: NeedView[] }>(`/cases/${id}/needs`), 200);
  expect(needs).toMatchObject([{ service: 'shelter', status: 'open' }]);

  await page
    .getByRole('region', { name: t('needs.title') })
    .getByRole('link', { name: t('needs.refer') })
    .click();
  await page.getByRole('button', { name: t('service.shelter'), pressed: true }).waitFor();
  expect(await page.getByRole('radio', { name: t('urgency.immediate') }).isChecked()).toBe(true);
  await page.getByText(t('refer.urgency-because.risk', { level: t('risk-level.extreme') })).waitFor();
  expect(visitor.complaints).toEqual([]);
}, 180_000);
