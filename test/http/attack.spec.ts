import loadHighs from 'highs';
import type { Client } from 'pg';
import type { ReleaseView, StatisticsAnswer } from '@himaya/domain';
import { FactStore } from '@himaya/api/testing';
import { startTestApi, type TestApi } from '../support/api';
import {
  answersTo,
  askerOf,
  byDifferences,
  byEqualFigures,
  byRates,
  byRows,
  categories,
  classesOf,
  contributed,
  countIn,
  faultsOf,
  forbidden,
  json,
  keyOf,
  leaks,
  linked,
  menuOf,
  partsOf,
  payloadsOf,
  placesOf,
  released,
  shapesOf,
  signedRanks,
  tableOfRelease,
  tablesOfAnswer,
  tellingApart,
  tellsOfGroups,
  type Counted,
  type Told,
} from '../support/attack-product';
import { chanceOfRows, fill, fillAnswered, worlds, wordedPeople, type World } from '../support/attacked-people';
import { pdfText } from '../support/pdf-text';
import { addUp } from '../support/statistics-people';

const year = 2024;
const measure = 'presumed-victims-reported';
const questions = menuOf(['region', 'sex', 'age-group', 'citizenship', 'form'], year);
const tables = [['form'], ['sex', 'age-group', 'form']];

let api: TestApi;
let admin: Client;
type Ask = ReturnType<typeof askerOf>;
let who: { nobody: Ask; analyst: Ask; chair: Ask };

/** What was told of one world, and how many statements its answers took. */
interface Telling {
  readonly answers: readonly Told[];
  readonly refusals: readonly Told[];
  readonly statements: number;
  readonly releases: readonly ReleaseView[];
  readonly payloads: readonly Told[];
}
const told = {} as Record<World, Telling>;

async function tellingOf(world: World, publish: boolean): Promise<Telling> {
  await fill(admin, worlds[world], year);
  await addUp(api.database);
  const statements = jest.spyOn(FactStore.prototype, 'query');
  const answers = await answersTo(who.analyst, measure, questions);
  const asked = statements.mock.calls.length;
  statements.mockRestore();
  const refusals = await answersTo(who.chair, measure, forbidden(year));
  const releases: ReleaseView[] = [];
  for (const by of publish ? tables : []) releases.push(await released(who.analyst, who.chair, { measure, by, period: String(year) }));
  const payloads: Told[] = [];
  for (const { id, status } of releases) if (status === 'published') payloads.push(...(await payloadsOf(who, id)));
  return { answers, refusals, statements: asked, releases, payloads };
}

beforeAll(async () => {
  api = await startTestApi({ FIGURES_PER_HOUR_USER: '1000' });
  admin = await api.database.asAdmin();
  const [analyst, chair] = await Promise.all([api.signIn('secretariat-analyst'), api.signIn('committee-chair')]);
  const { origin } = api;
  who = { nobody: askerOf({ origin }), analyst: askerOf({ origin, session: analyst }), chair: askerOf({ origin, session: chair }) };
  told.more = await tellingOf('more', false);
  told.swapped = await tellingOf('swapped', true);
  told.first = await tellingOf('first', true);
}, 120_000);
afterAll(() => api.stop());

const everything = ({ answers, payloads }: Telling): readonly Told[] => [...answers, ...payloads];
const countOf =
  (world: World) =>
  (key: string): number =>
    countIn(wordedPeople(worlds[world]), key);

