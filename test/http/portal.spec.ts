import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blocks, html, rightsSheet, sentencesOf, SiteWords } from '@himaya/api/testing';
import { interfaceLanguages, portalMachine, type Page, type PortalItemListItem, type PortalItemView } from '@himaya/domain';
import { agencies, declaredMeasures, legalFramework, rights as strategyRights } from '@himaya/domain/reference';
import fc from 'fast-check';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, ifMatch } from '../support/main-job';
import { refusal } from '../support/refusals';

let api: TestApi;
let admin: Client;
let analyst: Session;
let chair: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  analyst = await api.signIn('secretariat-analyst');
  chair = await api.signIn('committee-chair');
});
afterAll(() => api.stop());

const visit = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${api.origin}/portal${path}`, { redirect: 'manual', ...init });
const textOf = async (path: string): Promise<string> => (await visit(path)).text();

const word = (text: string) => ({ title: `Invented ${text}`, body: `Invented words of ${text}.` });
const texts = (text: string) => ({ ar: word(`${text} ar`), ckb: word(`${text} ckb`), en: word(`${text} en`) });
const written = async (body: object): Promise<PortalItemView> =>
  expected(await analyst.post<PortalItemView>('/portal-items', { kind: 'news', day: '2026-11-01', texts: texts('first'), ...body }), 201);
const step = (as: Session, { id, version }: PortalItemView, name: string, note?: string) =>
  as.post<PortalItemView>(`/portal-items/${id}/steps`, { step: name, note }, ifMatch({ version }));
const save = (as: Session, { id, version }: PortalItemView, text: string) =>
  as.post<PortalItemView>(`/portal-items/${id}/texts`, { day: '2026-11-02', texts: texts(text) }, ifMatch({ version }));
async function published(item: PortalItemView): Promise<PortalItemView> {
  return expected(await step(chair, expected(await step(analyst, item, 'propose'), 200), 'publish'), 200);
}

describe('the pages', () => {
  const paths = ['', '/plan', '/plan/1', '/figures', '/news', '/reports', '/law', '/rights', '/help'];
  const all = interfaceLanguages.flatMap((language) => paths.map((path) => `/${language}${path}`));

  it('stand in three languages, small, without script or cookie, and may be kept', async () => {
    for (const path of all) {
      const answer = await visit(path);
      const page = await answer.text();
      const [, language = ''] = path.split('/');
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=300');
      const policy = answer.headers.get('content-security-policy')!.split('; ');
      expect(policy).toEqual(
        expect.arrayContaining(["default-src 'none'", "script-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]),
      );
      expect(policy.join()).not.toContain('unsafe');
      expect(page).not.toMatch(/<script|\son\w+=|javascript:|<iframe|<style|style=/i);
      expect(page).toContain(`<html lang="${language}" dir="${language === 'en' ? 'ltr' : 'rtl'}">`);
      for (const other of interfaceLanguages)
        expect(page).toContain(`hreflang="${other}" href="/portal/${other}${path.slice(language.length + 1)}"`);
      expect([path, Buffer.byteLength(page) < 60_000]).toEqual([path, true]);
      expect([path, page.match(/<h1>/g)?.length, page.includes('class="skip"'), page.includes('class="exit"')]).toEqual([
        path,
        1,
        true,
        true,
      ]);
    }
  });

  it('are told by HEAD and not sent again to whoever has them', async () => {
    const first = await visit('/ar/plan');
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
    const again = await visit('/ar/plan', { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await visit('/ar/plan', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    const head = await visit('/ar/plan', { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    const style = /href="(\/portal\/assets\/[0-9a-f]{16}\.css)"/.exec(await first.text())![1]!;
    const sheet = await fetch(api.origin + style);
    expect([sheet.status, sheet.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(await sheet.text()).toContain('@media print');
    expect((await visit('')).headers.get('location')).toBe('/portal/ar');
  });

  it.each([
    '/ar/no-such', '/xx', '/ar/plan/9', '/ar/plan/1/2', '/ar/figures/1', `/ar/figures/${randomUUID()}`, `/en/news/${randomUUID()}`, '/en/news?after=x', '/ar/figures?after=x',
    '/ar/%00', '/en/help/..%2f..%2fetc', '/ar/__proto__', '/constructor/plan', '/assets/nothing.css',
    '/rights/xx', '/rights/__proto__', '/rights/..%2fwords%2far', '/rights/en/plan', '/rights/EN', '/rights/',
  ])('are not there: %s', async (path) => {
    const answer = await visit(path);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }); // prettier-ignore

  it('tell the law, the rights with the strategy’s list, and no shelter', async () => {
    const law = await textOf('/ar/law');
    for (const { titleAr } of legalFramework) expect(law).toContain(titleAr);
    const rights = await textOf('/ar/rights');
    for (const { ar } of strategyRights) expect(rights).toContain(ar);
    for (const one of [...sentencesOf(rightsSheet('ar')), rightsSheet('am').name, rightsSheet('bn').name]) expect(rights).toContain(one);
    const { rows } = await admin.query<{ ar: string; en: string }>(
      `select name_ar as ar, name_en as en from unit where kind = 'placement-desk'`,
    );
    expect(rows.length).toBeGreaterThan(1);
    const help = (await Promise.all(['ar', 'ckb', 'en'].map((language) => textOf(`/${language}/help`)))).join();
    expect(rows.filter(({ ar, en }) => help.includes(ar) || help.includes(en))).toEqual([]);
    expect(help).not.toContain(agencies.find(({ id }) => id === 'victim-shelters')!.nameAr);
  });
});

describe('the editor', () => {
  it('lets words out by a second person, keeps what is public while new ones are written, and takes them back', async () => {
    const draft = await written({});
    expect(draft).toMatchObject({ status: 'draft', steps: ['propose', 'withdraw'], writable: true, revision: 1, publicRevision: null });
    const path = `/en/news/${draft.id}`;
    expect((await visit(path)).status).toBe(404);
    expect(await refusalOf(step(chair, draft, 'publish'))).toBe('409 portal-item.status');
    const proposed = expected(await step(analyst, draft, 'propose'), 200);
    expect(await refusalOf(step(analyst, proposed, 'publish'))).toBe('409 portal-item.second-person');
    expect(await refusalOf(save(analyst, proposed, 'other'))).toBe('409 portal-item.status');
    expect(await refusalOf(step(chair, draft, 'publish'))).toBe('412 conflict');
    const out = expected(await step(chair, proposed, 'publish'), 200);
    expect(await textOf(path)).toContain('Invented words of first en.');
    expect(await textOf('/ckb/news')).toContain('Invented first ckb');

    const second = expected(await save(analyst, out, 'second'), 200);
    expect(second).toMatchObject({ status: 'draft', public: true, revision: 2, publicRevision: 1 });
    expect(await textOf(path)).toContain('Invented words of first en.');
    const waiting = expected(await step(analyst, second, 'propose'), 200);
    // What goes back says why, and nothing else does.
    expect(await refusalOf(step(chair, waiting, 'return'))).toBe('400 body.invalid');
    expect(await refusalOf(step(chair, waiting, 'publish', 'Invented'))).toBe('400 body.invalid');
    const returned = expected(await step(chair, waiting, 'return', 'Invented: say it shorter'), 200);
    expect([waiting.note, returned.note]).toEqual([null, 'Invented: say it shorter']);
    const latest = await published(returned);
    expect(await textOf(path)).toContain('Invented words of second en.');
    expect(
      latest.revisions.map(({ revision, texts: of, writtenBy, publishedBy, publishedAt }) => [
        revision,
        of.en.title,
        writtenBy !== publishedBy && publishedAt !== null,
      ]),
    ).toEqual([
      [2, 'Invented second en', true],
      [1, 'Invented first en', true],
    ]);
    expect(latest.note).toBeNull();
    expected(await step(chair, latest, 'withdraw', 'Invented: out of date'), 200);
    expect((await visit(path)).status).toBe(404);
    expect(await textOf('/en/news')).not.toContain('Invented second en');
    const { rows } = await admin.query(`select action from audit_event where subject_id = $1 and result = 'done' order by at`, [draft.id]);
    expect(rows.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['portal-item.save', 'portal-item.step']));
  });

  it('has one text for a page, in all three languages, whoever begins it and however often', async () => {
    const race = await Promise.all(
      Array.from({ length: 25 }, () =>
        analyst.post('/portal-items', { kind: 'page', place: 'help', day: '2026-11-01', texts: texts('help') }),
      ),
    );
    expect(race.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 24 }, () => 409)]);
    const list = expected(await chair.get<Page<PortalItemListItem>>('/portal-items?kind=page'), 200);
    const item = expected(await analyst.get<PortalItemView>(`/portal-items/${list.items[0]!.id}`), 200);
    await published(item);
    expect(await textOf('/ckb/help')).toContain('Invented words of help ckb.');
    const half = await written({ texts: { ...texts('half'), ckb: { title: '', body: '' } } });
    expect(await refusalOf(step(analyst, half, 'propose'))).toBe('409 portal-item.incomplete');
    const racing = await written({});
    const proposals = await Promise.all(Array.from({ length: 10 }, () => step(analyst, racing, 'propose')));
    expect(proposals.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const body of [
      { kind: 'page' }, { kind: 'news', place: 'help' }, { kind: 'none' }, { day: '2026-02-30' }, { texts: { ar: word('x') } },
      { texts: { ...texts('x'), en: { title: 'x', body: '[x](http://example.org)' } } }, { texts: { ...texts('x'), en: { title: 'x'.repeat(161), body: '' } } },
    ]) expect(await refusalOf(analyst.post('/portal-items', { kind: 'news', day: '2026-11-01', texts: texts('x'), ...body }))).toBe('400 body.invalid'); // prettier-ignore
  });

  it('lists the older ones page by page, and yearly reports by themselves', async () => {
    await admin.query(
      `with made as (insert into portal_item (id, kind, status, day, public_revision, public_day)
         select gen_random_uuid(), 'activity', 'published', date '2020-01-01' + n, 1, date '2020-01-01' + n from generate_series(1, 45) n returning id, day)
       insert into portal_revision (item_id, revision, day, texts, written_by)
         select m.id, 1, m.day, jsonb_build_object('ar', t, 'ckb', t, 'en', t), u.id
           from made m cross join lateral (select jsonb_build_object('title', 'Invented of ' || m.day, 'body', 'x') as t) t
           cross join (select id from user_account where username = 'secretariat-analyst') u`,
    );
    const seen: string[] = [];
    for (let path = '/en/news', rounds = 0; path !== '' && rounds < 10; rounds += 1) {
      const page = await textOf(path);
      seen.push(...[...page.matchAll(/\/portal\/en\/news\/([0-9a-f-]{36})"/g)].map(([, id]) => id!));
      path = /href="\/portal(\/en\/news\?after=[\w-]+)"/.exec(page)?.[1] ?? '';
    }
    expect(new Set(seen).size).toBe(seen.length);
    const { rows } = await admin.query(
      `select id from portal_item where public_revision is not null and kind in ('news', 'activity') order by public_day desc, id desc`,
    );
    expect(seen).toEqual(rows.map(({ id }: { id: string }) => id));
  });

  it('holds the same table of steps in the database', async () => {
    const { rows } = await admin.query(
      'select step, from_statuses as "from", to_status as "to", by_another as "byAnother" from guard.portal_move order by step',
    );
    expect(rows).toEqual(
      Object.entries(portalMachine)
        .map(([name, { from, to, byAnother }]) => ({ step: name, from, to, byAnother }))
        .toSorted((a, b) => a.step.localeCompare(b.step)),
    );
  });

  it('makes no markup of what is written', () => {
    const nasty = fc.constantFrom(
      '<script>',
      '</p>',
      '"',
      "'",
      '`',
      '&',
      '&lt;',
      '<img src=x onerror=x>',
      '[a](https://a.example/?b="c)',
      '[a](javascript:b)',
      '## ',
      '- ',
      '\n',
      'كلمة',
      ']]>',
      '<!--',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 20 }), (pieces) => {
        const body = pieces.join('');
        const { text } = html`<div title="${body}">${blocks(body)}${body}</div>`;
        const tags = [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
        // The outermost attribute holds no angle bracket and no quote: the first tag ends where ours does.
        expect(tags[0]).toMatch(/^<div title="[^"<>]*">$/);
        const allowed = /^<(\/?(p|ul|li|h2|a|div)|a href="https:\/\/[^"<>\s]+" rel="noreferrer")>$/;
        expect(tags.slice(1).filter((tag) => !allowed.test(tag))).toEqual([]);
        expect(text.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/);
      }),
      { seed: 20261128, numRuns: 500 },
    );
  });
});

