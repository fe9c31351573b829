import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { localDay, type MeView } from '@himaya/domain';
import { startTestApi, type TestApi } from '../support/api';
import { choose, launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { until } from '../support/until';

const t = wordsOf('en');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  api = await startTestApi();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await api.stop();
});

/** A browser in which this account is signed in and reads English. */
async function signedIn(username: string): Promise<Visitor> {
  const session = await api.signIn(username);
  await session.patch('/auth/me', { language: 'en' });
  const visitor = await visit(browser, api.origin);
  const [name = '', value = ''] = session.cookie.split('=');
  await visitor.context.addCookies([{ name, value, url: api.origin }]);
  return visitor;
}

/** What axe finds wrong with the page as it stands. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

it('an administrator makes an account, its owner chooses a password with the code and signs in', async () => {
  const admin = await signedIn('agency-admin');
  await admin.page.goto('/admin/users');
  await admin.page.getByRole('link', { name: t('users.new') }).click();
  await admin.page.getByLabel(t('user.display-name')).fill('Inventa Novella');
  await admin.page.getByLabel(t('user.username')).fill('inventa.novella');
  await admin.page.getByRole('button', { name: t('action.next') }).click();
  await choose(admin.page, t('user.unit'), 'Placement desk 1 – Basra');
  await admin.page.getByRole('checkbox', { name: t('role.shelter-caseworker') }).check();
  expect(await faults(admin.page)).toEqual([]);
  await admin.page.getByRole('button', { name: t('new-user.create') }).click();
  const code = (await admin.page.getByRole('group', { name: t('code-sheet.code') }).textContent()) ?? '';
  expect(code).toMatch(/^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
  expect(await faults(admin.page)).toEqual([]);
  await admin.page.getByRole('link', { name: t('code-sheet.done') }).click();
  await admin.page.getByRole('heading', { name: 'Inventa Novella' }).waitFor();
  expect(await admin.page.content()).not.toContain(code);
  expect(await faults(admin.page)).toEqual([]);

  const owner = await visit(browser, api.origin);
  await owner.page.goto('/');
  await owner.page.getByRole('button', { name: t('interface.en') }).click();
  await owner.page.getByRole('button', { name: t('sign-in.first-time') }).click();
  await owner.page.getByLabel(t('sign-in.username')).fill('inventa.novella');
  await owner.page.getByLabel(t('first-password.code')).fill(code.toLowerCase());
  await owner.page.getByLabel(t('first-password.password'), { exact: true }).fill('green lamp over seven hills');
  await owner.page.getByLabel(t('first-password.again')).fill('green lamp over seven hills');
  expect(await faults(owner.page)).toEqual([]);
  await owner.page.getByRole('button', { name: t('first-password.submit') }).click();
  await owner.page.getByRole('heading', { name: t('first-password.done') }).waitFor();
  await owner.page.getByRole('button', { name: t('first-password.to-sign-in') }).click();
  await owner.page.getByLabel(t('sign-in.username')).fill('inventa.novella');
  await owner.page.getByLabel(t('sign-in.password'), { exact: true }).fill('green lamp over seven hills');
  await owner.page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
  await owner.page.getByRole('navigation').waitFor();
  expect([...admin.complaints, ...owner.complaints]).toEqual([]);
  await admin.context.close();
  await owner.context.close();
}, 240_000);

it('an administrator opens a desk with hours and offers, changes it, is not let close one with people in it, and closes an empty one', async () => {
  const admin = await signedIn('agency-admin');
  const { page } = admin;
  await page.goto('/');
  await page.getByRole('link', { name: t('nav.units') }).click();
  await page.getByRole('link', { name: t('agency-units.new') }).click();
  await page.getByRole('button', { name: t('agency-unit.save') }).click();
  await page.getByRole('alert').waitFor();
  await choose(page, t('agency-unit.kind'), t('unit-kind.placement-desk'));
  await page.getByLabel(t('agency-unit.name-ar')).fill('مكتب إيواء مخترع');
  await page.getByLabel(t('agency-unit.name-ckb')).fill('نووسینگەی داهێنراو');
  await page.getByLabel(t('agency-unit.name-en')).fill('Invented desk');
  await choose(page, t('agency-unit.governorate'), t('governorate.maysan'));
  await choose(page, t('person-category.girls'), t('free-places.some'));
  await page.getByLabel(t('agency-unit.always-open')).uncheck();
  await page.getByLabel(t('agency-unit.closes')).fill('07:00');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: t('agency-unit.save') }).click();
  await page.getByText(t('agency-unit.hours-wrong')).waitFor();
  await page.getByLabel(t('agency-unit.closes')).fill('00:00');
  await page.getByRole('button', { name: t('agency-unit.save') }).click();
  await page.getByRole('heading', { name: 'Invented desk' }).waitFor();
  expect(await faults(page)).toEqual([]);

  const officer = await api.signIn('police-officer');
  const found = async () =>
    (
      await officer.get<{ items: { id: string; freePlaces: string; deskHours: unknown }[] }>(
        '/directory/units?service=shelter&governorate=maysan&personCategory=girls',
      )
    ).body.items;
  const id = page.url().split('/').at(-1)!;
  expect((await found()).find((unit) => unit.id === id)).toMatchObject({
    freePlaces: 'some',
    deskHours: { days: [0, 1, 2, 3, 4], opensAt: 480, closesAt: 1440 },
  });

  await choose(page, t('person-category.girls'), t('free-places.none'));
  await page.getByRole('button', { name: t('agency-unit.save') }).click();
  await page.getByText(t('agency-unit.saved')).last().waitFor();
  await until('the desk is full', async () => (await found()).find((unit) => unit.id === id)?.freePlaces === 'none');
  const close = async (): Promise<void> => {
    await page.getByRole('button', { name: t('agency-unit.close') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('agency-unit.close') })
      .click();
  };
  await close();
  await page.getByText(t('agency-units.closed'), { exact: true }).first().waitFor();
  expect((await found()).map((unit) => unit.id)).not.toContain(id);

  await page.goto('/admin/units');
  await page.getByRole('link', { name: 'Placement desk 1 – Baghdad' }).click();
  await close();
  await page.getByText(t('problem.unit.has-users')).waitFor();
  expect(admin.complaints).toEqual([]);
  await admin.context.close();
}, 240_000);

it('an administrator writes down a colleague’s leave with a stand-in, who has the duty until it is called off', async () => {
  const admin = await signedIn('agency-admin');
  const { page } = admin;
  await page.goto('/admin/users');
  await page.getByLabel(t('users.search')).fill('shelter-manager');
  await page.getByRole('button', { name: t('users.search-do') }).click();
  await page.getByRole('listitem').filter({ hasText: 'shelter-manager' }).getByRole('link').click();
  await page.getByRole('button', { name: t('leave.record') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('leave.record') }).click();
  await dialog.getByText(t('leave.day-wrong')).waitFor();
  for (const end of ['leave.from', 'leave.to']) {
    await dialog.getByLabel(t(end)).fill(localDay(new Date()));
    await dialog.getByLabel(t(end)).blur();
  }
  const colleague = await api.signIn('shelter-caseworker');
  const me = async () => (await colleague.get<MeView>('/auth/me')).body;
  await choose(dialog, t('leave.delegate'), (await me()).user.displayName);
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: t('leave.record') }).click();
  await page.getByText(t('leave-state.running')).waitFor();
  expect((await me()).roles).toEqual(['shelter-caseworker', 'shelter-manager']);
  await page.getByRole('button', { name: t('leave.cancel') }).click();
  await dialog.getByRole('button', { name: t('leave.cancel') }).click();
  await page.getByText(t('leave-state.cancelled'), { exact: true }).waitFor();
  expect((await me()).roles).toEqual(['shelter-caseworker']);
  expect(admin.complaints).toEqual([]);
  await admin.context.close();
}, 240_000);

it('an access review is decided row by row, and the officer sees what is left', async () => {
  const admin = await signedIn('agency-admin');
  await admin.page.goto('/admin/access-review');
  const rowOf = (username: string) => admin.page.getByRole('listitem').filter({ hasText: username });
  await rowOf(t('role.case-coordinator')).getByText(t('access-review.keep'), { exact: true }).click();
  await rowOf(t('role.reintegration-officer')).getByText(t('access-review.take'), { exact: true }).click();
  expect(await faults(admin.page)).toEqual([]);
  await admin.page.getByRole('button', { name: t('access-review.submit', { number: '2' }) }).click();
  await admin.page
    .getByRole('dialog')
    .getByRole('button', { name: t('access-review.take') })
    .click();
  await rowOf(t('role.case-coordinator')).waitFor({ state: 'detached' });
  expect(await rowOf(t('role.shelter-caseworker')).count()).toBe(1);

  const officer = await signedIn('data-protection-officer');
  await officer.page.goto('/admin/access-review');
  await officer.page.getByText('shelter-caseworker', { exact: true }).waitFor();
  expect(await officer.page.getByText('reintegration-officer', { exact: true }).count()).toBe(0);
  expect(await faults(officer.page)).toEqual([]);
  expect([...admin.complaints, ...officer.complaints]).toEqual([]);
  await admin.context.close();
  await officer.context.close();
}, 240_000);
