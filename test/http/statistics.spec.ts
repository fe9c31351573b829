import loadHighs from 'highs';
import type { Client } from 'pg';
import { emptyCell, personsIn } from '@himaya/api/testing';
import type { MeasureView, StatisticsAnswer, StatisticsCell } from '@himaya/domain';
import { measures } from '@himaya/domain/reference';
import { comparedInSql } from '../support/counted-in-sql';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { byAnswers } from '../support/attack';
import { cellsOf, crafted, figureBy, spanOf } from '../support/figures-told';
import { refusal } from '../support/refusals';
import {
  addUp,
  ages,
  citizenships,
  countedIn,
  fillOthers,
  fillStore,
  from,
  populations,
  sexes,
  to,
  type Measured,
} from '../support/statistics-people';

const perHour = 400;
let api: TestApi;
let admin: Client;
let analyst: Session;
let chair: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart', FIGURES_PER_HOUR_USER: String(perHour) });
  admin = await api.database.asAdmin();
  await admin.query('truncate statistics.fact, statistics.standing_fact, statistics.folded_cell');
  [analyst, chair] = await Promise.all([api.signIn('secretariat-analyst'), api.signIn('committee-chair')]);
}, 120_000);
afterAll(() => api.stop());

const ask = (who: Session, measure: string, query: string): Promise<Answer<StatisticsAnswer>> =>
  who.get<StatisticsAnswer>(`/statistics/measures/${measure}?${query}`);
async function told(measure: Measured, by: readonly string[], years = `from=${from}&to=${to}`, who = analyst): Promise<StatisticsAnswer> {
  const answer = await ask(who, measure, `by=${by.join(',')}&${years}`);
  expect([by, answer.status]).toEqual([by, 200]);
  return answer.body;
}
const refused = async (): Promise<string[]> =>
  Promise.all(
    crafted.map(async ([measure, query]) => {
      const answer = await analyst.get<Problem>(`/statistics/measures/${measure}?${query}`);
      return JSON.stringify([refusal(answer), answer.body.errors ?? null]);
    }),
  );

describe('a store of which nothing is known', () => {
  it('answers the sign in every cell, not zero, and refuses by the question alone', async () => {
    const cells = cellsOf(await told('victims-identified', ['sex', 'age-group']));
    expect(cells).toHaveLength(27);
    expect(new Set(cells.map(({ figure }) => figure))).toEqual(new Set(['held']));
    expect((await refused()).map((one) => JSON.parse(one)[0])).toEqual(crafted.map(([, , expected]) => expected));
    const before = await refused();
    await fillStore(admin);
    await addUp(api.database);
    expect(await refused()).toEqual(before);
  });
});

describe('the measures', () => {
  it('are listed with their explanation for the analyst and the chair, those too of which nothing is collected', async () => {
    for (const who of [analyst, chair]) {
      const { items } = (await who.get<{ items: MeasureView[] }>('/statistics/measures')).body;
      expect(items.slice(0, measures.length).map(({ id }) => id)).toEqual(measures.map(({ id }) => id));
      expect(items.slice(measures.length).filter(({ notCollected, counts }) => notCollected !== null || counts === 'persons')).toEqual([]);
      const [victims, labour] = ['victims-identified', 'labour-cases-screened'].map((one) => items.find(({ id }) => id === one)!);
      expect(victims).toMatchObject({ version: 1, counts: 'persons', notCollected: null, lacks: [], beside: [] });
      expect(victims!.definition.ckb).toContain('قوربانین');
      expect(labour!.lacks).toEqual(['citizenship-of-reports', 'one-inspection']);
      expect(items.find(({ id }) => id === 'beggars-reduction-ratio')).toMatchObject({ notCollected: 'monthly-report', dimensions: [] });
    }
  });
});

