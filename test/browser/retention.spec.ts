import { carryOutErasure, reckonRetention, WorkerDatabase } from '@himaya/api/testing';
import { usualRetention } from '@himaya/domain';
import type { Client } from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { closed } from '../support/closing';
import { openCase } from '../support/main-job';

const t = wordsOf('ar');
let api: TestApi;
let browser: Browser;
let admin: Client;
let police: Session;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi({ WORKER: 'apart' }), launchBrowser()]);
  admin = await api.database.asAdmin();
  police = await api.signIn('police-officer');
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});
afterEach(() => expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]));

async function signedIn(username: string, path: string): Promise<Page> {
  const visitor = await visit(browser, api.origin);
  visitors.push(visitor);
  await signIn(visitor.page, username, path);
  return visitor.page;
}
const pressed = (within: Page | Locator, name: string): Promise<void> => within.getByRole('button', { name: t(name), exact: true }).click();
const rowOf = (page: Page, number: string): Locator => page.getByRole('listitem').filter({ hasText: number });

it('has a case erased by two people whose time has run out, and certifies it', async () => {
  const { id, number } = await openCase(police);
  await closed(police, id);
  await admin.query(`update case_closure set closed_at = closed_at - interval '3 years' where case_id = $1`, [id]);
  await admin.query(`update retention_term set reckoned_at = '-infinity'`);
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  try {
    await reckonRetention(usualRetention).run(worker, new Date());
    const row = (page: Page): Locator => page.getByRole('listitem').filter({ hasText: number });
    const confirmed = (page: Page, name: string): Promise<void> =>
      page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

    const officer = await signedIn('data-protection-officer', '/retention');
    await row(officer)
      .getByRole('button', { name: t('retention.propose'), exact: true })
      .click();
    await confirmed(officer, t('retention.propose'));
    await officer.getByText(t('retention.proposed')).waitFor();
    // Who proposed it is not asked to be the second person.
    expect(
      await row(officer)
        .getByRole('button', { name: t('erasure-decision.confirm'), exact: true })
        .count(),
    ).toBe(0);

    const keeper = await signedIn('system-admin', '/retention');
    await row(keeper)
      .getByRole('button', { name: t('erasure-decision.confirm'), exact: true })
      .click();
    await confirmed(keeper, t('erasure-decision.confirm'));
    await keeper.getByText(t('retention.decided')).waitFor();
    const { rows } = await admin.query<{ id: string }>(`select id from erasure_order where case_id = $1 and state = 'confirmed'`, [id]);
    expect(await worker.transaction((em) => carryOutErasure(em, rows[0]!.id))).toBe('erased');

    await officer.reload();
    await row(officer)
      .getByRole('button', { name: t('retention.certificate'), exact: true })
      .click();
    await officer.getByText(t('papers.ready'), { exact: true }).waitFor();
    expect(await officer.locator('#content').innerText()).not.toContain('Invented-Given');
  } finally {
    await worker.close();
  }
});

it('has a closed case proposed before its time, on the person’s word, and says why an open one is not', async () => {
  const [open, ended] = [await openCase(police), await openCase(police)];
  await closed(police, ended.id);
  const officer = await signedIn('data-protection-officer', '/retention');
  const form = officer.locator('form').filter({ hasText: t('retention.early-hint') });
  await pressed(form, 'retention.propose');
  await form.getByText(t('field.required')).waitFor();
  await form.getByLabel(t('retention.number')).fill(open.number.toLowerCase());
  await choose(form, t('retention.early-reason'), t('erasure-reason.person-asked'));
  await pressed(form, 'retention.propose');
  const dialog = officer.getByRole('dialog');
  await dialog.getByText(open.number).waitFor();
  await pressed(dialog, 'retention.propose');
  await dialog.getByText(t('problem.case.not-closed')).waitFor();
  await pressed(dialog, 'action.back');
  await form.getByLabel(t('retention.number')).fill(ended.number);
  await pressed(form, 'retention.propose');
  await pressed(dialog, 'retention.propose');
  await rowOf(officer, ended.number).getByText(t('erasure-reason.person-asked')).waitFor();
  await rowOf(officer, ended.number).getByText(t('erasure-state.proposed')).waitFor();
});

it('gives a person a copy of what is kept of them: asked for, looked through by another, printed, handed over', async () => {
  const { id } = await openCase(police);
  const writer = await signedIn('police-officer', `/cases/${id}`);
  const panel = (page: Page): Locator => page.getByRole('region', { name: t('own-copies.title') });
  await panel(writer).getByText(t('own-copies.none')).waitFor();
  await pressed(panel(writer), 'own-copies.request');
  await pressed(writer.getByRole('dialog'), 'own-copies.request');
  await panel(writer).getByText(t('own-copies.other-person')).waitFor();

  const reader = await signedIn('police-supervisor', `/cases/${id}`);
  await pressed(panel(reader), 'own-copies.decide');
  const dialog = reader.getByRole('dialog');
  await choose(dialog, t('own-copy-part.exploitation'), t('omission-reason.harms-investigation'));
  await pressed(dialog, 'own-copy-decision.release');
  await panel(reader).getByText(t('omission-reason.harms-investigation')).waitFor();

  await writer.reload();
  await pressed(panel(writer), 'own-copies.print');
  await panel(writer).getByText(t('papers.ready'), { exact: true }).waitFor();
  await pressed(panel(writer), 'own-copies.hand-over');
  await panel(writer).getByText(t('own-copy-state.handed-over'), { exact: true }).waitFor();
  expect(
    await panel(writer)
      .getByRole('button', { name: t('own-copies.print'), exact: true })
      .count(),
  ).toBe(0);
});
