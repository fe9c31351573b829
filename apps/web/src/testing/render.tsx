import { render } from '@testing-library/react';
import axe from 'axe-core';
import type { InterfaceLanguage } from '@himaya/domain';
import { App } from '../app';
import { makeWords } from '../platform/i18n';
import { makeQueryClient } from '../platform/query-client';

/** Opens the whole application at an address, in English unless told otherwise; the API is whatever `fakeApi` set up. */
export async function openApp(path: string, language: InterfaceLanguage = 'en'): Promise<void> {
  localStorage.setItem('himaya.language', language);
  globalThis.history.replaceState(null, '', path);
  const words = await makeWords(language);
  // A key shown for want of its words is a fault of the page, whichever page it is.
  words.options.parseMissingKeyHandler = (key) => {
    throw new Error(`no words for ${key}`);
  };
  render(<App words={words} client={makeQueryClient()} />);
}

/**
 * What a machine finds inaccessible on the page, as `rule: element`. Contrast needs real painting and is checked in the
 * browser.
 */
export async function accessibilityProblems(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
