import { readFileSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { AgencyUnitView, InterfaceLanguage, ReferralView } from '@himaya/domain';
import { demoPassword, startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { consentTo, expected, openCase, referTo, shelterReferral, step } from '../support/main-job';
import { pdfText } from '../support/pdf-text';
import { startMailServer, type MailServer } from '../notifications/mail-server';
import { until } from '../support/until';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let mail: MailServer;
let officer: Session;
let shelter: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  mail = await startMailServer();
  const settings = { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, SMTP_FROM: 'himaya@example.org' };
  [api, browser] = await Promise.all([startTestApi(settings), launchBrowser()]);
  [officer, shelter] = [await api.signIn('police-officer'), await api.signIn('shelter-caseworker')];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
  await mail.close();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
});

async function newPage(viewport?: { width: number; height: number }): Promise<Page> {
  const visitor = await visit(browser, api.origin, viewport ? { viewport } : {});
  visitors.push(visitor);
  return visitor.page;
}

async function signedIn(username: string): Promise<Page> {
  const page = await newPage();
  await page.goto('/');
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  return page;
}

/** What axe finds, and what sticks out sideways. @param name where a picture of the page goes, when pictures are asked for */
async function faults(page: Page, name: string): Promise<string[]> {
  await page.waitForLoadState('load');
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    const { violations } = await run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...found, ...(sideways > 0 ? [`${name} sticks out by ${sideways} px`] : [])];
}

it('tells two people of a new referral without either loading a page anew', async () => {
  const [desk, colleague] = [await signedIn('shelter-caseworker'), await signedIn('shelter-caseworker')];
  const bell = (page: Page): Promise<string | null> =>
    page
      .getByRole('link', { name: /إشعارات/ })
      .first()
      .getAttribute('aria-label');
  const before = await bell(desk);
  const mark = 'still-the-same-page';
  for (const page of [desk, colleague]) await page.evaluate((text) => document.body.setAttribute('data-mark', text), mark);
  const { referral } = await referTo(shelter, officer);
  for (const page of [desk, colleague]) {
    // Sooner than any page asks by itself.
    await page.locator(`a[href="/referrals/${referral.id}"]`).first().waitFor({ timeout: 12_000 });
    expect(await page.getAttribute('body', 'data-mark')).toBe(mark);
  }
  await until('the bell', async () => (await bell(desk)) !== before, 15);
});

it('lets somebody choose what reaches them, and confirm where', async () => {
  const page = await signedIn('police-officer');
  await page.goto('/notifications');
  await page.getByRole('link', { name: t('notices.change') }).click();
  await page.getByRole('heading', { level: 1, name: t('notices.title') }).waitFor();
  await page.getByLabel(t('notices.email-address')).fill('officer@example.org');
  await page.getByRole('button', { name: t('notices.send-code') }).click();
  await page.getByText(t('notices.code-sent')).waitFor();
  await until('the mail with the code', async () => mail.mails.length > 0);
  await page.getByLabel(t('notices.code')).fill(/\d{6}/.exec(mail.mails[0]!.parsed.text ?? '')![0]);
  await page.getByRole('button', { name: t('notices.confirm') }).click();
  await page.getByText(t('notices.confirmed')).waitFor();
  const label = `${t('notification-group.cases')} · ${t('notification-channel.email')}`;
  await choose(page, label, t('delivery-timing.hourly'));
  await page.getByRole('button', { name: t('notices.save') }).click();
  await page.getByText(t('notices.saved')).waitFor();
  await page.reload();
  await page.getByRole('combobox', { name: label, exact: true }).waitFor();
  expect(await page.getByRole('combobox', { name: label, exact: true }).inputValue()).toBe(t('delivery-timing.hourly'));
  expect(await faults(page, 'preferences')).toEqual([]);
});

