import type { ContributionFile, ContributionView, Page, StatisticsAnswer } from '@himaya/domain';
import type { Answer, Session } from '../support/api';
import { expected } from '../support/main-job';
import { refusal } from '../support/refusals';
import { madeRelease, releaseRoom, stepsOf, type ReleaseRoom } from '../support/release-room';
import { until } from '../support/until';

let { api, admin, analyst, chair } = {} as ReleaseRoom;
beforeAll(async () => {
  ({ api, admin, analyst, chair } = await releaseRoom());
});
afterAll(() => api.stop());

const codeOf = async (answer: Promise<Answer<unknown>>): Promise<string> => refusal((await answer) as Answer);

/** The demo world's people, before any are added here. */
it('a release says of the same people what a query says, rounded', async () => {
  const year = String(new Date().getUTCFullYear() - 1);
  const body = { measure: 'presumed-victims-reported', by: ['sex'], period: year };
  const made = await madeRelease(analyst, body);
  const path = `/statistics/measures/presumed-victims-reported?by=sex&from=${year}`;
  const { cells, totals } = expected(await analyst.get<StatisticsAnswer>(path), 200);
  const told = new Map([...cells, ...totals].map(({ sex, value }) => [sex, value]));
  const both = made.cells.filter(({ at, figure }) => figure !== null && typeof told.get(at.sex) === 'number');
  expect(both.length).toBeGreaterThan(1);
  for (const { at, figure } of both) expect([at, figure]).toEqual([at, 5 * Math.round(told.get(at.sex)! / 5)]);
});