describe('two worlds that show the same and hide other numbers', () => {
  it('are told of byte by byte alike: answers, tables, files, pages', async () => {
    expect(told.first.releases.map(({ status }) => status)).toEqual(tables.map(() => 'published'));
    expect(told.first.payloads.length).toBeGreaterThan(50);
    const hidden = everything(told.first).filter(({ bytes }) => bytes.includes('"held"') || bytes.includes('"figure":null'));
    expect(hidden.length).toBeGreaterThan(10);
    expect(countOf('first')('age-group=0-17&form=organ-removal&sex=female')).not.toBe(
      countOf('swapped')('age-group=0-17&form=organ-removal&sex=female'),
    );
    expect(await tellingApart([everything(told.first), everything(told.swapped)], pdfText)).toEqual([]);
  });

  it('have no hidden sheet, no value beside the sign, no order by number, and no number that is none of fives', async () => {
    expect(await faultsOf(told.first.payloads, categories)).toEqual([]);
  });

  it.each(Object.keys(leaks))('would be told apart, or the leak seen, by %s', async (leak) => {
    const through = (world: World) => Promise.all(everything(told[world]).map((one) => leaks[leak]!(one, countOf(world))));
    const [one, other] = [await through('first'), await through('swapped')];
    const found = [...(await tellingApart([one, other], pdfText)), ...(await faultsOf(one, categories))];
    expect(found).not.toEqual([]);
  });
});

describe('one person more', () => {
  it('turns no refusal, no word of it, no cell’s place and no statement', () => {
    expect(told.first.refusals.map(({ status }) => status)).not.toContain(200);
    expect(shapesOf(told.more.refusals)).toEqual(shapesOf(told.first.refusals));
    expect(shapesOf(told.more.answers)).toEqual(shapesOf(told.first.answers));
    expect(told.more.statements).toBe(told.first.statements);
  });

  it('would be told by time: ranks of paired measurements tell a difference of one part in twenty, and none of none', () => {
    const noise = (at: number): number => ((at * 7919) % 1000) / 10;
    const pairs = (more: number) => Array.from({ length: 400 }, (_, at) => [1000 + noise(at) + more, 1000 + noise(at * 31 + 7)] as const);
    expect(Math.abs(signedRanks(pairs(0)))).toBeLessThan(3.29);
    expect(signedRanks(pairs(50))).toBeGreaterThan(3.29);
  });
});