describe('figures', () => {
  it('are near the truth or held, every cell of the menu there whatever it holds, and nothing else is sent', async () => {
    const errors: number[] = [];
    for (const by of [['sex', 'age-group', 'form'], ['region', 'sex'], ['region', 'form'], []]) {
      const answer = await told('presumed-victims-reported', by);
      let shown = 0;
      for (const { period, at, figure } of cellsOf(answer)) {
        const persons = countedIn(populations['presumed-victims-reported'].people, at, spanOf(answer, period));
        if (typeof figure !== 'number') {
          // The west is one body's; and where hardly anybody of a group is of another form, none of its forms is told.
          const { form, ...group } = at;
          const others = countedIn(populations['presumed-victims-reported'].people, group, spanOf(answer, period)) - persons;
          expect([figure, at, persons < 20 || at.region === 'west' || (form !== undefined && others < 20)]).toEqual(['held', at, true]);
          continue;
        }
        shown += 1;
        errors.push(figure - persons);
        expect(figure).toBeGreaterThanOrEqual(10);
        expect([at, Math.abs(figure - persons) <= 10]).toEqual([at, true]);
      }
      expect(shown).toBeGreaterThan(0);
      expect(Object.keys(answer).toSorted().join()).toBe('about,by,cells,dimensions,from,measure,method,periods,to,totals');
      expect(new Set(answer.cells.flatMap((cell) => Object.keys(cell)))).toEqual(new Set([...by, 'period', 'value', 'protection', 'sign']));
    }
    // The noise is there: a variance of 3, but for the small ones that are held when it takes from them.
    const spread = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    expect([errors.length > 50, spread > 1.5 && spread < 6]).toEqual([true, true]);
  });

  it('are of the very people that a plain count finds, of every measure that counts people, and held where they are one body’s', async () => {
    const { wrong, shown, oneBodys } = await comparedInSql(admin, async (measure, query) => (await ask(analyst, measure, query)).body);
    expect([wrong, shown > 100, oneBodys > 0]).toEqual([[], true, true]);
  });

  it('are held where two bodies fed them, or one of three more than four fifths', () => {
    const fed = (many: number, most: number) => personsIn({ ...emptyCell, persons: 100, bodies: { many, most, all: 100 } });
    expect([fed(2, 50), fed(3, 81), typeof fed(3, 80)]).toEqual(['held', 'held', 'number']);
  });

  it('say how they were protected, what they are of and by which definition', async () => {
    const { method, measure, about, periods } = await told('victims-identified', ['sex']);
    expect(method).toEqual({ name: 'cell-key', releases: [], revisions: [], typicalError: 1.7, threshold: 10, coverage: 'recorded-cases' });
    expect([measure, about.id]).toEqual(['victims-identified', 'victims-identified']);
    expect(about).toMatchObject({ version: 1, unit: 'persons', counts: 'persons' });
    expect(periods.map(({ id }) => id)).toEqual([0, 1, 2].map((years) => String(Number(from) + years)));
  });

  it('are the same for the same people, whoever asks, however often and in whatever order', async () => {
    const one = figureBy(await told('presumed-victims-reported', ['sex', 'age-group', 'citizenship']));
    for (const by of [
      ['citizenship', 'sex', 'age-group'],
      ['age-group', 'citizenship', 'sex'],
    ]) {
      expect(figureBy(await told('presumed-victims-reported', by, undefined, chair))).toEqual(one);
    }
    // A smaller table, and a measure whose people are one of its categories.
    for (const [key, figure] of figureBy(await told('presumed-victims-reported', ['sex'])))
      expect([key, one.get(key)]).toEqual([key, figure]);
    const victims = cellsOf(await told('victims-identified', ['sex', 'form'])).filter(({ at }) => at.form === 'begging');
    const beggars = cellsOf((await ask(analyst, 'begging-victims-identified', `by=sex&from=${from}&to=${to}`)).body);
    const bySex = (cells: readonly StatisticsCell[]): string[] => cells.map(({ period, at, figure }) => `${period} ${at.sex} ${figure}`);
    expect(bySex(beggars)).toEqual(bySex(victims));
    expect(beggars.some(({ figure }) => typeof figure === 'number')).toBe(true);
  });

  it('have the contract’s shape, up to a period that still runs', async () => {
    const years = [2024, new Date().getUTCFullYear()];
    const { body } = await ask(analyst, 'victims-assisted', `by=region,sex&from=${years[0]}&to=${years[1]}`);
    expect(body).toMatchObject({
      measure: 'victims-assisted',
      by: ['region', 'sex'],
      from: String(years[0]),
      to: String(years[1]),
      method: { name: 'cell-key' },
    });
    expect(body.periods.map(({ id }) => id)).toEqual(Array.from({ length: years[1]! - years[0]! }, (_, at) => String(years[0]! + at)));
    expect(body.cells).toHaveLength(6 * 2 * body.periods.length);
    expect(body.cells).toContainEqual({
      region: 'baghdad',
      sex: 'female',
      period: '2024',
      value: null,
      protection: 'suppressed',
      sign: 'held',
    });
    const finer = await analyst.get<Problem & { detail: unknown }>(`/statistics/measures/victims-assisted?by=region,sex&from=${from}-Q1`);
    expect([refusal(finer), finer.body.detail]).toEqual(['422 statistics.too-fine', { nearest: `by=region,sex&from=${from}&to=${from}` }]);
  });

  it('of a period before anything was collected have a sign of their own', async () => {
    const answer = await told('victims-identified', [], 'from=2022&to=2023');
    expect(cellsOf(answer).map(({ period, figure }) => [period, typeof figure === 'number' ? 'number' : figure])).toEqual([
      ['2022', 'not-collected'],
      ['2023', 'number'],
    ]);
  });
});

