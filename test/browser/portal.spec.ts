import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { chaptersOf, interfaceLanguages, type CommitteeReportView, type NationalPlanView, type ReleaseView } from '@himaya/domain';
import { measures } from '@himaya/domain/reference';
import { newFormToken, fillDemoWorld, SiteWords } from '@himaya/api/testing';
import { startTestApi, type TestApi } from '../support/api';
import { choose, launchBrowser, signIn, visit, wordsOf, type Visitor } from '../support/browser';
import { expected, ifMatch } from '../support/main-job';
import { until } from '../support/until';

const t = wordsOf('ar');
const said = SiteWords.in('ar');
let api: TestApi;
let browser: Browser;
const visitors: Visitor[] = [];
/** The path of a published table below its language. */
let release = '';
const parts = ['', '/plan', '/plan/1', '/figures', '/news', '/reports', '/law', '/rights', '/help', '/concern', '/no-such'];

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
  await signIn(visitor.page, username, path);
  return visitor.page;
}

/** A stranger's browser in which no script runs. */
const reading = async (): Promise<Page> => (await browser.newContext({ baseURL: api.origin, javaScriptEnabled: false })).newPage();

async function taken(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: t(step), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t(step), exact: true })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

it('figures of the demo world are let out through the product’s doors by two people, once', async () => {
  type Doors = Parameters<typeof fillDemoWorld>[0]['doors'];
  const doors: Doors = api.app.getHttpAdapter().getInstance();
  const [factsUrl, ownerUrl] = [api.database.urlFor('facts'), api.database.urlFor('owner')];
  const fill = (through = doors): Promise<number> => fillDemoWorld({ doors: through, factsUrl, ownerUrl }, new Date());
  const admin = await api.database.asAdmin();
  const one = async <T>(sql: string): Promise<T> => (await admin.query<{ one: T }>(`select (${sql}) as one`)).rows[0]!.one;
  const signIns = (): Promise<string> => one(`select count(*) from audit_event where action like 'session.%'`);
  expect(await fill()).toBeGreaterThanOrEqual(5);
  const before = await signIns();
  // A later start signs nobody in, also where nothing is public: the passwords may be others by then.
  expect([await fill(), await signIns()]).toEqual([0, before]);
  const empty = { statusCode: 200, headers: {}, json: () => ({ items: [] }) };
  const nothingPublic: Doors = {
    inject: async (asked) => (asked.url.includes('/public/v1/releases') ? empty : doors.inject(asked)),
  };
  expect([await fill(nothingPublic), await signIns()]).toEqual([0, before]);
  expect(Number(before)).toBeGreaterThan(10);
  const { rows } = await admin.query<{ step: string; username: string }>(
    `select distinct e.step, u.username from release_event e join user_account u on u.id = e.by order by 1, 2`,
  );
  expect(rows).toEqual([
    { step: 'propose', username: 'secretariat-analyst' },
    { step: 'publish', username: 'committee-chair' },
    { step: 'request', username: 'secretariat-analyst' },
  ]);
  // A table of too few people gave way to the coarser one that its refusal proposed.
  expect(
    await one(
      `select jsonb_agg(jsonb_build_array(dimensions, status) order by cardinality(dimensions)) from statistic_release where measure = 'concerns-received'`,
    ),
  ).toEqual([
    [[], 'published'],
    [['channel'], 'refused'],
  ]);
  // Every room of the plan has something to show, and so has a loan.
  expect(await one(`select jsonb_object_agg(kind, status) from committee_report`)).toEqual({
    monthly: 'approved',
    quarterly: 'draft',
    annual: 'approved',
  });
  expect(
    await one(`select jsonb_agg(array[e.submitted::text, r.status]) from plan_evidence e join plan_report r on r.id = e.report_id`),
  ).toEqual([['true', 'submitted']]);
  const counted = await one(`select jsonb_object_agg(kind, n > 1) from (select kind, count(*) as n from custody_return group by kind) c`);
  expect(counted).toEqual({ convicts: true, 'juveniles-placed': true, 'juveniles-convicted': true });
  expect(await one(`select jsonb_agg(distinct state order by state) from member_account`)).toEqual(['asked', 'found', 'replied']);
  // Ratios between nothing and all, and of more than milestones; the next year's plan is in force.
  const chair = await api.signIn('committee-chair');
  const { axes, plans } = expected(await chair.get<NationalPlanView>('/plan/activities?plan=s2023'), 200);
  const ratios = axes.flatMap(({ activities }) =>
    activities.flatMap(({ feed, ratio }) => (feed === 'report' && ratio !== null ? [ratio] : [])),
  );
  expect([ratios.filter((ratio) => ratio > 0 && ratio < 1).length > 8, ratios.some((ratio) => ratio > 1)]).toEqual([true, true]);
  expect(plans).toContainEqual(expect.objectContaining({ id: `p${new Date().getUTCFullYear() + 1}`, state: 'adopted' }));
  expect(await one(`select jsonb_agg(distinct status) from funding_instalment`)).toEqual(['due', 'repaid']);
  const stranger = await reading();
  await stranger.goto('/portal/ar');
  await stranger.locator('section[aria-labelledby="figures"] a').first().click();
  await stranger.getByRole('table').waitFor();
  release = new URL(stranger.url()).pathname.replace('/portal/ar', '');
}, 120_000);