describe('a file of rows about single persons', () => {
  /** So many invented people presumed victims in months of these years, some groups common and some rare. */
  const presumed = (count: number, from: number, to: number): Promise<unknown> =>
    admin.query(
      `insert into statistics.fact (sign, source, subject, record_key, contributor, kind, month, sex, age_group, nationality_group, governorate, forms)
         select 1, s, s, n * 7919, n % 7, 'presumed', make_date($2::int + n % ($3::int - $2::int + 1), 1 + n % 12, 1),
                case when random() < 0.6 then 'female' else 'male' end, (array['18-29', '30-59', '15-17', '9-14', '0-8', '60-plus'])[1 + floor(power(random(), 1.5) * 6)::int],
                (array['iraqi', 'asia', 'arab-states', 'africa'])[1 + floor(power(random(), 2) * 4)::int],
                (array['baghdad', 'erbil', 'basra', 'nineveh', 'karbala'])[1 + floor(power(random(), 1.3) * 5)::int],
                array[(array['forced-labour', 'begging', 'sexual-exploitation', 'forced-marriage'])[1 + floor(power(random(), 1.3) * 4)::int]]
           from generate_series(1, $1) n, lateral (select floor(random() * 1e15)::bigint + n * 0 as s) key`,
      [count, from, to],
    );
  const ask = (from: number, to: number, as = analyst) => as.post<ContributionView>('/statistics/contributions', { from, to });
  const listed = async (id: string): Promise<ContributionView> =>
    expected(await analyst.get<Page<ContributionView>>('/statistics/contributions?limit=100'), 200).items.find((one) => one.id === id)!;
  async function made(from: number, to: number): Promise<ContributionView> {
    const { id } = expected(await ask(from, to), 201);
    await until('the file is made', async () => (await listed(id)).status !== 'computing', 60);
    return listed(id);
  }
  const take = stepsOf<ContributionView>('contributions');
  const file = (as: Session, { id }: ContributionView) => as.get<ContributionFile>(`/statistics/contributions/${id}/file`);
  /** Counted here alone: how often each line stands in it. */
  const classes = (csv: string): number[] => {
    const times = new Map<string, number>();
    for (const line of csv.trimEnd().split('\r\n').slice(1)) times.set(line, (times.get(line) ?? 0) + 1);
    return [...times.values()];
  };

  it('is refused with the reason where they are few, and let out by two people where every row is like ten others', async () => {
    await admin.query('select setseed(0.42)');
    await presumed(15, 2023, 2023);
    await presumed(150, 2024, 2024);
    for (const year of [2023, 2024]) {
      expect(await made(year, year)).toMatchObject({ status: 'refused', refused: 'too-few', rows: null, columns: [] });
    }
    await presumed(1485, 2023, 2023);
    const one = await made(2023, 2023);
    expect(one).toMatchObject({ status: 'computed', refused: null, steps: ['propose', 'discard'] });
    expect(one.rows).toBeGreaterThanOrEqual(1350);
    expect(await codeOf(file(analyst, one))).toBe('409 release.status');
    const proposed = expected(await take(analyst, one, 'propose'), 200);
    expect(await codeOf(take(analyst, proposed, 'publish'))).toBe('409 release.second-person');
    await expect(admin.query('update contribution set published_by = requested_by where id = $1', [one.id])).rejects.toThrow(
      'contribution_two_check',
    );
    const out = expected(await take(chair, proposed, 'publish'), 200);
    const { csv, fileName } = expected(await file(chair, out), 200);
    expect(fileName).toBe('himaya-htcds-2023.csv');
    expect(csv.split('\r\n')[0]).toMatch(/^x_ReferralYear,.*prs_Gender,x_AgeBand.*,vic_TypeOfExploitation$/);
    expect(Math.min(...classes(csv))).toBeGreaterThanOrEqual(11);
    expect(classes(csv).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1350);
    expect(await codeOf(file(await api.signIn('external-evaluator'), out))).toBe('403 role.forbidden');

    await presumed(15_000, 2024, 2025);
    expect(await codeOf(ask(2023, 2024))).toBe('409 release.overlaps');
    const large = await made(2024, 2025);
    expect(large.rows).toBeGreaterThanOrEqual(13_500);
    expect(large.columns.length).toBeGreaterThanOrEqual(one.columns.length);
    const withdrawn = expected(await take(chair, out, 'withdraw', 'safety'), 200);
    expect(await codeOf(file(chair, withdrawn))).toBe('409 release.status');
    // What was read was read.
    expect(await codeOf(ask(2023, 2023))).toBe('409 release.overlaps');

    // Changed behind our back: counted anew before it is let out, and held against what was made.
    const next = expected(await take(analyst, large, 'propose'), 200);
    const alone = 'x_ReferralYear,prs_Gender,x_AgeBand,vic_TypeOfExploitation\r\n2024-2025,Feminine,18-29,Other\r\n';
    const { rows } = await admin.query<{ content: string }>('select content from contribution where id = $1', [large.id]);
    await admin.query('update contribution set content = $2 where id = $1', [large.id, alone]);
    expect(await codeOf(take(chair, next, 'publish'))).toBe('409 contribution.unsafe');
    await admin.query(`update contribution set content_hash = sha256(convert_to(content, 'UTF8')) where id = $1`, [large.id]);
    expect(await codeOf(take(chair, next, 'publish'))).toBe('409 contribution.unsafe');
    await admin.query(`update contribution set content = $2, content_hash = sha256(convert_to($2, 'UTF8')) where id = $1`, [
      large.id,
      rows[0]!.content,
    ]);
    expect(expected(await take(chair, next, 'publish'), 200).status).toBe('published');
  });

  it('of a year is asked for once, however many ask at once', async () => {
    await admin.query('delete from contribution');
    // A draft that nobody was shown leaves its year free; one that lay before the second person was read.
    expected(await take(analyst, await made(2025, 2025), 'discard'), 200);
    const shown = expected(await take(analyst, await made(2025, 2025), 'propose'), 200);
    expected(await take(analyst, expected(await take(chair, shown, 'return', 'safety'), 200), 'discard'), 200);
    expect(await codeOf(ask(2025, 2025))).toBe('409 release.overlaps');
    await admin.query('delete from contribution');
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(2025, 2025)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(7).fill(409)]);
  });
});
