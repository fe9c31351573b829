import { changedOnce } from '../support/second-version';
import type { MeasureView, ReleaseView, StatisticsAnswer, StatisticsCell } from '@himaya/domain';
import { foldAll, settleLate } from '@himaya/api/testing';
import loadHighs from 'highs';
import type { Answer } from '../support/api';
import { byAnswers, readerOf } from '../support/attack';
import { cellsOf } from '../support/figures-told';
import { lastTurn, lateRoom, lateYear, monthOf, nextMonth } from '../support/late-room';
import { consentTo, expected, ifMatch } from '../support/main-job';
import { refusal } from '../support/refusals';
import { askRelease, madeRelease, releaseRoom, stepsOf, type ReleaseRoom } from '../support/release-room';
import { addUp } from '../support/statistics-people';

let { api, admin, analyst, chair } = {} as ReleaseRoom;
beforeAll(async () => {
  ({ api, admin, analyst, chair } = await releaseRoom());
});
afterAll(() => api.stop());

const ofYear = '2023';
const made = (measure: string, by: readonly string[]): Promise<ReleaseView> => madeRelease(analyst, { measure, by, period: ofYear });
const step = stepsOf<ReleaseView>('releases');

describe('a question beside a published table', () => {
  const year = ofYear;
  const words: Readonly<Record<string, readonly string[]>> = {
    sex: ['female', 'male'],
    'age-group': ['0-17', '18-plus'],
    citizenship: ['iraqi', 'arab-states', 'asia', 'africa', 'other'],
  };
  /** Invented people under arrest: seven of them are boys. */
  const people = [60, 70, 7, 50].flatMap((count, group) =>
    Array.from({ length: count }, (_, at) => ({
      of: {
        sex: group < 2 ? 'female' : 'male',
        'age-group': group % 2 === 0 ? '0-17' : '18-plus',
        citizenship: at % 3 === 0 ? 'asia' : 'iraqi',
      },
      persons: 1,
    })),
  );
  const keyOf = (at: StatisticsCell['at']): string =>
    `s|${Object.entries(at).map((part) => part.join('=')).toSorted().join('&')}`; // prettier-ignore
  const ask = async (by: string, as = analyst): Promise<StatisticsAnswer> =>
    expected(await as.get<StatisticsAnswer>(`/statistics/measures/arrests?by=${by}&from=${year}`), 200);
  const tableOf = (by: string, cells: readonly { at: StatisticsCell['at']; figure: unknown }[]) => ({
    design: { scope: 's', dimensions: by.split(',').filter(Boolean).map((id) => ({ id, categories: words[id] })) },
    figures: new Map(cells.map(({ at, figure }) => [keyOf(at), typeof figure === 'number' ? figure : null])),
  }); // prettier-ignore

  it('has its figures and its signs, and what both tell together is no more than the table told', async () => {
    const ages = { '0-17': '9-14', '18-plus': '18-29' } as const;
    for (const table of ['statistics.fact (sign,', 'statistics.standing_fact (print,']) {
      await admin.query(`delete from ${table.split(' ')[0]!} where kind = 'arrest' and month between '2021-01-01' and '2023-12-01'`);
      await admin.query(
        `insert into ${table} source, subject, record_key, contributor, kind, month, sex, age_group, nationality_group, governorate)
           select ${table.includes('print') ? 'gen_random_uuid()' : '1'}, 810000 + n, 810000 + n, mod(n * 97000001, 4294967296), n % 7, 'arrest', '2023-05-01', p ->> 'sex', p ->> 'age', p ->> 'citizenship', 'baghdad'
             from jsonb_array_elements($1) with ordinality x (p, n)`,
        [JSON.stringify(people.map(({ of }) => ({ ...of, age: ages[of['age-group'] as keyof typeof ages] })))],
      );
    }
    await addUp(api.database);
    const before = await ask('sex,age-group');
    expect(before.method).toMatchObject({ name: 'cell-key', releases: [] });
    const proposed = expected(await step(analyst, await made('arrests', ['sex', 'age-group']), 'propose'), 200);
    // What nobody let out is answered from by nobody.
    expect(await ask('sex,age-group')).toEqual(before);
    const out = expected(await step(chair, proposed, 'publish'), 200);

    const figures = new Map(out.cells.map(({ at, figure }) => [keyOf(at), figure]));
    const held = [...figures].filter(([, figure]) => figure === null).map(([key]) => key);
    expect(held.length).toBeGreaterThan(1);
    expect(cellsOf(before).filter(({ at, figure }) => typeof figure === 'number' && held.includes(keyOf(at))).length).toBeGreaterThan(0);
    const menu = ['', 'sex', 'age-group', 'age-group,sex', 'sex,age-group', 'citizenship', 'sex,citizenship', 'citizenship,age-group', 'age-group,citizenship,sex']; // prettier-ignore
    const answers = new Map<string, StatisticsAnswer>();
    for (const by of menu) {
      const answer = await ask(by);
      expect(await ask(by, chair)).toEqual(answer);
      answers.set(by, answer);
      for (const { at, figure } of cellsOf(answer)) {
        const own = figures.get(keyOf(at));
        if (own !== undefined) expect([by, at, figure]).toEqual([by, at, own ?? 'held']);
        const { citizenship: _, ...within } = at;
        if (figures.get(keyOf(within)) === null) expect([by, at, figure]).toEqual([by, at, 'held']);
      }
      const { method, cells } = answer;
      const { revision, publishedAt } = out;
      expect(method).toMatchObject({
        name: by.includes('citizenship') ? 'cell-key' : 'release',
        releases: [{ id: out.id, period: year, revision, publishedAt }],
      });
      const told = cells.filter(({ value }) => value !== null).map(({ protection }) => protection);
      expect([by, new Set(told)]).toEqual([by, new Set(told.length === 0 ? [] : [by.includes('citizenship') ? 'perturbed' : 'released'])]);
    }

    const highs = await loadHighs();
    const released = tableOf('sex,age-group', out.cells);
    const tables = [...answers].map(([by, answer]) => tableOf(by, cellsOf(answer)));
    const found = byAnswers({ highs, facts: people, answers: [...tables, released] });
    expect(found).toMatchObject({ exact: 0, pinned: 0 });
    expect(found.secrets).toBeGreaterThan(0);
    const ranges = (of: readonly object[]): unknown[] => {
      const reader = readerOf(highs, of, people);
      const all = held.map((key) => reader.range(key));
      reader.close();
      return all;
    };
    const ofItsDimensions = tables.filter((_, at) => !menu[at]!.includes('citizenship'));
    // The reader takes the first table's figure of a cell: an answer that told one would narrow it, as those from before do.
    expect(ranges([...ofItsDimensions, released])).toEqual(ranges([released]));
    expect(ranges([tableOf('sex,age-group', cellsOf(before)), released])).not.toEqual(ranges([released]));

    expected(await step(chair, out, 'withdraw', 'safety'), 200);
    const after = await ask('sex,age-group');
    expect(after.method).toMatchObject({ name: 'cell-key', releases: [] });
    expect(cellsOf(after).filter(({ at, figure }) => held.includes(keyOf(at)) && figure !== 'held')).toEqual([]);
  });
});

