import loadHighs from 'highs';
import type { Client } from 'pg';
import {
  courtSeries,
  courtTables,
  custodyBreakdowns,
  custodyKinds,
  sensitiveDimensions,
  type CustodyReturnView,
  type DimensionId,
  type Page,
  type StatisticsAnswer,
  type StatisticsCell,
} from '@himaya/domain';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { byAnswers } from '../support/attack';
import { convicts, countedAt, countedBy, countOf, defendants, fillCourts, series, standOf } from '../support/court-people';
import { cellsOf, figureBy } from '../support/figures-told';
import { expected } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';
import { addUp, to } from '../support/statistics-people';

const people = defendants(600, 461);
const held = convicts(150, 462);
const lastDay = `${to}-12-31`;
let api: TestApi;
let admin: Client;
let analyst: Session;
let focal: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  await admin.query('truncate statistics.fact, statistics.standing_fact, statistics.folded_cell');
  await fillCourts(admin, people);
  await addUp(api.database);
  [analyst, focal] = await Promise.all([api.signIn('secretariat-analyst'), api.signIn('agency-focal-point')]);
}, 120_000);
afterAll(() => api.stop());

const ask = (who: Session, measure: string, by: readonly string[], years = `from=${to}`): Promise<Answer<StatisticsAnswer>> =>
  who.get<StatisticsAnswer>(`/statistics/measures/${measure}?by=${by.join(',')}&${years}`);
const told = async (measure: string, by: readonly string[], years?: string): Promise<StatisticsAnswer> =>
  expected(await ask(analyst, measure, by, years), 200);

async function justiceCounts(body: ReturnType<typeof countOf>): Promise<void> {
  const justice = await api.signIn('agency-focal-point-2');
  expected(await justice.post('/custody-returns', body), 204);
}

/** What the cell says something sensitive of: all that are like it in everything else. */
const groupsOf = (at: StatisticsCell['at']): StatisticsCell['at'][] =>
  sensitiveDimensions
    .filter((id) => at[id] !== undefined)
    .map((id) => Object.fromEntries(Object.entries(at).filter(([one]) => one !== id)));

it('the tables of the series are near the truth or held, each cell there, and never a zero', async () => {
  const errors: number[] = [];
  const seen = new Map<string, number>();
  for (const { measure, by } of courtSeries.codes.flatMap((one) => courtTables[one].tables)) {
    if (!(measure in series)) continue;
    const years = `from=${Number(to) - 1}&to=${to}`;
    for (const { period, at, figure } of cellsOf(await told(measure, by, years))) {
      const persons = period === to ? countedAt(people, measure, at) : 0;
      if (figure === 'held') {
        const others = groupsOf(at).map((group) => (period === to ? countedAt(people, measure, group) : 0) - persons);
        expect([measure, at, Math.min(persons, ...others) < 20]).toEqual([measure, at, true]);
        continue;
      }
      errors.push(Number(figure) - persons);
      seen.set(measure, (seen.get(measure) ?? 0) + 1);
      expect([measure, at, Number(figure) >= 10, Math.abs(Number(figure) - persons) <= 10]).toEqual([measure, at, true, true]);
    }
  }
  expect([...seen.keys()].toSorted()).toEqual(Object.keys(series).toSorted());
  const spread = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
  expect([errors.length > 60, spread > 1.5 && spread < 6]).toEqual([true, true]);
});

it('everybody who may ask for figures sees them, and nobody else: not the court’s office, not a ministry, not who runs the system', async () => {
  for (const username of ['committee-chair', 'external-evaluator']) {
    const other = expected(await ask(await api.signIn(username), 'convictions', ['article', 'sex']), 200);
    expect(figureBy(other)).toEqual(figureBy(await told('convictions', ['article', 'sex'])));
  }
  for (const username of ['court-liaison', 'agency-focal-point', 'police-supervisor', 'system-admin', 'data-protection-officer']) {
    const who = username === 'agency-focal-point' ? focal : await api.signIn(username);
    expect([username, refusal((await ask(who, 'convictions', ['sex'])) as unknown as Answer)]).toEqual([username, '403 role.forbidden']);
    expect([username, refusal((await ask(who, 'convicts-by-sex', ['sex'])) as unknown as Answer)]).toEqual([
      username,
      '403 role.forbidden',
    ]);
  }
});

it('tells appeals apart by governorate, and never whose: with sex, form or article it offers regions', async () => {
  expect((await ask(analyst, 'appeals', ['governorate', 'outcome'])).status).toBe(200);
  for (const by of ['sex', 'form', 'article']) {
    const answer = await ask(analyst, 'appeals', ['governorate', by]);
    expect(refusal(answer as unknown as Answer)).toBe('422 statistics.too-fine');
  }
});