it('a table of the analyst’s is let out by the chair and stands on the portal, for anybody and without a script', async () => {
  const admin = await api.database.asAdmin();
  await admin.query(
    `insert into statistics.fact (sign, source, subject, record_key, contributor, kind, month, sex, age_group, nationality_group, governorate, forms, article)
       select 1, 7500000 + n, 7500000 + n, n * 7919, n % 7, 'prosecution', make_date(2023, 1 + n % 12, 1),
              case when n % 3 = 0 then 'male' else 'female' end, '18-29', 'iraqi', 'baghdad', array['begging'], 'trafficking-28-2012-art-6' from generate_series(1, 240) n`,
  );
  const analyst = await api.signIn('secretariat-analyst');
  const desk = await signedIn('secretariat-analyst', '/statistics');
  await choose(desk, t('statistics.measure'), measures.find(({ id }) => id === 'prosecutions')!.nameAr);
  await desk.getByLabel(t('statistics-dimension.sex'), { exact: true }).check();
  for (const end of ['statistics.from', 'statistics.to']) await desk.getByLabel(t(end), { exact: true }).selectOption('2023');
  for (const key of ['statistics.show', 'releases.freeze']) await desk.getByRole('button', { name: t(key), exact: true }).click();
  await desk.waitForURL((url) => url.pathname.startsWith('/releases/'));
  const id = new URL(desk.url()).pathname.replace('/releases/', '');
  const { measure, by, period } = expected(await analyst.get<ReleaseView>(`/statistics/releases/${id}`), 200);
  expect([measure.id, by, period.id]).toEqual(['prosecutions', ['sex'], '2023']);
  const status = async (): Promise<string> => expected(await analyst.get<ReleaseView>(`/statistics/releases/${id}`), 200).status;
  await until('the release is computed', async () => (await status()) === 'computed', 60);

  const stranger = await reading();
  await stranger.goto(`/portal/ar/figures/${id}`);
  await stranger.getByRole('heading', { level: 1, name: said.text('missing.title') }).waitFor();
  await taken(await signedIn('secretariat-analyst', `/releases/${id}`), 'release-step.propose');
  const chair = await signedIn('committee-chair', `/releases/${id}`);
  await taken(chair, 'release-step.publish');
  await chair.getByText(t('release-status.published'), { exact: true }).first().waitFor();

  await stranger.goto('/portal/ar');
  await stranger
    .getByRole('navigation')
    .getByRole('link', { name: said.text('part.figures') })
    .click();
  await stranger.getByRole('link', { name: measure.name.ar }).first().click();
  // A published figure has the noise of a query: the portal shows those of the release, digit by digit.
  const { cells } = expected(await analyst.get<ReleaseView>(`/statistics/releases/${id}`), 200);
  const figures = [undefined, 'female', 'male'].map((sex) => cells.find(({ at }) => at.sex === sex)!.figure!);
  const table = stranger.getByRole('table');
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual([t('statistics.all'), t('sex.female'), t('sex.male')]);
  expect(await table.getByRole('cell').allInnerTexts()).toEqual(figures.map((figure) => said.number(figure)));
  expect(await stranger.locator('svg.chart').getAttribute('aria-label')).toContain(`${t('sex.female')}: ${said.number(figures[1]!)}`);
  await stranger.getByRole('link', { name: 'English' }).click();
  expect(await stranger.getByRole('table').getByRole('cell').allInnerTexts()).toEqual(figures.map(String));

  // The year's report that holds the table: proposed, approved by the chair, read by the stranger.
  const report = expected(await analyst.post<CommitteeReportView>('/committee-reports', { kind: 'annual', period: '2024' }), 201);
  const texts = chaptersOf('annual').map((chapter) => ({ chapter, ar: 'نص مختلق', ckb: '', en: '' }));
  const words = { texts, letterNumber: null, letterDate: null, releases: [id] };
  expected(await analyst.post(`/committee-reports/${report.id}/texts`, words, ifMatch(report)), 200);
  await taken(await signedIn('secretariat-analyst', `/committee-reports/${report.id}`), 'committee-report-step.propose');
  await taken(await signedIn('committee-chair', `/committee-reports/${report.id}`), 'committee-report-step.approve');
  await stranger.goto('/portal/ar/reports');
  await stranger.getByRole('link', { name: said.text('report.title', { year: said.digits('2024') }) }).click();
  const copied = stranger.getByRole('table').last();
  expect(await copied.getByRole('cell').allInnerTexts()).toEqual(figures.map((figure) => said.number(figure)));
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 180_000);

it('words of the secretariat go back with what is wrong with them, and are read once a second person let them out', async () => {
  const analyst = await signedIn('secretariat-analyst', '/portal-editor/new');
  for (const [at, title] of ['خبر مختلق', 'هەواڵی داهێنراو', 'Invented news'].entries()) {
    await analyst.getByLabel(t('portal-editor.item-title')).nth(at).fill(title);
    await analyst.getByLabel(t('portal-editor.body')).nth(at).fill(`${title}.`);
  }
  await analyst.getByRole('textbox', { name: t('portal-editor.day') }).fill('01/11/2026');
  await analyst.getByRole('button', { name: t('portal-editor.save'), exact: true }).click();
  await taken(analyst, 'portal-step.propose');
  const chair = await signedIn('committee-chair', '/portal-editor');
  await chair
    .getByRole('region', { name: t('portal-editor.waiting') })
    .getByRole('link', { name: 'خبر مختلق' })
    .click();
  const dialog = chair.getByRole('dialog');
  await chair.getByRole('button', { name: t('portal-step.return'), exact: true }).click();
  await dialog.getByRole('button', { name: t('portal-step.return'), exact: true }).click();
  await dialog.getByText(t('field.required')).waitFor();
  await dialog.getByLabel(t('portal-editor.note-return')).fill('اختصروا العنوان');
  await dialog.getByRole('button', { name: t('portal-step.return'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });

  await analyst.reload();
  await analyst.getByRole('alert').getByText('اختصروا العنوان').waitFor();
  await taken(analyst, 'portal-step.propose');
  await analyst.getByText('اختصروا العنوان').waitFor({ state: 'hidden' });
  await chair.reload();
  await taken(chair, 'portal-step.publish');
  const stranger = await reading();
  await stranger.goto('/portal/ar/news');
  await stranger.getByRole('link', { name: 'خبر مختلق' }).click();
  await stranger.getByText('خبر مختلق.').waitFor();
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
}, 60_000);

it('somebody writes without a script, by the keyboard, and is given a reference', async () => {
  const page = await reading();
  await page.goto('/portal/ar/concern');
  // As if they had taken a minute to write.
  const old = newFormToken(api.database.ring, Date.now() - 60_000);
  await page.locator('input[name="token"]').evaluate((field, value) => field.setAttribute('value', value), old);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe(said.text('site.skip'));
  await page.getByRole('button', { name: said.text('form.send') }).waitFor();
  await page.getByLabel(t('concern-sign.no-pay')).check();
  await page.getByLabel(said.text('public-writer.other')).check();
  await page.getByLabel(said.text('form.governorate'), { exact: true }).selectOption('baghdad');
  await page.getByLabel(said.text('form.placeKind'), { exact: true }).selectOption('farm');
  await page.getByLabel(said.text('form.people')).fill('٤');
  await page.getByLabel(said.text('form.narrative')).fill('Invented words of somebody');
  await page.getByRole('button', { name: said.text('form.send') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: said.text('taken.title') }).waitFor();
  expect(await page.locator('.code').innerText()).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  expect(await page.context().cookies()).toEqual([]);
}, 60_000);

it.each([
  ['ar', 390],
  ['ar', 1280],
  ['ckb', 320],
  ['en', 320],
] as const)(
  'every page in %s is free of faults at %d px, and at twice the size of its letters',
  async (language, width) => {
    const page = await (await browser.newContext({ baseURL: api.origin, viewport: { width, height: 800 } })).newPage();
    const faults: string[] = [];
    const paths = [
      ...parts.map((part) => `/portal/${language}${part}`),
      `/portal/${language}${release}`,
      '/portal/rights/ur',
      '/portal/rights/am',
    ];
    for (const part of paths) {
      await page.goto(part);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
        const { violations } = await run({ resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      });
      const sideways = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const plain = await sideways();
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      const large = await sideways();
      faults.push(
        ...found.map((fault) => `${part} ${fault}`),
        ...(plain > 0 || large > 0 ? [`${part} sticks out by ${plain}, ${large} px`] : []),
      );
    }
    expect(interfaceLanguages).toContain(language);
    expect(faults).toEqual([]);
  },
  120_000,
);