describe('other countings', () => {
  const year = `from=${to}`;
  beforeAll(async () => {
    await fillOthers(admin);
    await addUp(api.database);
  });
  const total = async (measure: string, query: string): Promise<StatisticsCell['figure'][]> =>
    cellsOf((await ask(analyst, measure, query)).body)
      .filter(({ at }) => Object.keys(at).length === 0)
      .map(({ figure }) => figure);

  it('hold what many facts of few people add up to', async () => {
    expect(await total('referrals-sent', year)).toEqual(['held']);
  });

  it('give parts in whole percent of a base of fifty, and medians in days', async () => {
    const [percent] = await total('referral-acceptance-rate', year);
    expect(Math.abs(Number(percent) - 75)).toBeLessThanOrEqual(10);
    expect(Number.isInteger(percent)).toBe(true);
    const [hours] = await total('referral-response-time', year);
    expect(hours).toBe(48);
  });

  it('round amounts to two digits and hold those that are one or two people’s', async () => {
    const cells = cellsOf((await ask(analyst, 'loans-and-grants-amount', `by=kind&${year}`)).body);
    const loans = cells.find(({ at }) => at.kind === 'loan')!.figure;
    expect(Math.abs(Number(loans) - 20_000_000)).toBeLessThanOrEqual(5_000_000);
    expect(Number(loans) % 1_000_000).toBe(0);
    expect(cells.find(({ at }) => at.kind === 'grant')!.figure).toBe('held');
  });

  it('count stays by the months they lasted, and at the end of a period only who is still there', async () => {
    const within = async (measure: string, query: string): Promise<boolean[]> =>
      (await total(measure, query)).map(
        (figure) => typeof figure === 'number' && Math.abs(figure - (measure.endsWith('ed') ? 40 : 20)) <= 10,
      );
    expect(await within('victims-sheltered', `from=${Number(to) - 1}&to=${to}`)).toEqual([true, true]);
    expect(await within('victims-in-shelter', year)).toEqual([true]);
  });
});

