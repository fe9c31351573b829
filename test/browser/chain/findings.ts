import type { Page } from 'playwright-core';
import type { IdentificationView, MeView, RiskAssessmentView, ScreeningView } from '@himaya/domain';
import { wordsOf } from '../../support/browser';
import type { Session } from '../../support/api';
import { expected } from '../../support/main-job';
import { choose } from '../../support/browser';
import { t, type Chain } from './world';

/** The question of an indicator, by its words on the sheet. */
const answer = (page: Page, words: RegExp, code: string): Promise<void> =>
  page
    .getByRole('radiogroup', { name: words })
    .getByRole('radio', { name: t(`indicator-answer.${code}`), exact: true })
    .check();

/** Two sittings; the suggestion stands beside its reasons and grows; the sheet is printed in a language the person understands. */
export async function screen(page: Page, session: Session, id: string): Promise<void> {
  await page.goto(`/cases/${id}?tab=exploitation`);
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
  const screening = expected(await session.get<ScreeningView>(`/cases/${id}/screenings`), 200);
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
}

/** The factors add up, and the level falls due again. */
export async function assessRisk(page: Page, session: Session, id: string): Promise<void> {
  await page.goto(`/cases/${id}?tab=risk`);
  await page.getByRole('link', { name: t('risk.new') }).click();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.threats-since-leaving')) }).check();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.no-safe-place-tonight')) }).check();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.self-harm')) }).check();
  await page.getByRole('checkbox', { name: new RegExp(t('risk-factor.family-involved')) }).check();
  await page.getByText(t('risk.suggested', { level: t('risk-level.extreme') })).waitFor();
  await page.getByRole('button', { name: t('risk.save') }).click();
  await page.getByText(t('risk.again')).waitFor();
  const { items: risks } = expected(await session.get<{ items: RiskAssessmentView[] }>(`/cases/${id}/risk-assessments`), 200);
  expect(risks).toMatchObject([{ level: 'extreme', suggested: 'extreme' }]);
}

/** Fills the form of a decision and sends it; every element of both tests is met. */
async function decide(page: Page, decision: string, ground: string, judge?: string): Promise<void> {
  await page.getByRole('button', { name: t('decision.new'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: t('decision.new') });
  await dialog.getByRole('radio', { name: t(`identification-decision.${decision}`), exact: true }).check();
  await choose(dialog, t('decision.ground'), t(`identification-ground.${ground}`));
  if (judge) await dialog.getByLabel(t('decision.judge-name')).fill(judge);
  for (const test of ['law-28-2012-art-1', 'palermo-art-3']) {
    const group = dialog.getByRole('group', { name: t(`legal-test.${test}`) });
    for (const element of ['act', 'means', 'purpose']) await choose(group, t(`decision.element.${element}`), t('test-finding.met'));
  }
  await dialog.getByLabel(t('decision.reasons')).fill('مثال مختلق: طابقت الإفادة المؤشرات.');
  await dialog.getByRole('button', { name: t('decision.save'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The supervisor decides, the period begins and is extended, the judge finds it not proven, and another judge takes it up again. */
export async function decideAll(chain: Chain, session: Session, id: string): Promise<void> {
  const office = expected(await (await chain.api.signIn('court-liaison')).get<MeView>('/auth/me'), 200).unit;
  const { page: police } = await chain.signedIn('police-supervisor', `/cases/${id}?tab=identification`);
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
  await choose(extending, t('reflection.reason'), t('reflection-reason.health'));
  await extending.getByRole('button', { name: t('reflection-change.extend'), exact: true }).click();
  await extending.waitFor({ state: 'hidden' });
  await clock.getByText('١٢٠').waitFor();

  await police.getByRole('button', { name: t('court.assign'), exact: true }).click();
  const laying = police.getByRole('dialog', { name: t('court.assign') });
  await choose(laying, t('court.office'), office.name.ar);
  await laying.getByRole('button', { name: t('court.assign'), exact: true }).click();
  await laying.waitFor({ state: 'hidden' });

  const court = (await chain.signedIn('court-liaison', `/cases/${id}?tab=identification`)).page;
  await decide(court, 'find-not-proven', 'court-file', 'قاضٍ مختلق أول');
  await decide(court, 'reconsider', 'new-facts', 'قاضٍ مختلق ثانٍ');
  await court.getByText(t('decision.another')).waitFor();

  await police.reload();
  await police.getByText('قاضٍ مختلق ثانٍ').waitFor();
  const { status, underReview, items, reflection } = expected(
    await session.get<IdentificationView>(`/cases/${id}/identification-decisions`),
    200,
  );
  expect({ status, underReview, decisions: items.map(({ decision }) => decision), daysLeft: reflection?.daysLeft }).toEqual({
    status: 'reconsidered',
    underReview: 'not-proven',
    decisions: ['reconsider', 'find-not-proven', 'find-reasonable-grounds'],
    daysLeft: 120,
  });
}
