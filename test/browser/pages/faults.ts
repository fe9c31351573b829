import axe, { type AxeResults } from 'axe-core';
import type { Page as BrowserPage, Request } from 'playwright-core';

/** Goes on inside the app, as a link would, until another page stands there: a reload for each page would take most of the time. */
export async function goOn(page: BrowserPage, path: string): Promise<void> {
  const before = await page.locator('#content').innerHTML();
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.waitForFunction((old) => document.querySelector('#content')?.innerHTML !== old, before);
}

/** Counts what the page has asked for and not yet got, apart from the stream of live notices, which never ends. */
export function waitingIn(page: BrowserPage): () => number {
  const asked = new Set<Request>();
  page.on('request', (request) => void (request.resourceType() !== 'eventsource' && asked.add(request)));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return () => asked.size;
}

/** Waits until three looks in a row, two frames apart, find nothing asked for, nothing drawn as loading and nothing still fading in. */
async function settled(page: BrowserPage, waiting: () => number): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const loading = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
      const fading = document
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
      return fading || document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root, [aria-busy="true"]') !== null;
    });
    quiet = loading || waiting() > 0 ? 0 : quiet + 1;
  }
}

/** A page that is looked at, and what it still waits for. */
export interface Look {
  readonly page: BrowserPage;
  readonly waiting: () => number;
  readonly withAxe: boolean;
}

/** What axe finds, what sticks out sideways, and keys shown for want of their words. */
export async function faultsOf({ page, waiting, withAxe }: Look): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page, waiting);
  const found = withAxe ? await foundByAxe(page) : [];
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const keys = (await page.locator('body').innerText()).match(/(?<![\w.@/-])[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+(?![\w.@/-])/g) ?? [];
  return [...found, ...(sideways > 0 ? [`sticks out by ${sideways} px`] : []), ...keys.map((key) => `says ${key}`)];
}

async function foundByAxe(page: BrowserPage): Promise<string[]> {
  // A page gone on to inside the app has it from the one before.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    const { violations } = await run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Opens each dialog of a page and looks at it as at a page; it goes as it came, by Escape. */
export async function faultsOfDialogs(look: Look, words: readonly string[]): Promise<string[]> {
  const { page } = look;
  const faults: string[] = [];
  for (const word of words) {
    await page
      .locator('#content')
      .getByRole('button', { name: new RegExp(`^${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) })
      .first()
      .click();
    const dialog = page.getByRole('dialog').first();
    await dialog.waitFor();
    faults.push(...(await faultsOf(look)).map((fault) => `${word}: ${fault}`));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  return faults;
}