const refusalOf = async (answer: Promise<unknown>): Promise<string> => refusal((await answer) as Parameters<typeof refusal>[0]);

describe('the words', () => {
  const folder = resolve(__dirname, '../../apps/web/src/messages');
  const messages = (language: string): Record<string, string> =>
    Object.assign(
      {},
      ...readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .map((file) => JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as object),
    ) as Record<string, string>;
  const words = resolve(__dirname, '../../apps/api/src/portal/site/words');
  const read = (name: string): Record<string, string> =>
    JSON.parse(readFileSync(join(words, `${name}.json`), 'utf8')) as Record<string, string>;

  it('are the same in all three languages, and codes read as in the application', () => {
    for (const language of interfaceLanguages) {
      expect(Object.keys(read(language)).toSorted()).toEqual(Object.keys(read('ar')).toSorted());
      expect(Object.values(read(language)).filter((one) => one.trim() === '')).toEqual([]);
      const known = messages(language);
      for (const [key, value] of Object.entries(read(`codes.${language}`))) expect([key, value]).toEqual([key, known[key]]);
      const site = SiteWords.in(language);
      for (const { computed } of declaredMeasures)
        if (typeof computed !== 'string')
          for (const { id, categories } of computed.dimensions) {
            expect(site.text(`statistics-dimension.${id}`)).not.toBe('');
            for (const category of categories.codes) expect(site.category(categories.name, category)).not.toBe('');
          }
    }
  });
});
