import type { Browser, Page } from 'playwright-core';
import { startTestApi, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';

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

async function signedIn(username: string): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  const { page } = visitor;
  await signIn(page, username);
  await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  return page;
}

it('walks the whole job: an officer opens a case and refers, one desk accepts, no other sees anything', async () => {
  const officer = await signedIn('police-officer');
  expect(await officer.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);

  // Search before create.
  await officer
    .getByRole('link', { name: t('nav.new-case') })
    .first()
    .click();
  await officer.getByLabel(t('find.name')).fill('مخترعة تماماً');
  await officer.getByRole('button', { name: t('find.search') }).click();
  await officer.getByText(t('find.none'), { exact: true }).waitFor();
  await officer.getByRole('link', { name: t('find.open-new') }).click();

  // A new case, the age in Arabic-Indic digits.
  await officer.getByLabel(t('person.alias')).fill('م.');
  await choose(officer, t('person.sex'), t('sex.female'));
  await officer.getByLabel(t('person.given-name')).fill('مخترعة');
  await officer.getByLabel(t('person.family-name')).fill('تماماً');
  await officer.getByLabel(t('person.age-years')).fill('٢٤');
  await choose(officer, t('case.found-by'), t('found-by.labour-inspection'));
  await officer.getByRole('button', { name: t('new-case.submit') }).click();
  await officer.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  const caseUrl = officer.url();
  const caseId = caseUrl.split('/').at(-1)!;
  await officer.getByRole('tab', { name: t('category.identity') }).click();
  await officer.getByText('مخترعة').first().waitFor();

  // Refer: service, desk, packet, consent, send.
  await officer.getByRole('link', { name: t('case.refer'), exact: true }).click();
  await officer.getByRole('button', { name: t('service.shelter') }).click();
  await officer.getByRole('button', { name: t('action.next') }).click();
  await officer.getByRole('button', { name: 'مكتب الإيواء 1 – بغداد' }).click();
  await officer.getByRole('button', { name: t('action.next') }).click();
  const packet = officer.getByRole('group', { name: t('refer.step.consent') });
  await packet.getByRole('checkbox', { name: t('category.identity'), exact: true }).check();
  // Of the identity the desk needs no telephone; the preview follows at once, and says what the desk may write.
  await packet.getByRole('checkbox', { name: t('packet-field.identity-phone'), exact: true }).uncheck();
  await packet.getByRole('heading', { name: t('packet.writes') }).waitFor();
  await officer.getByRole('button', { name: t('refer.record-and-send') }).click();
  await officer.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  const referralPath = new URL(officer.url()).pathname;

  // The desk cannot see the case yet, decides from the summary, and sees the packet.
  const desk = await signedIn('shelter-caseworker');
  await desk.goto(`/cases/${caseId}`);
  await desk.getByText(t('problem.not-found')).first().waitFor();
  await desk.goto(referralPath);
  await desk.getByRole('button', { name: t('referral.do.receive') }).click();
  await desk.getByRole('button', { name: t('referral.do.accept') }).click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: t('referral.do.accept') })
    .click();
  const answered = desk.waitForResponse((response) => response.url().endsWith(`/api/v1/cases/${caseId}`) && response.status() === 200);
  await desk.getByRole('link', { name: t('referral.open-case') }).click();
  const seen = (await (await answered).json()) as Record<string, unknown>;
  expect(Object.keys(seen).sort()).toEqual([
    'access', 'derived', 'erasedAt', 'foundAt', 'foundAtPrecision', 'foundBy', 'governorate', 'id', 'identificationStatus', 'journey',
    'number', 'openedAt', 'person', 'responsibleUnit', 'rightsExplainedOn', 'safeContact', 'sealed', 'specialNeeds', 'status', 'version',
  ]); // prettier-ignore
  expect(Object.keys(seen['person'] as object).sort()).toEqual([
    'ageBand', 'ageYears', 'alias', 'birthDate', 'birthDatePrecision', 'familyName', 'givenName', 'languages', 'nationality', 'sex',
  ]); // prettier-ignore
  expect(seen['access']).toMatchObject({ read: ['core', 'identity', 'shelter'], write: ['shelter'] });
  await desk.getByRole('tab', { name: t('category.identity') }).click();
  await desk.getByText('مخترعة').first().waitFor();
  expect(await desk.getByRole('tab').allTextContents()).toEqual([
    t('case.tab.overview'), t('decision.title'), t('category.identity'), t('needs.tab'), t('case.tab.referrals'),
  ]); // prettier-ignore

  // The officer looks at what the desk sees now: the same, and no telephone.
  await officer.goto(referralPath);
  const asReceiver = officer.waitForResponse((response) => response.url().endsWith('/packet'));
  await officer.getByRole('button', { name: t('packet.show') }).click();
  const shown = (await (await asReceiver).json()) as { state: string; record: { person: object } };
  expect(shown.state).toBe('open');
  expect(Object.keys(shown.record.person).sort()).toEqual(Object.keys(seen['person'] as object).sort());
  await officer.getByText(t('packet.state.open', { unit: 'مكتب الإيواء 1 – بغداد' })).waitFor();

  // The officer is told, by the queue's own handlers.
  const told = officer.getByText(t('notification.referral-accepted')).first();
  do {
    await officer.goto('/notifications');
    await officer.getByRole('main').getByRole('listitem').first().waitFor();
  } while (!(await told.isVisible()));

  // Another desk meets nothing anywhere.
  const other = await signedIn('shelter-caseworker-2');
  for (const path of [`/cases/${caseId}`, referralPath]) {
    await other.goto(path);
    await other.getByText(t('problem.not-found')).first().waitFor();
  }
  const statuses = await other.evaluate(
    async ([id, referral]) =>
      Promise.all(
        [
          `cases/${id}`,
          `cases/${id}/timeline`,
          `cases/${id}/consents`,
          `cases/${id}/grants`,
          `cases/${id}/referrals`,
          `cases/${id}/access-log`,
          referral!.slice(1),
        ].map(async (path) => (await fetch(`/api/v1/${path}`)).status),
      ),
    [caseId, referralPath],
  );
  expect(new Set(statuses)).toEqual(new Set([404]));

  // No name in any title or address, and the content security policy was never broken.
  for (const { page } of visitors) {
    expect(await page.title()).not.toMatch(/مخترعة|NRM-/);
    expect(decodeURIComponent(page.url())).not.toContain('مخترعة');
  }
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 180_000);