it('shows a person’s rights in Arabic and records that they were told', async () => {
  const made = await openCase(officer, { person: { alias: 'م.', sex: 'female', ageYears: 30, languages: ['ar'] } });
  const page = await signedIn('police-officer');
  await page.goto(`/cases/${made.id}`);
  await page.getByText(t('rights.not-told')).waitFor();
  await page.getByRole('link', { name: t('rights.show') }).click();
  const sheet = page.locator('[lang="ar"][dir="rtl"] ol');
  await sheet.getByText('معرفة القوانين النافذة باللغة التي تفهمها الضحية').waitFor();
  expect(await sheet.getByRole('listitem').count()).toBe(12);
  expect(await faults(page, 'rights')).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('combobox', { name: t('rights.in-language') }).isVisible()).toBe(false);
  expect(await sheet.evaluate((list) => parseFloat(getComputedStyle(list).fontSize))).toBeGreaterThanOrEqual(24);
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/rights/tl');
  await page.getByText(t('rights.not-translated', { language: t('language.tl') })).waitFor();

  await page.goto(`/cases/${made.id}`);
  await page.getByRole('button', { name: t('rights.record') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: t('rights.gave-copy') }).check();
  await dialog.getByRole('button', { name: t('rights.record') }).click();
  await page.getByText(t('rights.copy-given')).waitFor();
  // While it goes, its colours are between two.
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(t('timeline.rights-explained')).first().waitFor();
  expect(await page.getByText(t('rights.not-told')).count()).toBe(0);
  expect(await faults(page, 'case')).toEqual([]);
  await page.goto('/rights/owed');
  await page.getByRole('heading', { level: 1, name: t('rights.owed-title') }).waitFor();
  expect(await page.locator(`a[href="/cases/${made.id}"]`).count()).toBe(0);
  expect(await faults(page, 'owed')).toEqual([]);
});

it('takes an opinion by a code on paper, from somebody without an account', async () => {
  const { referral } = await referTo(shelter, officer);
  const accepted: ReferralView = await step(shelter, await step(shelter, referral, 'receive'), 'accept');
  const desk = await signedIn('shelter-caseworker');
  await desk.goto(`/referrals/${accepted.id}`);
  await desk.getByRole('button', { name: t('feedback.offer-make') }).click();
  const code = await desk.getByRole('group', { name: t('feedback.code') }).innerText();
  expect(await faults(desk, 'slip')).toEqual([]);

  const person = await newPage({ width: 390, height: 844 });
  await person.goto('/feedback');
  await person.getByLabel(t('feedback.code')).fill(code.replace('-', '').toLowerCase());
  await person.getByRole('button', { name: t('feedback.send') }).click();
  await person.getByText(t('field.required')).first().waitFor();
  for (const rating of ['respect', 'help']) {
    await person
      .getByRole('radiogroup', { name: t(`feedback-rating.${rating}`) })
      .getByRole('radio')
      .nth(3)
      .check();
  }
  for (const question of ['safe', 'understood']) {
    await person
      .getByRole('radiogroup', { name: t(`feedback-question.${question}`) })
      .getByRole('radio', { name: t('feedback-word.yes') })
      .check();
  }
  await person.getByLabel(t('feedback.words')).fill('كلام مخترع');
  expect(await faults(person, 'feedback')).toEqual([]);
  await person.getByRole('button', { name: t('feedback.send') }).click();
  await person.getByText(t('feedback.thanks-text')).waitFor();
  expect((await person.context().cookies()).map(({ name }) => name)).toEqual([]);

  const again = await newPage();
  await again.goto('/feedback');
  const languages: readonly InterfaceLanguage[] = ['ckb', 'en'];
  for (const language of languages) {
    await again.getByRole('button', { name: wordsOf('ar')(`interface.${language}`), exact: true }).click();
    await again.getByRole('heading', { name: wordsOf(language)('feedback.title') }).waitFor();
    // The page stands still for a moment while the language's further words are taken up.
    await again.locator(`html[lang="${language}"] main h1`).waitFor();
    expect(await faults(again, `feedback-${language}`)).toEqual([]);
  }
});

