import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import type { CaseListItem, InterfaceLanguage, Page, ReferralListItem } from '@himaya/domain';
import { demoPassword, startTestApi, type TestApi } from '../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../support/browser';
import { expected } from '../support/main-job';

let api: TestApi;
let browser: Browser;
const pagesOf: Record<string, string[]> = {};

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
  const officer = await api.signIn('police-officer');
  const cases = expected(await officer.get<Page<CaseListItem>>('/cases?status=open&limit=1'), 200);
  const sent = expected(await officer.get<Page<ReferralListItem>>('/referrals?box=outgoing&status=requested&limit=1'), 200);
  const caseId = cases.items[0]!.id;
  pagesOf['police-officer'] = [
    '/', '/cases', '/cases/find', '/cases/new', `/cases/${caseId}`, `/cases/${caseId}?tab=identity`, `/cases/${caseId}?tab=referrals`,
    `/cases/${caseId}?tab=access-log`, `/cases/${caseId}/edit`, `/cases/${caseId}/refer`, `/referrals/${sent.items[0]!.id}`, '/notifications', '/account/protection',
  ]; // prettier-ignore
  pagesOf['police-supervisor'] = [`/cases/${caseId}`, '/overrides'];
  pagesOf['system-admin'] = ['/keys'];
  pagesOf['agency-admin'] = ['/admin/users', '/admin/users/new', '/admin/access-review', '/leave'];
  pagesOf['data-protection-officer'] = ['/admin/access-review', '/conflicts', '/audit', '/anomalies', '/incidents', '/incidents/new'];
  pagesOf['secretariat-analyst'] = ['/'];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function signedIn(visitor: Visitor, username: string, language: InterfaceLanguage): Promise<void> {
  const { page, context } = visitor;
  const session = await api.signIn(username);
  await session.patch('/auth/me', { language });
  await page.goto('/');
  const words = wordsOf('ar');
  await page.getByLabel(words('sign-in.username')).fill(username);
  await page.getByLabel(words('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: words('sign-in.submit'), exact: true }).click();
  await page.locator('#content').waitFor();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(['himaya_device', 'himaya_session']);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
}

/** What axe finds, what sticks out sideways, and keys shown for want of their words. */
async function faultsOf(page: BrowserPage): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    const { violations } = await run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const keys = (await page.locator('body').innerText()).match(/(?<![\w.@/-])[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+(?![\w.@/-])/g) ?? [];
  return [...found, ...(sideways > 0 ? [`sticks out by ${sideways} px`] : []), ...keys.map((key) => `says ${key}`)];
}

const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 700 } };

it.each([
  ['ar', 'desktop'],
  ['ar', 'phone'],
  ['ckb', 'phone'],
  ['en', 'narrow'],
] as const)(
  'every page in %s on a %s is free of faults',
  async (language, screen) => {
    const faults: string[] = [];
    for (const [username, paths] of Object.entries(pagesOf)) {
      const visitor = await visit(browser, api.origin, { viewport: screens[screen] });
      await visitor.page.goto('/');
      faults.push(...(await faultsOf(visitor.page)).map((fault) => `sign-in ${fault}`));
      await signedIn(visitor, username, language);
      for (const path of paths) {
        await visitor.page.goto(path);
        faults.push(...(await faultsOf(visitor.page)).map((fault) => `${path} ${fault}`));
      }
      faults.push(...visitor.complaints);
      await visitor.context.close();
    }
    expect(faults).toEqual([]);
  },
  240_000,
);