describe('all that was told of the same people together', () => {
  const dimensions = ['sex', 'age-group', 'form'];
  const counted = wordedPeople(worlds.first);
  const inPeriod = (period: string): readonly Counted[] =>
    period.includes('Q') ? counted.filter(({ quarter }) => period === `${year}-Q${quarter}`) : counted;
  const answered = () => told.first.answers.flatMap((one) => tablesOfAnswer(one));
  const tabled = () => told.first.releases.map((release) => tableOfRelease(release, categories));
  let csv: string;

  it('gives no hidden number, with a file of rows beside it', async () => {
    const file = await contributed(who.analyst, who.chair, year, year);
    expect(file.refused).toBeNull();
    csv = file.csv!;
    const highs = await loadHighs();
    const answers = answered().filter(({ period }) => period === String(year));
    const scene = {
      highs,
      people: counted,
      dimensions,
      categories,
      answers,
      releases: tabled(),
      file: classesOf(csv, categories),
      room: 5,
    };
    const found = linked({ ...scene, effort: { most: 40, seconds: null } });
    expect(found.secrets).toBeGreaterThan(5);
    expect({ exact: found.exact, few: found.pinned <= 0.05 * found.secrets }).toEqual({ exact: 0, few: true });
    const whole = linked({ ...scene, effort: { most: 6, seconds: 2 } });
    expect({ hidden: whole.hidden, exact: whole.exact, pinned: whole.pinned }).toEqual({ hidden: 6, exact: 0, pinned: 0 });
    // The same with every figure as it is, and one alone hidden.
    const crossed = answers.find(({ by }) => by.join() === 'region,citizenship')!;
    const isSecret = (key: string): boolean => key.includes('&') && countIn(counted, key) > 0 && countIn(counted, key) < 10;
    const secret = [...crossed.figures.keys()].find(isSecret);
    const exactly = answers.map(({ figures, ...table }) => ({
      ...table,
      figures: new Map([...figures].map(([key]) => [key, key === secret ? null : countIn(counted, key)])),
    }));
    const careless = { ...scene, dimensions: ['region', 'citizenship'], answers: exactly, releases: [], file: null, exactly: true };
    expect(linked({ ...careless, effort: { most: 1, seconds: 2 } })).toMatchObject({ secrets: 1, exact: 1, pinned: 1 });
  });

  it('gives nobody’s form to who knows them, nor to who knows everybody else', () => {
    const found = byRows({ file: classesOf(csv, categories), people: counted, chanceOf: chanceOfRows, most: 60 });
    expect(found.inFile).toBeGreaterThan(40);
    expect({ homogeneous: found.homogeneous, told: found.told, sure: found.sure }).toEqual({ homogeneous: 0, told: 0, sure: 0 });
    expect(found.surest).toBeLessThan(0.9);
    // The same file with as many rows as there are people.
    const { dimensions: columns, classes } = classesOf(csv, categories);
    const alike = (of: Counted['of'], like: (typeof classes)[number]['of']): boolean => columns.every((id) => like[id]!.includes(of[id]!));
    const exactly = classes.map(({ of }) => ({ of, rows: counted.filter((one) => alike(one.of, of)).length }));
    const chanceOf = (rows: number, persons: number): number => Number(rows === persons);
    expect(byRows({ file: { dimensions: columns, classes: exactly }, people: counted, chanceOf, most: 60 }).told).toBeGreaterThan(40);
  });

  it('gains nothing by differences: quarters of a year, parts of a total, a table beside another', () => {
    const all = [...answered(), ...tabled()];
    const found = byDifferences({
      tables: all,
      categories,
      countOf: (period: string, key: string, merged?: never) => countIn(inPeriod(period), key, merged),
    });
    expect(found.guesses).toBeGreaterThan(50);
    expect(found.right).toBeLessThanOrEqual(0.4 * found.guesses);
    const exact = all.map(({ figures, ...table }) => ({
      ...table,
      figures: new Map(
        [...figures].map(([key, figure]) => [key, figure === null ? null : countIn(inPeriod(table.period), key, table.merged)]),
      ),
    }));
    const careless = byDifferences({
      tables: exact,
      categories,
      countOf: (period: string, key: string, merged?: never) => countIn(inPeriod(period), key, merged),
    });
    expect(careless.right).toBeGreaterThan(0.4 * careless.guesses);
  });

  it('tells of no group that all of it are of one form, by no figure of the form and by no equal one elsewhere', () => {
    const inYear = answered().filter(({ period }) => period === String(year));
    const told = new Map(inYear.flatMap(({ figures }) => [...figures]));
    const equal = (exactly: boolean) =>
      byEqualFigures({
        figures: [...told].map(([key, figure]) => ({
          at: Object.fromEntries(partsOf(key)),
          figure: exactly && figure !== null ? countIn(counted, key) : figure,
        })),
        sensitive: 'form',
        peopleIn: (at: object) => placesOf(counted, keyOf(at)),
      });
    const found = equal(false);
    expect([found.nested, found.alike > 4, tellsOfGroups(found)]).toEqual([0, true, false]);
    expect(tellsOfGroups(equal(true))).toBe(true);
    // All of those from Asia, and nobody else: they are told, the form is told, and nothing says that they are the same.
    const [group, form] = ['citizenship=asia', 'form=forced-marriage'];
    expect(countIn(counted, group)).toBe(countIn(counted, form));
    expect([typeof told.get(group), typeof told.get(form)]).toEqual(['number', 'number']);
    const ofThem = [...told].filter(([key]) => key.includes(group) && key.includes('form='));
    expect(new Set(ofThem.map(([, figure]) => figure))).toEqual(new Set([null]));
  });

  it('turns no percentage back into a number below ten', async () => {
    const truth = await fillAnswered(admin, year);
    await addUp(api.database);
    const [answer] = await answersTo(who.analyst, 'referral-acceptance-rate', [{ by: ['service'], from: String(year), to: String(year) }]);
    const { cells } = json(answer!) as StatisticsAnswer;
    const shares = cells.map(({ value, ...at }) => ({
      percent: value,
      ...(truth[String((at as Record<string, unknown>)['service'])] ?? { part: 0, base: 0 }),
    }));
    const found = byRates(shares);
    expect(found.shown).toBeGreaterThan(1);
    expect(found.right).toBe(0);
    expect(
      byRates(Object.values(truth).map(({ part, base }) => ({ percent: Math.round((100 * part) / base), part, base }))).right,
    ).toBeGreaterThan(0);
  });
});
