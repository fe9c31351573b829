import type { Page } from 'playwright-core';
import type { NeedView } from '@himaya/domain';
import type { Session } from '../../support/api';
import { expected } from '../../support/main-job';
import { confirm, press, says, t, type Chain } from './world';

/** What the person needs; the referral starts from it, as urgent as the risk. @returns the path of the referral that was sent */
export async function referFromNeed(page: Page, session: Session, id: string): Promise<string> {
  await page.goto(`/cases/${id}?tab=plan`);
  await page.getByRole('button', { name: t('needs.new') }).click();
  const dialog = page.getByRole('dialog', { name: t('needs.new') });
  await dialog.getByRole('button', { name: t('needs.new') }).click();
  await dialog.waitFor({ state: 'hidden' });
  const { items: needs } = expected(await session.get<{ items: NeedView[] }>(`/cases/${id}/needs`), 200);
  expect(needs).toMatchObject([{ service: 'shelter', status: 'open' }]);

  await page
    .getByRole('region', { name: t('needs.title') })
    .getByRole('link', { name: t('needs.refer') })
    .click();
  await page.getByRole('button', { name: t('service.shelter'), pressed: true }).waitFor();
  expect(await page.getByRole('radio', { name: t('urgency.immediate') }).isChecked()).toBe(true);
  await page.getByText(t('refer.urgency-because.risk', { level: t('risk-level.extreme') })).waitFor();
  await press(page, 'action.next');
  await page.getByRole('button', { name: 'مكتب الإيواء 1 – بغداد' }).click();
  // An immediate one is phoned through.
  await page.getByLabel(t('refer.phoned')).check();
  await page.getByLabel(t('refer.spoke-to')).fill('موظفة مختلقة');
  await press(page, 'action.next');
  await press(page, 'refer.record-and-send');
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Rejected, taken to the next desk, taken there, accepted, talked about, paused and answered. */
export async function closeLoop(chain: Chain, officer: Page, first: string): Promise<void> {
  // The first desk says no, with a reason.
  const desk = (await chain.signedIn('shelter-caseworker', '/')).page;
  await desk.goto(first);
  await press(desk, 'referral.do.reject');
  await desk.getByRole('radio', { name: t('rejection-reason.no-capacity') }).click();
  await confirm(desk, 'referral.do.reject');

  // The sender goes on from the refusal: the next desk, the person asked anew, one press.
  await officer.goto(first);
  await officer.getByRole('link', { name: t('referral.again') }).click();
  await officer.getByRole('button', { name: 'مكتب الإيواء 2 – بغداد' }).click();
  await press(officer, 'refer.record-and-send');
  await officer.waitForURL((url) => /^\/referrals\/[0-9a-f-]{36}$/.test(url.pathname) && url.pathname !== first);
  const again = new URL(officer.url()).pathname;
  await says(officer, t('referral.previous'));
  await officer.goto(first);
  await officer.getByRole('link', { name: t('referral.see-next') }).waitFor();

  // A member of the next desk takes it, asks in a phrase, and accepts.
  const next = (await chain.signedIn('shelter-caseworker-2', '/')).page;
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
}