it('asks a body without accounts on paper, from the sending to its answer by the code, and checks the paper', async () => {
  const admin = await api.signIn('agency-admin');
  const house = expected(
    await admin.post<AgencyUnitView>('/agency/units', {
      kind: 'placement-desk',
      name: { ar: 'بيت مخترع', ckb: 'ماڵی داهێنراو', en: 'Invented house' },
      governorate: 'baghdad',
      offers: [{ service: 'shelter', personCategory: 'women', freePlaces: 'some' }],
      languages: ['ar'],
      outside: true,
    }),
    201,
  );
  const { id: caseId } = await openCase(officer);
  const { id: consentId } = await consentTo(officer, caseId, house.id);
  const asked = shelterReferral(house.id, consentId, { draft: true });
  const draft = expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, asked), 201);

  const sender = await signedIn('police-officer');
  await sender.goto(`/referrals/${draft.id}`);
  await sender.getByRole('button', { name: t('referral.do.send'), exact: true }).click();
  await sender.getByRole('button', { name: t('packets.print-request') }).click();
  await sender.getByText(t('papers.ready')).waitFor();
  const downloading = sender.waitForEvent('download');
  await sender.getByRole('link', { name: t('papers.save') }).click();
  const download = await downloading;
  const checkCode = /^himaya-(.{11})\.pdf$/.exec(download.suggestedFilename())![1]!;
  const file = await download.path();
  const code = pdfText(readFileSync(file))
    .match(/\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b/g)!
    .find((found) => found !== checkCode)!;
  await sender.getByRole('button', { name: t('packets.print-again') }).waitFor();
  expect(await faults(sender, 'packet')).toEqual([]);

  const outside = await newPage({ width: 390, height: 844 });
  await outside.goto('/answer');
  await outside.getByRole('button', { name: t('packets.send') }).click();
  await outside.getByText(t('papers.code-typo')).waitFor();
  await outside.getByLabel(t('packets.code')).fill(code.toLowerCase());
  await outside.getByRole('radio', { name: t('packet-answer.reject') }).check();
  expect(await faults(outside, 'answer')).toEqual([]);
  await outside.getByRole('radio', { name: t('packet-answer.accept') }).check();
  await outside.getByRole('button', { name: t('packets.send') }).click();
  await outside.getByText(t('packets.answered-accept')).waitFor();

  await outside.goto('/check');
  await outside.getByLabel(t('papers.check-code-field')).fill(checkCode);
  await outside.locator('input[type=file]').setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: readFileSync(file) });
  expect(await faults(outside, 'check')).toEqual([]);
  await outside.getByRole('button', { name: t('papers.check-now') }).click();
  await outside.getByText(t('paper-finding.unchanged')).waitFor();
  expect(await faults(outside, 'checked')).toEqual([]);
  expect((await outside.context().cookies()).map(({ name }) => name)).toEqual([]);

  await sender.reload();
  await sender.getByText(t('referral-status.accepted'), { exact: true }).first().waitFor();
  await sender.getByRole('button', { name: t('packets.print-packet') }).click();
  await sender.getByText(t('papers.ready')).waitFor();
  await sender.getByRole('button', { name: t('outside.do.start') }).click();
  await sender.getByRole('button', { name: t('outside.do.complete') }).click();
  await sender.getByRole('radio', { name: t('service-outcome.service-provided') }).check();
  expect(await faults(sender, 'outside-step')).toEqual([]);
  await sender
    .getByRole('dialog')
    .getByRole('button', { name: t('outside.do.complete') })
    .click();
  await sender.getByText(t('referral-status.completed'), { exact: true }).first().waitFor();

  await sender.goto(`/cases/${caseId}/sheet`);
  await sender.getByRole('checkbox', { name: t('sheet-category.identity') }).check();
  await sender.getByRole('button', { name: t('papers.print') }).click();
  await sender.getByText(t('papers.ready')).waitFor();
  expect(await faults(sender, 'sheet')).toEqual([]);
});