describe('an attacker with all answers about 15, 150 and 1500 people', () => {
  const menu = [[], ['sex'], ['age-group'], ['age-group', 'sex'], ['citizenship'], ['citizenship', 'sex'], ['age-group', 'citizenship', 'sex'], ['sex', 'age-group']]; // prettier-ignore
  const words = { sex: ['female', 'male'], 'age-group': ['0-17', '18-plus'], citizenship: ['iraqi', 'arab-states', 'asia', 'africa', 'other'] } as const; // prettier-ignore

  it.each(Object.keys(populations) as Measured[])('finds nothing hidden of %s, and averaging gains nothing', async (measure) => {
    const highs = await loadHighs();
    const { people } = populations[measure];
    const span = [`${to}-01-01`, `${to}-12-01`] as const;
    const facts = people
      .filter(({ facts: own }) => own.some(({ month }) => month >= span[0] && month <= span[1]))
      .map(({ sex, age, citizenship }) => ({
        of: { sex: sexes[sex] ?? 'none', 'age-group': ages[age] ?? 'none', citizenship: citizenships[citizenship] },
        persons: 1,
      }));
    const answers = [];
    for (const by of menu) {
      const cells = cellsOf(await told(measure, by, `from=${to}`));
      const dimensions = by.map((id) => ({
        id,
        categories: words[id as keyof typeof words],
        folded: id === 'citizenship' ? [] : ['none'],
      }));
      const figures = cells.map(({ at, figure }) => {
        const parts = Object.entries(at).map(([id, category]) => `${id}=${category}`);
        return [`s|${parts.toSorted().join('&')}`, figure === 'held' ? null : figure] as const;
      });
      answers.push({ design: { scope: 's', dimensions }, figures: new Map(figures) });
    }
    const found = byAnswers({ highs, facts, answers });
    expect(found.hidden).toBeGreaterThan(0);
    expect({ exact: found.exact, pinned: found.pinned }).toEqual({ exact: 0, pinned: 0 });
    // A total less its parts, averaged over every way there is, is right no more often than one draw of the noise (0.23).
    expect(found.right).toBeLessThanOrEqual(Math.max(1, 0.4 * found.guesses));
  });

  it('sees of 15 people no figure but perhaps the total, in any table and any year', async () => {
    for (const by of menu.filter((one) => one.length > 0)) {
      const cells = cellsOf(await told('arrests', by));
      expect(cells.filter(({ at, figure }) => typeof figure === 'number' && Object.keys(at).length > 1)).toEqual([]);
    }
  });
});

describe('asking', () => {
  it('leaves a line of each question in words of the menu, and of other words only that they were none', async () => {
    await ask(analyst, 'victims-identified', `by=sex,region&from=${from}&to=${to}`);
    await ask(analyst, 'victims-identified', `by=sex,Layla Invented&from=1999-01-01`);
    const { rows } = await admin.query<{ route: string; result: string; problem: string | null }>(
      `select route, result, problem from audit_event where action = 'measure.read' order by at desc, id desc limit 2`,
    );
    expect(rows).toEqual([
      {
        route: 'GET /statistics/measures/victims-identified?by=sex,none&from=none&to=none',
        result: 'refused',
        problem: 'statistics.dimensions',
      },
      { route: `GET /statistics/measures/victims-identified?by=sex,region&from=${from}&to=${to}`, result: 'done', problem: null },
    ]);
  });

  it('more than an account may within an hour is refused with a line, and nobody else’s with it', async () => {
    const evaluator = await api.signIn('external-evaluator');
    const asked = await Promise.all(Array.from({ length: perHour + 3 }, () => ask(evaluator, 'beggars-reduction-ratio', 'from=2024')));
    const codes = asked.map((answer) => refusal(answer as unknown as Answer));
    expect(codes.filter((code) => code === '429 statistics.limited')).toHaveLength(3);
    expect((await ask(chair, 'victims-identified', `from=${from}`)).status).toBe(200);
    const { rowCount } = await admin.query(`select from audit_event where action = 'measure.read' and problem = 'statistics.limited'`);
    expect(rowCount).toBe(3);
  });
});