describe('a period that is over', () => {
  const year = lateYear;
  let { writer, guard, counted, followed, own, ids, ask, people, change, untaken } = {} as Awaited<ReturnType<typeof lateRoom>>;
  let erased = '';
  beforeAll(async () => {
    ({ writer, guard, counted, followed, own, ids, ask, people, change, untaken } = await lateRoom({ api, admin, analyst, chair }));
    [erased = '', ...ids] = ids;
    expect(ids.length).toBeGreaterThanOrEqual(14);
  });
  afterAll(() => writer.close());

  it('answers the same whatever comes late, until ten people’s changes go in at the turn of a month, and says so', async () => {
    const [before, truth] = [await ask(), await people()];
    expect(before.method.revisions).toEqual([{ period: String(year), month: `${year + 2}-01-01` }]);
    // One person is one however often it is corrected, and a correction that was taken back is nobody's.
    for (let time = 0; time < 11; time++) await change(ids.slice(0, 1));
    for (let time = 0; time < 2; time++) await change(ids.slice(1, 13));
    expect(await people()).not.toEqual(truth);
    expect(await ask()).toEqual(before);
    expect(await counted('select count(distinct subject)::int as n from statistics.late_person')).toBe(1);
    // Neither another pass, nor adding everything up from nothing, nor the turn of a month lets one person's change in alone.
    const now = new Date();
    expect(await settleLate(writer, now)).toBe(0);
    expect((await foldAll(writer, now, 'all')).cells).toBe(0);
    expect(await settleLate(writer, nextMonth)).toBe(0);
    expect(await ask()).toEqual(before);

    // Nine people, one of them under two pseudonyms since the case is erased, of which the first is kept nowhere.
    await untaken();
    await change(ids.slice(1, 8));
    const [source] = writer.sourcesOf('case', [erased]);
    const { rows } = await admin.query<{ subject: string }>('select distinct subject from statistics.standing_fact where source = $1', [
      source,
    ]);
    await guard.query(`update case_record set status = 'closed' where id = $1`, [erased]);
    await guard.query(`select guard.erase_case($1, 'retention-ended')`, [erased]);
    await followed();
    expect(rows.length).toBeGreaterThan(0);
    const old = [rows.map(({ subject }) => subject)];
    expect(await counted('select count(*)::int as n from statistics.late_person where subject = any ($1)', old)).toBe(0);
    expect(await counted('select count(distinct subject)::int as n from statistics.late_person')).toBeGreaterThanOrEqual(10);
    expect(await settleLate(writer, nextMonth)).toBe(0);
    expect(await ask()).toEqual(before);

    await untaken();
    await change(ids.slice(8));
    expect(await settleLate(writer, now)).toBe(0);
    expect(await ask()).toEqual(before);
    const settled = await Promise.all([settleLate(writer, nextMonth), settleLate(writer, nextMonth)]);
    expect([Math.min(...settled), Math.max(...settled) > 0]).toEqual([0, true]);
    const [after, changed] = [await ask(), await people()];
    expect(after.method.revisions).toEqual([{ period: String(year), month: monthOf(nextMonth) }]);
    // Who takes one answer from the other has the number of those who came late no more often than the noise happens to leave it.
    const figures = new Map(cellsOf(before).map(({ at, figure }) => [JSON.stringify(at), figure]));
    const differences = cellsOf(after).flatMap(({ at, figure }) => {
      const inside = (of: readonly string[]): number =>
        of.filter((said) => Object.values(at).every((category) => said.split(',').includes(category))).length;
      const [first, real] = [figures.get(JSON.stringify(at)), inside(changed) - inside(truth)];
      return typeof first === 'number' && typeof figure === 'number' && real !== 0 ? [figure - first === real] : [];
    });
    expect(differences.length).toBeGreaterThan(3);
    expect(differences).toContain(false);
  });

  it('keeps who withdrew the consent to be counted until others change too or its last turn, whose noise is new in every figure of every measure', async () => {
    await admin.query(`update statistics.late_turn set settled = $1`, [monthOf(nextMonth)]);
    const officer = await api.signIn('police-officer');
    const [before, others, were] = [await ask(), await ask('', 'victims-identified'), (await people()).length];
    const consent = await consentTo(officer, own, '', { purpose: 'statistics', recipientUnitId: undefined, categories: ['core'] });
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    await followed();
    expect((await people()).length).toBe(were - 1);
    expect(await ask()).toEqual(before);
    // Januaries before are last turns of other periods.
    await settleLate(writer, new Date(Date.UTC(year + 5, 11, 2)));
    expect(await ask()).toEqual(before);

    expect(await settleLate(writer, lastTurn)).toBeGreaterThan(0);
    const total = `select n::int as n from statistics.folded_cell c join statistics.folded_rule r on r.id = c.rule and r.stands
                    where measure = 'presumed-victims-reported' and months = 12 and first = $1 and dims = 0 and unit = 'person'`;
    expect(await counted(total, [`${year}-01-01`])).toBe(were - 1);
    expect(await counted('select count(*)::int as n from statistics.late_person where months = 12 and first = $1', [`${year}-01-01`])).toBe(
      0,
    );
    expect((await foldAll(writer, new Date(), 'all')).cells).toBe(0);
    const after = await ask();
    const figures = new Map(cellsOf(before).map(({ at, figure }) => [JSON.stringify(at), figure]));
    const shown = cellsOf(after).filter(
      ({ at, figure }) => typeof figure === 'number' && typeof figures.get(JSON.stringify(at)) === 'number',
    );
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter(({ at, figure }) => figures.get(JSON.stringify(at)) !== figure).length).toBeGreaterThan(shown.length / 2);
    // The same people still have the same noise in every table, and a measure for which nothing waited was drawn anew and says the same.
    const all = (answer: StatisticsAnswer): unknown => cellsOf(answer).find(({ at }) => Object.keys(at).length === 0)?.figure;
    expect(all(await ask('sex'))).toEqual(all(after));
    const revisions = [{ period: String(year), month: `${year + 6}-01-01` }];
    expect([after.method.revisions, (await ask('', 'victims-identified')).method.revisions]).toEqual([revisions, revisions]);
    expect(others.method.revisions).not.toEqual(revisions);
  });
});

