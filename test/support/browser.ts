import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { InterfaceLanguage } from '@himaya/domain';
import { demoPassword } from './api';
import { until } from './until';

const messages = resolve(__dirname, '../../apps/web/src/messages');

/** The words of the interface, as its message files have them; `{{…}}` is filled from `values`. */
export function wordsOf(language: InterfaceLanguage): (key: string, values?: Readonly<Record<string, string>>) => string {
  const folder = join(messages, language);
  const all = Object.assign(
    {},
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object),
  ) as Record<string, string>;
  return (key, values = {}) => {
    const text = all[key];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  };
}

/** Chromium as the run found it; `npm test` names it, a run by hand takes Debian's. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Our own origin for everything, scripts without any exception, and nothing called unsafe. */
const isStrict = (policy: string): boolean =>
  policy.split('; ').includes("default-src 'self'") && policy.split('; ').includes("script-src 'self'") && !policy.includes('unsafe');

/** A person's own browser, which writes down every breach of the content security policy and every error of a page. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong on any page so far; a test expects none. */
  readonly complaints: string[];
}

export async function visit(
  browser: Browser,
  origin: string,
  options: { viewport?: { width: number; height: number } } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'ar-IQ',
    viewport: options.viewport ?? { width: 1280, height: 800 },
  });
  const complaints: string[] = [];
  await context.exposeFunction('himayaViolation', (text: string) => complaints.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      void (globalThis as unknown as { himayaViolation(text: string): void }).himayaViolation(
        `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('response', (response) => {
    const { 'content-type': type = '', 'content-security-policy': policy = '' } = response.headers();
    // A policy that lets more through is broken by nothing: whether it stands is asked of each page.
    if (response.url().startsWith(`${origin}/`) && type.startsWith('text/html') && !isStrict(policy))
      complaints.push(`no strict policy: ${policy}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  return { page, context, complaints };
}

/** Signs a demo account in through the Arabic form, on the way to a page. */
export async function signIn(page: Page, username: string, path = '/'): Promise<void> {
  const t = wordsOf('ar');
  await page.goto(path);
  await page.getByLabel(t('sign-in.username')).fill(username);
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: t('sign-in.submit'), exact: true }).click();
}

/**
 * Picks an option of a list; the list has closed when it returns, so that its going takes no focus from what is touched next.
 * A list that is moved to where it has room, just as it is pressed, takes no press; a person presses again.
 */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  await within.getByRole('combobox', { name: label, exact: true }).click();
  const picked = page.getByRole('option', { name: option, exact: true });
  for (let presses = 1; ; presses += 1) {
    await picked.click();
    try {
      return await picked.waitFor({ state: 'hidden', timeout: 5_000 });
    } catch (error) {
      if (presses === 3) throw error;
    }
  }
}

/** Waits until a locator finds so many. */
export const expectCount = (locator: Locator, count: number): Promise<void> =>
  until(`${count} of them are shown`, async () => (await locator.count()) === count);
