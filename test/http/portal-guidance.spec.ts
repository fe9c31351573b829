import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { html, rightsSheet, sentencesOf, sheetRights } from '@himaya/api/testing';
import { portalLanguages, type PortalLanguage } from '@himaya/domain';
import { rights as strategyRights } from '@himaya/domain/reference';
import { startTestApi, type TestApi } from '../support/api';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
});
afterAll(() => api.stop());

const visit = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${api.origin}/portal${path}`, { redirect: 'manual', ...init });

describe('the sheets of rights', () => {
  it('tell a person their rights in each language, in its own script and direction, and may be kept like any other', async () => {
    const scripts: Partial<Record<PortalLanguage, string>> = {
      ar: 'Arabic', ckb: 'Arabic', fa: 'Arabic', ur: 'Arabic', hi: 'Devanagari', bn: 'Bengali', ne: 'Devanagari', si: 'Sinhala', ta: 'Tamil', am: 'Ethiopic', ru: 'Cyrillic', uk: 'Cyrillic',
    }; // prettier-ignore
    const told = new Set<string>();
    for (const language of portalLanguages) {
      const sheet = rightsSheet(language);
      expect([language, ...Object.keys(sheet)]).toEqual([language, ...Object.keys(rightsSheet('en'))]);
      const letters = Object.values(sheet).join('').match(/\p{L}/gu)!;
      const own = new RegExp(`\\p{Script=${scripts[language] ?? 'Latin'}}`, 'u');
      expect([language, letters.filter((letter) => !own.test(letter)).join('')]).toEqual([language, '']);
      for (const one of Object.values(sheet).slice(1)) {
        expect([language, one, told.has(one) || one.trim() === '']).toEqual([language, one, false]);
        told.add(one);
      }
      const answer = await visit(`/rights/${language}`);
      const page = await answer.text();
      expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('cache-control')]).toEqual([
        200,
        null,
        'public, max-age=60, stale-while-revalidate=300',
      ]);
      const rtl = ['ar', 'ckb', 'fa', 'ur'].includes(language);
      expect(page).toContain(`<html lang="${language}" dir="${rtl ? 'rtl' : 'ltr'}">`);
      for (const one of [sheet.title, sheet.lead, sheet.danger, sheet.watched, ...sentencesOf(sheet)])
        expect(page).toContain(html`>${one}<`.text.slice(0, -1));
      for (const other of portalLanguages) expect(page).toMatch(new RegExp(`<a\\s+href="/portal/rights/${other}"\\s+lang="${other}"`));
      expect(page).not.toMatch(/<script|\son\w+=|style=/i);
      expect([page.includes('class="exit"'), Buffer.byteLength(page) < 30_000]).toEqual([true, true]);
      const etag = answer.headers.get('etag')!;
      expect((await visit(`/rights/${language}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    }
    // Every right of the strategy is told by a sentence at least.
    expect(new Set(Object.values(sheetRights).flat())).toEqual(new Set(strategyRights.map(({ id }) => id)));
    const listed = readFileSync(resolve(__dirname, '../../docs/rights-languages.md'), 'utf8');
    expect([...listed.matchAll(/^\| `(\w+)` \|/gm)].map(([, language]) => language)).toEqual([...portalLanguages]);
    expect((await visit('/rights')).headers.get('location')).toBe('/portal/ar/rights');
  });
});