describe('tables of people who are among others', () => {
  const femaleIn = ({ cells }: ReleaseView): number | null | undefined => cells.find(({ at }) => at['sex'] === 'female')?.figure;

  it('do not tell together how few are left, whichever was made first', async () => {
    await admin.query(`delete from statistics.fact where kind = 'identified' and month between '2020-01-01' and '2023-12-01'`);
    // Of 64 women all but three were begging, of 70 men forty.
    await admin.query(
      `insert into statistics.fact (sign, source, subject, record_key, contributor, kind, month, sex, age_group, governorate, forms)
         select 1, 820000 + n, 820000 + n, mod(n * 97000001::bigint, 4294967296), n % 7, 'identified', '2023-05-01', case when n <= 64 then 'female' else 'male' end, '18-29', 'baghdad',
                array[case when n <= 61 or n > 94 then 'begging' else 'forced-labour' end] from generate_series(1, 134) n`,
    );
    const alone = await made('begging-victims-identified', ['sex']);
    expect(femaleIn(alone)).toBeGreaterThan(40);
    const proposed = expected(await step(analyst, alone, 'propose'), 200);
    const wider = expected(await step(analyst, await made('victims-identified', ['sex']), 'propose'), 200);
    expect(femaleIn(wider)).toBeGreaterThan(40);
    const [one, two] = await Promise.all([step(chair, wider, 'publish'), step(chair, proposed, 'publish')]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    const [left, out] = one.status === 200 ? [proposed, wider] : [wider, proposed];
    expect(refusal((one.status === 200 ? two : one) as unknown as Answer)).toBe('409 release.stale');
    expected(await step(analyst, expected(await step(chair, left, 'return', 'not-needed'), 200), 'discard'), 200);

    const beside = await made(left.measure.id, ['sex']);
    expect([out.measure.id, beside.status === 'refused' || femaleIn(beside) === null]).toEqual([out.measure.id, true]);
  });
});

describe('a definition that was changed', () => {
  const of = async (version: string, from = '2023'): Promise<StatisticsAnswer> =>
    expected(await analyst.get<StatisticsAnswer>(`/statistics/measures/${changedOnce.id}?${version}from=${from}&to=2024`), 200);
  const figures = ({ cells }: StatisticsAnswer): (number | string | null)[] => cells.map(({ value, sign }) => value ?? sign);

  it('has its own figures and releases from its own month on, and those of the definition before stay', async () => {
    await admin.query(
      `delete from statistics.fact where kind in ('prosecution', 'arrest') and month between '2023-01-01' and '2024-12-01'`,
    );
    await admin.query(
      `delete from statistics.standing_fact where kind in ('prosecution', 'arrest') and month between '2023-01-01' and '2024-12-01'`,
    );
    // Each year sixty people were prosecuted, and forty others only arrested.
    for (const table of ['statistics.fact (sign,', 'statistics.standing_fact (print,']) {
      await admin.query(
        `insert into ${table} source, subject, record_key, contributor, kind, month, sex, article, governorate)
           select ${table.includes('print') ? 'gen_random_uuid()' : '1'}, 830000 + n, 830000 + n, mod(n * 97000001::bigint, 4294967296), n % 7,
                  case when n % 5 < 3 then 'prosecution' else 'arrest' end, case when n <= 100 then '2023-05-01'::date else '2024-05-01' end, 'male',
                  'trafficking-28-2012-art-6', 'baghdad' from generate_series(1, 200) n`,
      );
    }
    await addUp(api.database);
    const [old, changed] = [await of('version=1&'), await of('version=2&')];
    for (const figure of figures(old)) expect(Math.abs(Number(figure) - 60)).toBeLessThanOrEqual(10);
    expect(figures(changed)[0]).toBe('not-collected');
    expect(Math.abs(Number(figures(changed)[1]) - 100)).toBeLessThanOrEqual(10);
    expect(await of('')).toEqual(changed);
    expect([old.about.version, changed.about.version]).toEqual([1, 2]);
    expect([changed.about.since, changed.about.definition]).toEqual([changedOnce.since, changedOnce.definition]);
    const { items } = expected(await analyst.get<{ items: MeasureView[] }>('/statistics/measures'), 200);
    expect(items.filter(({ id }) => id === changedOnce.id).map(({ version }) => version)).toEqual([1, 2]);

    const asked = { measure: changedOnce.id, by: [], period: '2024' };
    const first = expected(await step(analyst, await madeRelease(analyst, { ...asked, version: 1 }), 'propose'), 200);
    const out = expected(await step(chair, first, 'publish'), 200);
    expect(out.measure.version).toBe(1);
    const released = await of('version=1&', '2024');
    expect([released.method.name, figures(released)]).toEqual(['release', [out.cells[0]!.figure]]);
    expect([(await of('version=2&', '2024')).method.name, figures(await of('version=2&'))]).toEqual(['cell-key', figures(changed)]);
    // Those who count by the one count by the other too: its table is made beside the one that is out.
    const second = await madeRelease(analyst, asked);
    const { rows } = await admin.query<{ beside: string[] }>('select beside from statistic_release where id = $1', [second.id]);
    expect([second.measure.version, rows[0]!.beside]).toEqual([2, [out.id]]);
    for (const version of [0, 3]) {
      expect(refusal((await askRelease(analyst, { ...asked, version })) as unknown as Answer)).toBe('400 body.invalid');
    }
  });
});