describe('what a ministry counts', () => {
  const whole = { kind: 'juveniles-placed', asOf: lastDay, males: 64, females: 23 };
  const ages = [
    { dimension: 'age-group', category: '9-14', males: 21, females: 2 },
    { dimension: 'age-group', category: '15-17', males: 40, females: 17 },
  ];
  const give = (body: object): Promise<Answer> => focal.post('/custody-returns', { ...whole, ...body });

  it('is refused where it is absurd, and nothing changes', async () => {
    await changesNothing(admin, async () => {
      expect(blamed(await give({ parts: [ages[0]] }))).toEqual(['parts.age-group: list.length']);
      expect(blamed(await give({ males: 60, parts: ages }))).toEqual(['parts.age-group.males: number.too-large']);
      expect(blamed(await give({ parts: [...ages, ages[0]] }))).toEqual(['parts.2.category: repeated']);
      expect(blamed(await give({ parts: [{ ...ages[0], category: '18-29' }, ages[1]] }))).toEqual(['parts.0.category: code.unknown']);
      expect(blamed(await give({ parts: [{ ...ages[0], dimension: 'article', category: 'article-6' }] }))).toEqual([
        'parts.0.category: code.unknown',
      ]);
      expect(blamed(await give({ parts: [{ ...ages[0], males: -1 }, ages[1]] })).length).toBeGreaterThan(0);
      expect(blamed(await give({ asOf: '2022-12-31' }))).toEqual(['asOf: date.too-early']);
      expect(blamed(await give({ males: 100_001 })).length).toBeGreaterThan(0);
    });
    const { rows } = await admin.query(`select distinct result, problem from audit_event where action = 'custody.give'`);
    expect(rows).toEqual([{ result: 'refused', problem: 'body.invalid' }]);
  });

  it('has breakdowns that the database holds the same', async () => {
    const { rows } = await admin.query<{ kind: string; dimension: string; category: string }>(
      'select kind, dimension, category from guard.custody_breakdown',
    );
    const meant = custodyKinds.codes.flatMap((kind) =>
      Object.entries(custodyBreakdowns[kind]).flatMap(([dimension, { codes }]) => codes.map((category) => ({ kind, dimension, category }))),
    );
    const sorted = (all: readonly object[]): string[] => all.map((one) => JSON.stringify(one)).toSorted();
    expect(sorted(rows)).toEqual(sorted(meant));
  });

  it('is answered for the end of the period with its breakdowns, held where it is small, and said to be missing where it is', async () => {
    expect((await give({ parts: ages })).status).toBe(204);
    const answer = await told('juvenile-detainees', ['age-group', 'sex'], `from=${Number(to) - 1}&to=${to}`);
    expect(answer).toMatchObject({ method: { threshold: 10, coverage: 'returned-counts' }, about: { counts: 'returned', version: 1 } });
    const at = (period: string, where: object) =>
      cellsOf(answer).find((cell) => cell.period === period && JSON.stringify(cell.at) === JSON.stringify(where))!.figure;
    for (const [where, persons] of [
      [{}, 87],
      [{ sex: 'male' }, 64],
      [{ 'age-group': '15-17' }, 57],
      [{ 'age-group': '15-17', sex: 'male' }, 40],
    ] as const)
      expect([where, Math.abs(Number(at(to, where)) - persons) <= 10]).toEqual([where, true]);
    expect(at(to, { 'age-group': '9-14', sex: 'female' })).toBe('held');
    // Nothing was given of the year before, nor by citizenship: neither is nought.
    expect(cellsOf(answer).filter(({ period, figure }) => period !== to && figure !== 'not-collected')).toEqual([]);
    const citizens = await told('juvenile-detainees', ['citizenship', 'sex']);
    expect(citizens.cells.map(({ sign }) => sign)).toEqual(citizens.cells.map(() => 'not-collected'));
    expect(figureBy(citizens).get(JSON.stringify([to, []]))).toBe(at(to, {}));
    expect(figureBy(await told('juvenile-detainees', ['sex', 'age-group'], `from=${Number(to) - 1}&to=${to}`))).toEqual(figureBy(answer));
    // Three months old at the quarter's end it still counts, and later no more.
    expect((await give({ asOf: `${to}-06-30`, parts: [] })).status).toBe(204);
    const quarters = cellsOf(await told('juvenile-detainees', [], `from=${to}-Q1&to=${to}-Q4`)).map(({ figure }) => typeof figure);
    expect(quarters).toEqual(['string', 'number', 'string', 'number']);
  });

  it('is flagged where it is far from the count before, and a wrong one is given again', async () => {
    expect((await give({ asOf: `${to}-12-30`, males: 870, females: 30 })).status).toBe(204);
    const { items } = expected(await focal.get<Page<CustodyReturnView>>('/custody-returns'), 200);
    expect(items.map(({ asOf, jump, parts }) => [asOf, jump, parts.length])).toEqual([
      [lastDay, true, 2],
      [`${to}-12-30`, true, 0],
      [`${to}-06-30`, false, 0],
    ]);
    const before = figureBy(await told('juvenile-detainees', ['sex']));
    const boys = [
      { ...ages[0], males: 40, females: 0 },
      { ...ages[1], males: 0, females: 0 },
    ];
    expect((await give({ males: 40, females: 0, parts: boys })).status).toBe(204);
    expect(figureBy(await told('juvenile-detainees', ['sex']))).not.toEqual(before);
    // All of them are boys of one age: the same people have one figure, and who is not there is not nought.
    const cells = cellsOf(await told('juvenile-detainees', ['age-group', 'sex']));
    const same = cells.filter(({ at }) => at.sex !== 'female' && at['age-group'] !== '15-17').map(({ figure }) => figure);
    expect([same.length, typeof same[0], new Set(same).size]).toEqual([4, 'number', 1]);
    expect(cells.filter(({ at, figure }) => at.sex === 'female' && figure !== 'held')).toEqual([]);
  });

  it('cannot be frozen as a table of the facts, nor be told apart by two breakdowns at once', async () => {
    const body = { measure: 'convicts-by-sex', by: ['sex'], period: to };
    expect(refusal(await analyst.post('/statistics/releases', body))).toBe('409 release.not-a-count');
    const answer = await ask(analyst, 'convicts-by-sex', ['article', 'kind']);
    expect(refusal(answer as unknown as Answer)).toBe('422 statistics.too-fine');
  });
});

