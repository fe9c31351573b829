import { createPublicKey, randomUUID, verify } from 'node:crypto';
import {
  type Page,
  type PaperKeyView,
  type PublishedListItem,
  type PublishedRelease,
  type ReleaseListItem,
  type ReleaseView,
} from '@himaya/domain';
import type { Answer, Session } from '../support/api';
import { expected } from '../support/main-job';
import { fetchedFile, numbersIn, partsOf, sheetsOf } from '../support/release-files';
import { refusal } from '../support/refusals';
import { askRelease, madeRelease, readRelease, releaseRoom, stepsOf, type ReleaseRoom } from '../support/release-room';

let { api, admin, analyst, chair } = {} as ReleaseRoom;
beforeAll(async () => {
  ({ api, admin, analyst, chair } = await releaseRoom());
});
afterAll(() => api.stop());

/** So many invented defendants prosecuted in months of a year, fed by bodies by turns; `pick` draws the codes of the n-th. */
async function persons(count: number, year: number, pick: { sex: string; age: string; kind?: string }): Promise<void> {
  await admin.query(
    `insert into statistics.fact (sign, source, subject, record_key, contributor, kind, month, sex, age_group, nationality_group, governorate, forms, article)
       select 1, 7000000 + $2 * 100000 + floor(random() * 1e12)::bigint, floor(random() * 1e15)::bigint, n * 7919, n % 7, $3,
              make_date($2, 1 + n % 12, 1), ${pick.sex}, ${pick.age}, 'iraqi', 'baghdad', array['begging'], 'trafficking-28-2012-art-6'
         from generate_series(1, $1) n`,
    [count, year, pick.kind ?? 'prosecution'],
  );
}

const codeOf = async (answer: Promise<Answer<unknown>>): Promise<string> => refusal((await answer) as Answer);
const prosecutions = { measure: 'prosecutions', by: ['sex'] };
const request = (body: object, as = analyst) => askRelease(as, { ...prosecutions, ...body });
const read = (id: string): Promise<ReleaseView> => readRelease(analyst, id);
const computed = (body: object): Promise<ReleaseView> => madeRelease(analyst, { ...prosecutions, ...body });
const step = stepsOf<ReleaseView>('releases');

async function published(body: object): Promise<ReleaseView> {
  const proposed = expected(await step(analyst, await computed(body), 'propose'), 200);
  return expected(await step(chair, proposed, 'publish'), 200);
}

const figure = ({ cells }: Pick<PublishedRelease, 'cells'>, at: object): number | null | undefined =>
  cells.find((cell) => JSON.stringify(cell.at) === JSON.stringify(at))?.figure;

/** Each figure is one of fives, and as near as noise and rounding let it be. */
function expectNear(made: Pick<PublishedRelease, 'cells'>, ...counts: readonly (readonly [at: object, persons: number])[]): void {
  for (const [at, count] of counts) {
    const shown = figure(made, at);
    expect([at, typeof shown === 'number' && shown % 5 === 0 && Math.abs(shown - count) <= 12]).toEqual([at, true]);
  }
}

it('freezes a table, makes it safe, and shows it to everybody once a second person let it out', async () => {
  await persons(203, 2023, {
    sex: `case when n <= 4 then 'male' else 'female' end`,
    age: `case when n % 2 = 0 then '18-29' else '9-14' end`,
  });
  const made = await computed({ by: ['age-group'], period: '2023' });
  expect(made).toMatchObject({ status: 'computed', method: { threshold: 10, base: 5 }, bodies: 5, revision: 1, coverage: null });
  expect(made.cells).toHaveLength(3);
  expectNear(made, [{}, 203], [{ 'age-group': '0-17' }, 102], [{ 'age-group': '18-plus' }, 101]);
  expect((await api.call('GET', `/public/v1/releases/${made.id}`)).status).toBe(404);

  const proposed = expected(await step(analyst, made, 'propose'), 200);
  expect(proposed.steps).not.toContain('publish');
  expect(await codeOf(step(analyst, proposed, 'publish'))).toBe('409 release.second-person');
  expect(await codeOf(step(await api.signIn('external-evaluator'), proposed, 'publish'))).toBe('403 role.forbidden');
  const out = expected(await step(chair, proposed, 'publish'), 200);
  expect(out.history.map((line) => line.step)).toEqual(['request', 'compute', 'propose', 'publish']);

  const seen = expected(await api.call<PublishedRelease>('GET', `/public/v1/releases/${made.id}`), 200);
  expect(seen).toMatchObject({
    status: 'published',
    measure: { id: 'prosecutions', version: 1 },
    period: { id: '2023' },
    cells: made.cells,
  });
  expect(JSON.stringify(seen)).not.toMatch(/"(requestedBy|proposedBy|factsUntil|beside|history)":/);
  const list = expected(await api.call<Page<PublishedListItem>>('GET', '/public/v1/releases?limit=1'), 200);
  expect(list.items.map(({ id }) => id)).toEqual([made.id]);

  // The sex of four men would be told by the total less the women: with that table the other stays shut, or is refused.
  const bySex = await computed({ by: ['sex'], period: '2023' });
  expect(bySex.cells.filter(({ figure: shown }) => shown !== null && shown < 10)).toEqual([]);
  expect(bySex.status === 'refused' || figure(bySex, { sex: 'female' }) === null || bySex.dimensions[0]!.categories.length < 2).toBe(true);
});

