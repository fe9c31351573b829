import type { Browser, Locator, Page } from 'playwright-core';
import { demoPassword, startTestApi, type TestApi } from '../../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../../support/browser';

/** The words of the walk: Arabic. */
export const t = wordsOf('ar');

/** A server and a browser for the walk, and everybody who took part in it. */
export interface Chain {
  readonly api: TestApi;
  /** Signs somebody in, in a browser of their own. */
  signedIn(username: string, path: string, viewport?: { width: number; height: number }): Promise<Visitor>;
  /** What went wrong on any page of anybody. */
  complaints(): string[];
  stop(): Promise<void>;
}

export async function startChain(): Promise<Chain> {
  const [api, browser]: [TestApi, Browser] = await Promise.all([startTestApi(), launchBrowser()]);
  const visitors: Visitor[] = [];
  return {
    api,
    async signedIn(username, path, viewport) {
      const visitor = await visit(browser, api.origin, viewport ? { viewport } : {});
      visitors.push(visitor);
      const { page } = visitor;
      await page.goto(path);
      await page.getByLabel(t('sign-in.username')).fill(username);
      await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
      await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
      await page.locator('#content').waitFor();
      return visitor;
    },
    complaints: () => visitors.flatMap(({ complaints }) => complaints),
    async stop() {
      await browser.close();
      await api.stop();
    },
  };
}

export const press = (within: Page | Locator, key: string): Promise<void> =>
  within.getByRole('button', { name: t(key), exact: true }).click();

/** Answers the open dialog with its own verb. */
export async function confirm(page: Page, key: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await press(dialog, key);
  await dialog.waitFor({ state: 'hidden' });
}

export const says = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: true }).first().waitFor();
