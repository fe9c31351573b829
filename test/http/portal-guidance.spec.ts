import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { html, rightsSheet, WorkerDatabase, workOf, sentencesOf, sheetRights, SiteWords } from '@himaya/api/testing';
import {
  interfaceLanguages,
  portalLanguages,
  type HelpFacts,
  type Page,
  type PortalItemListItem,
  type PortalItemView,
  type PortalLanguage,
  publicRatio,
  type NationalPlanView,
} from '@himaya/domain';
import { rights as strategyRights } from '@himaya/domain/reference';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, ifMatch } from '../support/main-job';
import { refusal } from '../support/refusals';

let api: TestApi;
let analyst: Session;
let chair: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  [analyst, chair] = await Promise.all([api.signIn('secretariat-analyst'), api.signIn('committee-chair')]);
});
afterAll(() => api.stop());

const textOf = async (path: string): Promise<string> => (await visit(path)).text();
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

it.each(interfaceLanguages)('the portal tells how figures are protected as the house does: %s', (language) => {
  const inside = JSON.parse(readFileSync(resolve(__dirname, `../../apps/web/src/messages/${language}/releases.json`), 'utf8')) as Record<string, string>;
  for (const kind of ['method', 'method-together']) {
    const [, said] = inside[`releases.${kind}`]!.split(/: (.*)/s);
    const told = SiteWords.in(language).text(`figures.${kind}`, { base: '{{base}}', threshold: '{{threshold}}' });
    expect(told.toLowerCase()).toBe(said!.toLowerCase());
  }
}); // prettier-ignore

it('a page is found by who typed a slash too many, and nothing else is', async () => {
  for (const [typed, meant] of [['/ar/plan/', '/ar/plan'], ['/en/figures//?after=x', '/en/figures?after=x'], ['//evil.example/ar/plan/', null]] as const) {
    const { status, headers } = await visit(typed);
    expect([status, headers.get('location')]).toEqual(meant === null ? [404, null] : [301, `/portal${meant}`]);
  }
}); // prettier-ignore

it('the plan says how far it has come and no count that it was reckoned from', async () => {
  const admin = await api.database.asAdmin();
  const read = async () => expected(await analyst.get<NationalPlanView>('/plan/activities'), 200).axes;
  // Of few people a percentage is a count: with such a target the page tells that it is not reached, and the axis's mean nothing of it.
  const reported = (await read()).flatMap(({ activities }) =>
    activities.filter(({ feed, reached }) => feed === 'report' && (reached ?? 0) > 0),
  );
  const aim = (isOfPeople: boolean): Promise<unknown> => {
    const { id, reached } = reported.find(({ measures, reached: so }) => (measures[0]?.unit === 'persons') === isOfPeople && so! < 24)!;
    return admin.query(`update plan_activity set target = $2 where id = $1`, [id, Math.max(10, reached! * 2)]);
  };
  await aim(true);
  await aim(false);
  const axes = await read();
  const pages = await Promise.all(axes.map(({ number }) => textOf(`/en/plan/${number}`)));
  const drawn = pages.map((page) => [...page.matchAll(/class="done" x="0" width="(\d+)"/g)].map(([, width]) => Number(width)));
  expect(drawn.flat().every((width) => width % 5 === 0 && width <= 100)).toBe(true);
  expect(pages.map((page) => page.match(/class="activity"/g)?.length)).toEqual(axes.map(({ activities }) => activities.length));
  const all = axes.flatMap(({ activities }) => activities);
  const told = all.map(publicRatio).filter((ratio) => typeof ratio === 'number');
  expect(told.some((ratio) => ratio > 0 && ratio < 1)).toBe(true);
  expect(all.map(publicRatio)).toContain('under-way');
  expect(drawn.flat().length).toBe(told.length - all.filter(({ completed, ratio }) => completed && ratio !== null).length);
  expect(pages.join().split(SiteWords.in('en').text('plan.of-few'))).toHaveLength(
    all.map(publicRatio).filter((ratio) => ratio === 'under-way').length + 1,
  );
  // A plan that nobody adopted is nobody's to read.
  await admin.query(`update plan set state = 'draft'`);
  expect(await textOf('/en/plan')).toContain(SiteWords.in('en').text('plan.none'));
  expect((await visit('/en/plan/1')).status).toBe(404);
  await admin.query(`update plan set state = 'adopted'`);
});