it('counts the same facts in every table of one issue, and anew in a correction', async () => {
  await persons(120, 2024, { sex: `case when n % 3 = 0 then 'male' else 'female' end`, age: `'18-29'` });
  const first = await published({ by: ['sex'], period: '2024' });
  expectNear(first, [{}, 120], [{ sex: 'female' }, 80], [{ sex: 'male' }, 40]);
  await persons(40, 2024, { sex: `'female'`, age: `case when n % 2 = 0 then '18-29' else '9-14' end` });

  const beside = await computed({ by: [], period: '2024' });
  expect(figure(beside, {})).toBe(figure(first, {}));
  expect(await codeOf(request({ by: ['sex'], period: '2024' }))).toBe('409 release.exists');
  expect(await codeOf(request({ by: ['sex'], period: '2024-Q3' }))).toBe('409 release.overlaps');
  expect(await codeOf(request({ by: ['age-group'], period: '2024', corrects: first.id, reason: 'late-records' }))).toBe(
    '409 release.nothing-to-correct',
  );

  const second = await published({ by: ['sex'], period: '2024', corrects: first.id, reason: 'late-records' });
  expect([second.revision, second.corrects, second.reason]).toEqual([2, first.id, 'late-records']);
  expectNear(second, [{}, 160]);
  const before = expected(await api.call<PublishedRelease>('GET', `/public/v1/releases/${first.id}`), 200);
  expect([before.status, figure(before, {})]).toEqual(['superseded', figure(first, {})]);
  // What was computed for the first issue is still of the first issue.
  expect(await read(beside.id)).toMatchObject({ revision: 1 });

  const onPortal = async (): Promise<string[]> => {
    const page = await (await fetch(`${api.origin}/portal/en/figures/${second.id}`)).text();
    return ['<table', '<svg class="chart"', '/file?format=', 'was withdrawn'].filter((one) => page.includes(one));
  };
  expect(await onPortal()).toEqual(['<table', '<svg class="chart"', '/file?format=']);
  const gone = expected(await step(chair, await read(second.id), 'withdraw', 'wrong-figures'), 200);
  expect(gone.status).toBe('withdrawn');
  expect(await onPortal()).toEqual(['was withdrawn']);
  expect(expected(await api.call<PublishedRelease>('GET', `/public/v1/releases/${second.id}`), 200)).toMatchObject({
    status: 'withdrawn',
    reason: 'wrong-figures',
    cells: [],
  });
});