describe('an attacker with all the tables of the page', () => {
  type Of = Readonly<Record<string, string>>;
  async function attacked(measure: string, people_: readonly Of[]): Promise<ReturnType<typeof byAnswers>> {
    const tables = courtSeries.codes.flatMap((one) => courtTables[one].tables).filter((table) => table.measure === measure);
    const answers = [];
    for (const { by } of tables) {
      const answer = await told(measure, by);
      const dimensions = answer.dimensions.map(({ id, categories }) => ({ id, categories, folded: ['none'] }));
      const figures = cellsOf(answer).map(({ at, figure }) => {
        const parts = Object.entries(at).map(([id, category]) => `${id}=${category}`);
        return [`s|${parts.toSorted().join('&')}`, figure === 'held' ? null : figure] as const;
      });
      answers.push({ design: { scope: 's', dimensions }, figures: new Map(figures) });
    }
    const ids = new Set<DimensionId>(tables.flatMap(({ by }) => by));
    const facts = people_.map((one) => ({
      of: Object.fromEntries([...ids].map((id) => [id, one[id] === 'pending' ? 'none' : one[id]])),
      persons: 1,
    }));
    return byAnswers({ highs: await loadHighs(), facts, answers });
  }

  it.each(['arrests', 'prosecutions', 'convictions'])('finds nothing that is hidden of %s', async (measure) => {
    const found = await attacked(
      measure,
      countedBy(people, measure).map((one) => standOf(one, measure)),
    );
    expect(found.hidden).toBeGreaterThan(0);
    expect({ exact: found.exact, pinned: found.pinned }).toEqual({ exact: 0, pinned: 0 });
    expect(found.right).toBeLessThanOrEqual(Math.max(1, 0.4 * found.guesses));
  });

  it('finds nothing that is hidden of the convicts whom Justice counted, whom no record key protects', async () => {
    await justiceCounts(countOf(held, lastDay));
    const found = await attacked('convicts-by-sex', held);
    expect(found.hidden).toBeGreaterThan(0);
    expect({ exact: found.exact, pinned: found.pinned }).toEqual({ exact: 0, pinned: 0 });
    expect(found.right).toBeLessThanOrEqual(Math.max(1, 0.4 * found.guesses));
    // Counted anew a month later, the same people have the same figures: nobody averages over the months.
    const december = await told('convicts-by-sex', ['article', 'sex']);
    await justiceCounts(countOf(held, `${to}-09-30`));
    const [third, fourth] = [`${to}-Q3`, `${to}-Q4`].map((id) => figuresOf(id));
    const quarters = await told('convicts-by-sex', ['article', 'sex'], `from=${to}-Q3&to=${to}-Q4`);
    expect(third!(quarters)).toEqual(fourth!(quarters));
    expect(fourth!(quarters)).toEqual(figuresOf(to)(december));
  });
  const figuresOf = (id: string) => (answer: StatisticsAnswer) =>
    cellsOf(answer)
      .filter(({ period }) => period === id)
      .map(({ at, figure }) => [at, figure]);
});