describe('helplines and offices', () => {
  const facts: HelpFacts = {
    phones: ['0001 000', '+964 000 000 0002'],
    governorates: ['basra', 'maysan', 'erbil'],
    days: 'sunday-thursday',
    opens: '08:00',
    closes: '15:30',
    languages: ['ar', 'bn'],
    free: true,
    audiences: ['women', 'workers'],
  };
  const word = (language: string) => ({ title: `Invented <b>line</b> ${language}`, body: `Invented words ${language}.` });
  const texts = { ar: word('ar'), ckb: word('ckb'), en: word('en') };
  const write = (help: unknown, more: object = {}) =>
    analyst.post<PortalItemView>('/portal-items', { kind: 'help', day: '2026-11-01', texts, help, ...more });
  const step = (as: Session, { id, version }: PortalItemView, name: string, note?: string) =>
    as.post<PortalItemView>(`/portal-items/${id}/steps`, { step: name, note }, ifMatch({ version }));
  const page = async (language = 'en'): Promise<string> => (await visit(`/${language}/help`)).text();
  const published = async (made: PortalItemView): Promise<PortalItemView> =>
    expected(await step(chair, expected(await step(analyst, made, 'propose'), 200), 'publish'), 200);

  it('stand on the page by region once a second person let them out, with numbers that a telephone dials', async () => {
    const draft = expected(await write(facts), 201);
    expect(draft.help).toEqual(facts);
    expect(await page()).not.toContain('0001 000');
    const proposed = expected(await step(analyst, draft, 'propose'), 200);
    expect(refusal((await step(analyst, proposed, 'publish')) as never)).toBe('409 portal-item.second-person');
    expect(await page()).not.toContain('0001 000');
    const out = expected(await step(chair, proposed, 'publish'), 200);
    for (const language of interfaceLanguages) {
      const said = SiteWords.in(language);
      const text = await page(language);
      const sections = new Map(
        [...text.matchAll(/<section id="lines-([\w-]+)">([^]*?)<\/section>/g)].map(([, region, inner]) => [region, inner!]),
      );
      const at = [...sections].filter(([, inner]) => inner.includes('href="tel:0001000"')).map(([region]) => region);
      expect(at).toEqual(['south', 'kurdistan-region']);
      const south = sections.get('south')!;
      for (const one of [
        `<a href="tel:+9640000000002" dir="ltr">+964 000 000 0002</a>`,
        said.text('help.free'),
        said.text('help-audience.workers'),
        said.text('help-days.sunday-thursday'),
        said.digits('15:30'),
        '<bdi lang="bn" dir="ltr">বাংলা</bdi>',
        said.text('governorate.maysan'),
        said.day('2026-11-01'),
        `Invented &lt;b&gt;line&lt;/b&gt; ${language}`,
      ])
        expect([language, one, south.includes(one)]).toEqual([language, one, true]);
      // In its further region the number stands at once, and the rest is said where it stands first.
      const further = sections.get('kurdistan-region')!;
      const line = /<li class="line" id="(line-\d+)">/.exec(south)![1]!;
      expect([further.includes(`href="#${line}"`), further.includes('<dl>')]).toEqual([true, false]);
      expect(text).not.toContain('<b>line');
    }
    // Help is no news.
    expect((await visit(`/en/news/${out.id}`)).status).toBe(404);
    expect(await (await visit('/en/news')).text()).not.toContain('Invented &lt;b&gt;line');

    // New words wait, and what is public stands meanwhile; what nobody checked for half a year says so.
    const saved = await analyst.post<PortalItemView>(
      `/portal-items/${out.id}/texts`,
      { day: '2026-01-02', texts, help: { ...facts, phones: ['0003'], opens: null, closes: null } },
      ifMatch(out),
    );
    expect(await page()).toContain('tel:0001000');
    const second = await published(expected(saved, 200));
    const later = await page();
    expect([
      later.includes('tel:0001000'),
      later.includes('tel:0003'),
      later.includes(SiteWords.in('en').text('help.day-and-night')),
    ]).toEqual([false, true, true]);
    expect(later.slice(later.indexOf('tel:0003'))).toContain(SiteWords.in('en').text('help.old'));
    expected(await step(chair, second, 'withdraw', 'Invented: nobody answers there any more'), 200);
    expect(await page()).not.toContain('tel:0003');
  });

  it.each([
    ['no facts', null], ['no number', { ...facts, phones: [] }], ['a number that is none', { ...facts, phones: ['javascript:x'] }], ['a fourth number', { ...facts, phones: ['1040', '1041', '1042', '1043'] }],
    ['a place that is none', { ...facts, governorates: ['nowhere'] }], ['half the hours', { ...facts, closes: null }], ['an hour that is none', { ...facts, closes: '25:00' }],
    ['an unknown language', { ...facts, languages: ['xx'] }], ['no language', { ...facts, languages: [] }], ['no word of its price', { ...facts, free: 'yes' }], ['more than is asked', { ...facts, address: 'x' }],
  ])('are not taken with %s', async (_, help) => {
    const admin = await api.database.asAdmin();
    const count = async (): Promise<string> => (await admin.query<{ count: string }>('select count(*) from portal_item')).rows[0]!.count;
    const before = await count();
    expect(refusal((await write(help)) as never)).toBe('400 body.invalid');
    expect(refusal((await write(facts, { kind: 'news' })) as never)).toBe('400 body.invalid');
    expect(await count()).toBe(before);
  }); // prettier-ignore

  it.each([
    ['checked on a day to come', { day: '2999-01-01' }, { path: 'day', code: 'date.future' }],
    ['longer than a line among many', { texts: { ...texts, en: { ...texts.en, body: 'x'.repeat(601) } } }, { path: 'texts.en.body', code: 'text.too-long' }],
  ])('are not taken when %s', async (_, more, error) => {
    const answer = await write(facts, more);
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'body.invalid', errors: [error] }]);
  }); // prettier-ignore

  it('call the chair to what waits and the writer to what came back, by its id alone and once', async () => {
    const proposed = expected(await step(analyst, expected(await write(facts), 201), 'propose'), 200);
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    const chore = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'tell-of-portal-items')!;
    const told = async () =>
      (
        await admin.query(
          `select n.kind, n.role, u.username, n.details from notification n left join user_account u on u.id = n.user_id where n.subject_id = $1 order by n.kind`,
          [proposed.id],
        )
      ).rows;
    const admin = await api.database.asAdmin();
    try {
      for (const now of [new Date(), new Date()]) await chore.run(worker, now);
      const toChair = { kind: 'portal-item-proposed', role: 'committee-chair', username: null, details: {} };
      expect(await told()).toEqual([toChair]);
      const waits = async (): Promise<boolean> =>
        expected(await chair.get<Page<PortalItemListItem>>('/portal-items?status=proposed&limit=100'), 200).items.some(
          ({ id }) => id === proposed.id,
        );
      expect(await waits()).toBe(true);
      expected(await step(chair, proposed, 'return', 'Invented: say it shorter'), 200);
      expect(await waits()).toBe(false);
      for (const now of [new Date(), new Date()]) await chore.run(worker, now);
      expect(await told()).toEqual([toChair, { kind: 'portal-item-returned', role: null, username: 'secretariat-analyst', details: {} }]);
    } finally {
      await worker.close();
    }
  });

  it('say what to do where none has been entered', async () => {
    const admin = await api.database.asAdmin();
    await admin.query(`update portal_item set status = 'withdrawn', public_revision = null, public_day = null where kind = 'help'`);
    for (const language of interfaceLanguages) {
      const said = SiteWords.in(language);
      const text = await page(language);
      expect(text).not.toContain('href="tel:');
      for (const key of ['help.no-lines', 'help.instead', 'site.danger', 'help.watched', 'help.traces-text'])
        expect(text).toContain(html`${said.text(key)}`.text);
      expect(text).toMatch(new RegExp(`class="nothing"[^]*href="/portal/${language}/concern"`));
    }
  });
});