it('gives files of what is shown and of nothing else: a draft to its readers, what is published to everybody', async () => {
  // 1,237 people, told apart unevenly: no true count is a multiple of five, and one of them is seven.
  await persons(1237, 2024, {
    sex: `case when n <= 424 then 'female' else 'male' end`,
    age: `case when n <= 7 or n > 1038 then '9-14' else '18-29' end`,
    kind: 'arrest',
  });
  const truth = [1237, 424, 813, 206, 1031, 417, 199, 614];
  const made = await computed({ measure: 'arrests', by: ['sex', 'age-group'], period: '2024' });
  expectNear(made, [{}, 1237]);
  expect(figure(made, { sex: 'female', 'age-group': '0-17' })).toBeNull();
  const total = figure(made, {})!;
  const file = (format: string, as: Session | null, more = '') =>
    as === null
      ? fetchedFile(`${api.url}/public/v1/releases/${made.id}/file?format=${format}${more}`)
      : fetchedFile(`${api.url}/statistics/releases/${made.id}/export?format=${format}${more}`, { cookie: as.cookie });
  for (const format of ['xlsx', 'csv', 'pdf']) {
    const [one, same, outside] = [await file(format, analyst), await file(format, analyst), await file(format, null)];
    expect([format, one.status, one.sha256, outside.status]).toEqual([format, 200, same.sha256, 404]);
    expect([format, await numbersIn(one.bytes, truth)]).toEqual([format, []]);
    expect([format, await numbersIn(one.bytes, [total])]).toEqual([format, [total]]);
  }
  expect((await file('pdf', chair)).sha256).not.toBe((await file('pdf', analyst)).sha256);
  expect((await file('csv', await api.signIn('police-officer'))).status).toBe(403);
  expect((await file('docx', analyst)).status).toBe(400);
  expect((await file('csv', null, '&language=fr')).status).toBe(400);
  const out = expected(await step(chair, expected(await step(analyst, made, 'propose'), 200), 'publish'), 200);
  const csv = await file('csv', null);
  expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const lines = csv.bytes.toString().slice(1).trimEnd().split('\r\n');
  expect(lines).toHaveLength(10);
  expect(lines.map((line) => line.split(',')[4]).filter((shown) => !/^(figure|held|[1-9]\d*[05])$/.test(shown!))).toEqual([]);
  expect(lines[1]).toBe(`total,الكل,total,الكل,${total},arrests,1,2024,1,published,${made.id}`);
  expect(lines.filter((line) => line.includes(',held,')).length).toBe(made.cells.filter(({ figure: shown }) => shown === null).length);
  expect(csv.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
  expect([csv.headers.get('set-cookie'), csv.headers.get('content-disposition')]).toEqual([
    null,
    'attachment; filename="himaya-arrests-2024-r1.csv"',
  ]);
  const kept = await fetchedFile(`${api.url}/public/v1/releases/${made.id}/file?format=csv`, { 'if-none-match': csv.headers.get('etag')! });
  expect([kept.status, kept.bytes.length]).toEqual([304, 0]);

  const book = (await file('xlsx', null)).bytes;
  const sheets = await sheetsOf(book);
  expect(sheets.map(({ name, state, rightToLeft }) => [name, state, rightToLeft])).toEqual([
    ['الجدول', 'visible', true],
    ['عن هذا الجدول', 'visible', true],
  ]);
  expect(sheets[0]!.rows.slice(1, 3)).toEqual([
    ['الجنس', 'الفئة العمرية', 'أشخاص'],
    ['الكل', 'الكل', total],
  ]);
  expect(sheets[0]!.rows.slice(2).map((row) => row[2])).toEqual(made.cells.length === 9 ? expect.arrayContaining(['held']) : []);
  expect(sheets[1]!.rows.map(([label]) => label)).toEqual(expect.arrayContaining(['التعريف', 'التغطية', 'الحماية', 'تاريخ النشر']));
  const parts = await partsOf(book);
  expect([...parts.keys()].toSorted()).toEqual([
    '[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml',
    'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml',
  ]); // prettier-ignore
  expect([...parts.values()].join('')).not.toMatch(/hidden=|creator|lastModifiedBy|dcterms|<f>|<v><\/v>/);

  const page = await file('pdf', null);
  expect((await file('pdf', analyst)).sha256).toBe(page.sha256);
  const seen = expected(await api.call<PublishedRelease>('GET', `/public/v1/releases/${made.id}`), 200);
  const { items } = expected(await api.call<{ items: PaperKeyView[] }>('GET', '/papers/keys'), 200);
  expect(seen.page!.sha256).toBe(page.sha256);
  const key = createPublicKey(items.find(({ id }) => id === seen.page!.keyId)!.publicKey);
  expect(verify(null, page.bytes, key, Buffer.from(seen.page!.signature, 'base64url'))).toBe(true);
  expect(await numbersIn(page.bytes, truth)).toEqual([]);

  expected(await step(chair, out, 'withdraw', 'safety'), 200);
  const gone = await Promise.all(['xlsx', 'csv', 'pdf'].map(async (format) => (await file(format, null)).status));
  expect([gone, (await file('csv', analyst)).status]).toEqual([[404, 404, 404], 409]);
  expect(expected(await api.call<PublishedRelease>('GET', `/public/v1/releases/${made.id}`), 200).page).toBeNull();
});

it('rounds together where that was asked for, and says which bodies had records and which had none', async () => {
  await persons(1203, 2026, {
    sex: `case when n % 5 < 2 then 'male' else 'female' end`,
    age: `case when n % 3 = 0 then '9-14' else '18-29' end`,
    kind: 'arrest',
  });
  const made = await computed({ measure: 'arrests', by: ['sex', 'age-group'], period: '2026-Q3', rounding: 'controlled' });
  expect(made).toMatchObject({ status: 'computed', method: { rounding: 'controlled' } });
  const left = figure(made, {})! - figure(made, { sex: 'female' })! - figure(made, { sex: 'male' })!;
  expect([0, 5, 10]).toContain(left);
  const { covered, others } = made.coverage!;
  expect(covered.number).toBeGreaterThanOrEqual(3);
  const { rows } = await admin.query<{ name: string }>(
    `select name_en as name from agency where kind not in ('ministry', 'security', 'directorate', 'judiciary')`,
  );
  const named = [...covered.names, ...others.names].map(({ en }) => en);
  expect(named.filter((one) => rows.some(({ name }) => name === one))).toEqual([]);
  const book = await fetchedFile(`${api.url}/statistics/releases/${made.id}/export?format=xlsx&language=en`, { cookie: analyst.cookie });
  const notes = new Map((await sheetsOf(book.bytes))[1]!.rows.map(([label, value]) => [label, value]));
  expect(notes.get('Bodies with records')).toContain(covered.names[0]!.en);
  expect(notes.get('Next issue')).toBe('2027/02');
  expect(await codeOf(request({ measure: 'arrests', by: ['form'], period: '2026-Q3', rounding: 'out-of-time' }))).toBe('400 body.invalid');
});

it('counts those too whose cases were erased', async () => {
  await persons(60, 2025, { sex: `'male'`, age: `'18-29'`, kind: 'arrest' });
  await admin.query(
    `insert into statistics.archived_fact (source, subject, record_key, contributor, kind, month, sex, age_group)
       select n, n, n * 7919, n % 7, 'arrest', '2025-04-01', 'female', '18-29' from generate_series(1, 40) n`,
  );
  const made = await computed({ measure: 'arrests', by: ['sex'], period: '2025' });
  expectNear(made, [{}, 100], [{ sex: 'female' }, 40], [{ sex: 'male' }, 60]);
});

it('publishes nothing that was made safe without what was published since', async () => {
  await persons(150, 2025, {
    sex: `case when n % 2 = 0 then 'male' else 'female' end`,
    age: `case when n % 3 = 0 then '9-14' else '18-29' end`,
  });
  const [one, other] = [await computed({ by: ['sex'], period: '2025' }), await computed({ by: ['age-group'], period: '2025' })];
  const proposed = [expected(await step(analyst, one, 'propose'), 200), expected(await step(analyst, other, 'propose'), 200)];
  const answers = await Promise.all(proposed.map((release) => step(chair, release, 'publish')));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const late = answers.findIndex(({ status }) => status === 409);
  expect((answers[late] as unknown as Answer).body.code).toBe('release.stale');
  const returned = expected(await step(chair, proposed[late]!, 'return', 'not-needed'), 200);
  expect(returned.status).toBe('computed');
  expected(await step(analyst, returned, 'discard'), 200);
});

it('refuses a table of too few people and says which is coarser, and computes none of what is no count', async () => {
  await persons(30, 2026, {
    sex: `case when n % 2 = 0 then 'male' else 'female' end`,
    age: `case when n % 3 = 0 then '9-14' else '18-29' end`,
  });
  const thin = await computed({ by: ['sex', 'age-group', 'citizenship'], period: '2026-Q1' });
  expect(thin).toMatchObject({ status: 'refused', refused: 'too-thin', cells: [], method: null });
  expect(thin.coarser!.length).toBe(2);
  expect(await codeOf(step(analyst, thin, 'propose'))).toBe('409 release.status');
  expect(await codeOf(request({ measure: 'compensation-amount', by: [], period: '2024' }))).toBe('409 release.not-a-count');
  expect(await codeOf(request({ by: ['governorate'], period: '2024' }))).toBe('400 statistics.dimensions');
  expect(await codeOf(request({ by: ['sex'], period: '2024-05' }))).toBe('400 body.invalid');
  expect(await codeOf(request({ by: ['region'], period: '2023-Q1' }))).toBe('422 statistics.too-fine');
  expect(await codeOf(request({ by: [], period: '2022' }))).toBe('409 statistics.not-collected');
  expect(await codeOf(request({ measure: 'no-such', period: '2024' }))).toBe('400 body.invalid');
  expect(await codeOf(request({ period: '2024' }, chair))).toBe('403 role.forbidden');
});

it('lists by status, and makes one of the same request', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const ask = () => analyst.post<ReleaseView>('/statistics/releases', { measure: 'arrests', by: [], period: '2023' }, key);
  const [one, two] = [expected(await ask(), 201), expected(await ask(), 201)];
  expect(two.id).toBe(one.id);
  const race = await Promise.all(Array.from({ length: 25 }, () => request({ measure: 'convictions', by: [], period: '2023' })));
  expect(race.filter(({ status }) => status === 201)).toHaveLength(1);
  const list = expected(await chair.get<Page<ReleaseListItem>>('/statistics/releases?status=published&limit=1'), 200);
  expect(list.items).toHaveLength(1);
  expect(list.nextCursor).not.toBeNull();
  expect(await codeOf((await api.signIn('police-officer')).get('/statistics/releases?status=published'))).toBe('403 role.forbidden');
});
