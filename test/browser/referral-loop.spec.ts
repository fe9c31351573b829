import type { Browser, Page } from 'playwright-core';
import { demoPassword, startTestApi, type Session, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { referTo } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let officerSession: Session;
let deskSession: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  [officerSession, deskSession] = [await api.signIn('police-officer'), await api.signIn('shelter-caseworker')];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(username: string): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  const { page } = visitor;
  await page.goto('/');
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t('queue.title') }).waitFor();
  return page;
}

const press = (page: Page, key: string): Promise<void> => page.getByRole('button', { name: t(key), exact: true }).click();
const confirm = async (page: Page, key: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t(key), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};
const says = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: true }).first().waitFor();

it('closes the loop: rejected, taken to the next desk, taken there, accepted, talked about, paused and answered', async () => {
  const { referral } = await referTo(deskSession, officerSession);

  // The first desk says no, with a reason.
  const desk = await signedIn('shelter-caseworker');
  await desk.goto(`/referrals/${referral.id}`);
  await press(desk, 'referral.do.reject');
  await desk.getByRole('radio', { name: t('rejection-reason.no-capacity') }).click();
  await confirm(desk, 'referral.do.reject');

  // The sender goes on from the refusal: the next desk, the person asked anew, one press.
  const officer = await signedIn('police-officer');
  await officer.goto(`/referrals/${referral.id}`);
  await officer.getByRole('link', { name: t('referral.again') }).click();
  await officer.getByRole('button', { name: 'مكتب الإيواء 2 – بغداد' }).click();
  await press(officer, 'refer.record-and-send');
  await officer.waitForURL((url) => url.pathname.startsWith('/referrals/') && !url.pathname.includes(referral.id));
  const again = new URL(officer.url()).pathname;
  await says(officer, t('referral.previous'));
  await officer.goto(`/referrals/${referral.id}`);
  await officer.getByRole('link', { name: t('referral.see-next') }).waitFor();

  // A member of the next desk takes it, asks in a phrase, and accepts.
  const next = await signedIn('shelter-caseworker-2');
  await next.goto(again);
  await press(next, 'referral.take');
  await next.getByRole('button', { name: t('referral.release') }).waitFor();
  await next.getByLabel(t('thread.phrase')).selectOption('when-arriving');
  await press(next, 'thread.send-phrase');
  await next.getByRole('listitem').getByText(t('referral-message.when-arriving')).waitFor();
  expect(await next.getByLabel(t('thread.words')).count()).toBe(0);
  await press(next, 'referral.do.receive');
  await press(next, 'referral.do.accept');
  await confirm(next, 'referral.do.accept');

  // Words both ways, once the packet is open; unread until they are seen.
  await next.getByLabel(t('thread.words')).fill('كلام تجريبي من المكتب');
  await press(next, 'thread.send');
  await says(next, 'كلام تجريبي من المكتب');
  await officer.goto('/?box=outgoing');
  await officer.getByText(t('referral.unread')).first().waitFor();
  await officer.goto(again);
  await says(officer, 'كلام تجريبي من المكتب');
  await officer.getByLabel(t('thread.words')).fill('كلام تجريبي من القسم');
  await press(officer, 'thread.send');
  await says(officer, 'كلام تجريبي من القسم');
  await next.reload();
  await says(next, 'كلام تجريبي من القسم');

  // Paused for a reason, and on again.
  await press(next, 'referral.do.start');
  await press(next, 'referral.do.hold');
  await next.getByRole('radio', { name: t('hold-reason.waiting-for-papers') }).click();
  await confirm(next, 'referral.do.hold');
  await officer.reload();
  await says(officer, t('hold-reason.waiting-for-papers'));
  await press(next, 'referral.do.resume');
  await confirm(next, 'referral.do.resume');

  // The answer goes back to who asked.
  await press(next, 'referral.do.complete');
  await next.getByRole('radio', { name: t('service-outcome.service-provided') }).click();
  await next.getByLabel(t('form.note')).fill('ملاحظة تجريبية للمرسل');
  await confirm(next, 'referral.do.complete');
  await officer.reload();
  await says(officer, t('service-outcome.service-provided'));
  await says(officer, 'ملاحظة تجريبية للمرسل');
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 180_000);
