import type { Browser, Page } from 'playwright-core';
import type { CaseListItem, CaseView, MeView, Page as ListOf } from '@himaya/domain';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { choose, launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { until } from '../support/until';

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

it('seals a case to named people, alerts them of whoever looks for it, and unseals it by a second one', async () => {
  const [officer, asSupervisor, desk] = await Promise.all(
    ['police-officer', 'police-supervisor', 'shelter-caseworker'].map((name) => api.signIn(name)),
  );
  const officerMe = (await officer!.get<MeView>('/auth/me')).body;
  const deskMe = (await desk!.get<MeView>('/auth/me')).body;
  // A case on which a desk works too, so that there is a third person to name.
  const list = await desk!.get<ListOf<CaseListItem>>('/cases?status=open&limit=50');
  const views = await Promise.all(list.body.items.map(async ({ id }) => (await officer!.get<CaseView>(`/cases/${id}`)).body));
  const own = views.find((view) => view.responsibleUnit?.id === officerMe.unit.id && !view.sealed)!;
  const url = `/cases/${own.id}`;

  const supervisor = await signedIn('police-supervisor', url);
  await supervisor.getByRole('button', { name: t('seal.seal') }).click();
  const dialog = supervisor.getByRole('dialog', { name: t('seal.dialog-title') });
  await choose(dialog, t('seal.reason'), t('seal-reason.suspected-insider'));
  await dialog.getByRole('button', { name: t('seal.seal') }).click();
  await dialog.getByText(t('field.seal.one-more')).waitFor();

  // Whoever seals and one more, of the desk: the officer is not among them.
  await dialog.getByRole('combobox', { name: t('seal.people') }).click();
  await supervisor.getByRole('option', { name: deskMe.user.displayName }).first().click();
  await supervisor.keyboard.press('Escape');
  await dialog.getByRole('button', { name: t('seal.seal') }).click();
  await supervisor.getByText(t('seal.banner')).waitFor();
  await dialog.waitFor({ state: 'hidden' });

  // For a colleague it is not there, and looking for it is told to the supervisor.
  const colleague = await signedIn('police-officer', url);
  await colleague.getByText(t('problem.not-found')).waitFor();
  expect((await officer!.post<{ items: unknown[] }>('/cases/search', { q: own.number })).body.items).toEqual([]);
  await until('the alert', async () => {
    const notices = await asSupervisor!.get<ListOf<{ kind: string; caseId: string | null }>>('/notifications');
    return notices.body.items.some(({ kind, caseId }) => kind === 'sealed-case-attempt' && caseId === own.id);
  });
  await supervisor.goto('/notifications');
  await supervisor.getByText(t('notification.sealed-case-attempt')).first().waitFor();

  // The officer is named after all, and is the second person who unseals.
  await supervisor.goto(url);
  await supervisor.getByRole('combobox', { name: t('seal.name') }).click();
  await supervisor.getByRole('option', { name: officerMe.user.displayName }).first().click();
  await supervisor.getByRole('button', { name: t('seal.add') }).click();
  await supervisor.getByRole('button', { name: t('seal.remove', { name: officerMe.user.displayName }) }).waitFor();
  await supervisor.getByRole('button', { name: t('seal.ask') }).click();
  await supervisor
    .getByRole('dialog')
    .getByRole('button', { name: t('seal.ask') })
    .click();
  await supervisor.getByText(t('seal.waits')).waitFor();
  expect(await supervisor.getByRole('button', { name: t('seal.confirm') }).count()).toBe(0);

  await colleague.goto(url);
  await colleague.getByText(t('seal.banner')).waitFor();
  await colleague.getByRole('button', { name: t('seal.confirm') }).click();
  await colleague
    .getByRole('dialog')
    .getByRole('button', { name: t('seal.confirm') })
    .click();
  await colleague.getByText(t('seal.banner')).waitFor({ state: 'hidden' });
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 180_000);
