import fc from 'fast-check';
import { faultOfFile } from './count-file';
import { anonymousRows, rowPolicy, type RowColumn, type RowFile, type RowGroup } from './microdata';

const seed = 20261128;
const as = (codes: readonly string[], to: (code: string) => string = (code) => code): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, to(code)]));
const places = ['a', 'b', 'c', 'd', 'e', 'f'];
const ages = ['0-8', '9-14', '15-17', '18-29', '30-59', '60-plus'];
const forms = ['p', 'q', 'r', 's'];
const columns: readonly RowColumn[] = [
  { id: 'place', sensitive: false, levels: [as(places)], droppable: true, weight: 1 },
  { id: 'sex', sensitive: false, levels: [as(['f', 'm'])], droppable: false, weight: 1 },
  {
    id: 'age',
    sensitive: false,
    levels: [as(ages), as(ages, (age) => (ages.indexOf(age) < 3 ? 'child' : 'adult'))],
    droppable: false,
    weight: 1,
  },
  { id: 'form', sensitive: true, levels: [as(forms)], droppable: false, weight: 1 },
];
/** A source whose every number is known: tests want the same file twice. */
const drawn = (start: number) => {
  let state = start;
  return (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
};

/** As many people, a few common and the rest rare, as they are in life. */
function people(count: number, start = 7): RowGroup[] {
  const next = drawn(start);
  const some = (codes: readonly string[]): string => codes[Math.floor((next(1000) / 1000) ** 1.5 * codes.length)]!;
  return Array.from({ length: count }, () => ({
    of: { place: some(places), sex: some(['f', 'm']), age: some(ages), form: some(forms) },
    count: 1,
    recordKeys: next(2 ** 31 - 1),
  }));
}

const made = (groups: readonly RowGroup[], start = 3) => anonymousRows(columns, groups, rowPolicy, drawn(start));
const textOf = ({ columns: used, rows }: RowFile): string =>
  [used.map(({ id }) => id), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');

/** Counted for this test alone: every row against every other. */
function smallestClass(rows: RowFile['rows']): number {
  return Math.min(...rows.slice(0, 400).map((one) => rows.filter((other) => other.every((value, at) => value === one[at])).length));
}

describe('rows about single persons', () => {
  it.each([15, 150])('of %i people are refused: they are too few, whoever they are', (count) => {
    expect(made(people(count))).toEqual({ refused: 'too-few' });
  });

  it.each([1500, 15_000])('of %i people are safe, and nine in ten of them are told of', (count) => {
    const file = made(people(count)) as RowFile;
    expect(file.rows.length).toBeGreaterThanOrEqual(count * 0.9);
    expect(file.columns.map(({ id }) => id)).toEqual(expect.arrayContaining(['sex', 'age', 'form']));
    expect(smallestClass(file.rows)).toBeGreaterThanOrEqual(11);
    expect(faultOfFile(textOf(file), { k: 11, l: 3, sensitive: ['form'] })).toBeNull();
  });

  it('are not as many as the people they stand for, by as little as a query is off', () => {
    const groups = people(15_000);
    const file = made(groups) as RowFile;
    const shown = new Map<string, number>();
    for (const row of file.rows) shown.set(row.join(), (shown.get(row.join()) ?? 0) + 1);
    const errors = [...shown].map(([line, rows]) => {
      const like = groups.filter(({ of }) =>
        file.columns.every(({ id, level }, at) => columns.find((one) => one.id === id)!.levels[level]![of[id]!] === line.split(',')[at]),
      );
      return rows - like.length;
    });
    const spread = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    expect({ off: spread > 1.5 && spread < 5, most: Math.max(...errors.map(Math.abs)) <= 10 }).toEqual({ off: true, most: true });
  });

  it('tell more of more people: the place only where there are enough', () => {
    const levelsOf = (count: number): number => (made(people(count)) as RowFile).columns.reduce((sum, { level }) => sum - level, 0);
    expect((made(people(15_000)) as RowFile).columns.length).toBe(4);
    expect((made(people(400)) as RowFile).columns.length).toBe(3);
    expect(levelsOf(15_000)).toBeGreaterThanOrEqual(levelsOf(1500));
  });

  it('are refused where more than a tenth would be left out, however little is told', () => {
    // A sex and age with one form alone: nothing that leaves the form in can show them.
    const alike = Array.from(
      { length: 500 },
      (_, n): RowGroup => ({ of: { place: 'a', sex: n % 2 ? 'f' : 'm', age: '18-29', form: 'p' }, count: 1, recordKeys: n * 7919 }),
    );
    expect(made(alike)).toEqual({ refused: 'too-coarse' });
    // Three forms, of which one has nearly all: knowing that somebody is in the file would tell it.
    const dominated = (p: number): RowGroup[] => [
      { of: { place: 'a', sex: 'f', age: '18-29', form: 'p' }, count: p, recordKeys: 2 ** 31 },
      ...['q', 'r'].map((form) => ({ of: { place: 'a', sex: 'f', age: '18-29', form }, count: 20, recordKeys: 2 ** 31 })),
    ];
    expect(made(dominated(400))).toEqual({ refused: 'too-coarse' });
    expect(made(dominated(300).map((group) => ({ ...group, count: group.of['form'] === 'p' ? 300 : 80 })))).toHaveProperty('rows');
  });

  it('stand in an order that is drawn, and are the same people in any', () => {
    const [one, other] = [made(people(1500), 3) as RowFile, made(people(1500), 5) as RowFile];
    expect(textOf(one)).not.toBe(textOf(other));
    expect(one.rows.map(String).toSorted()).toEqual(other.rows.map(String).toSorted());
    // Neighbours in the file are alike no more often than by chance.
    const neighbours = one.rows.filter((row, at) => at > 0 && String(row) === String(one.rows[at - 1])).length;
    expect(neighbours).toBeLessThan(one.rows.length / 4);
  });

  it('whoever is drawn, are safe by a count that knows nothing of how they were made', () => {
    const group = fc.record({
      of: fc.record({
        place: fc.constantFrom(...places),
        sex: fc.constantFrom('f', 'm'),
        age: fc.constantFrom(...ages, 'odd'),
        form: fc.constantFrom(...forms),
      }),
      count: fc.integer({ min: 1, max: 90 }),
      recordKeys: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    });
    let files = 0;
    fc.assert(
      fc.property(fc.array(group, { minLength: 40, maxLength: 160 }), fc.integer({ min: 1, max: 1e9 }), (groups, start) => {
        const file = made(groups, start);
        if ('refused' in file) return;
        files += 1;
        expect(smallestClass(file.rows)).toBeGreaterThanOrEqual(11);
        expect(faultOfFile(textOf(file), { k: 11, l: 3, sensitive: ['form'] })).toBeNull();
        const total = groups.reduce((sum, { count }) => sum + count, 0);
        expect(file.rows.length).toBeGreaterThanOrEqual(total * 0.9);
      }),
      { seed, numRuns: 150 },
    );
    expect(files).toBeGreaterThan(10);
  });
});

describe('the counter', () => {
  const rules = { k: 11, l: 3, sensitive: ['form'] };
  const lines = (n: number, line: string): string => `${line}\r\n`.repeat(n);
  const good = 'sex,form\r\n' + lines(11, 'f,p') + lines(12, 'f,q') + lines(11, 'f,r');

  it.each([
    ['nothing', good, null],
    ['ten alike', good.replace('f,p\r\n', ''), 'class'],
    ['one alone at the end', good + 'm,z\r\n', 'class'],
    ['two forms', 'sex,form\r\n' + lines(11, 'f,p') + lines(12, 'f,q'), 'diversity'],
    ['no line', 'sex,form\r\n', 'empty'],
    ['a cut end', good.slice(0, -4), 'torn'],
    ['a cell too many', good.replace('f,p', 'f,p,x'), 'torn'],
    ['a quote', good.replaceAll('f,p', '"f",p'), 'torn'],
  ])('finds %s', (_, text, fault) => expect(faultOfFile(text, rules)).toBe(fault));

  it('counts what stands in the file where the form is not told', () => {
    expect(faultOfFile('sex\r\n' + lines(11, 'f'), rules)).toBeNull();
  });
});
