import { contributionColumns, formGroupOf, htcds, measureOf } from '../reference';
import { factAgeGroups } from '../statistics/fact';
import { decideContribution } from './contribution';
import { decideRelease } from './decide-release';
import { internationalReturns, returnTables } from './international';

const years = { from: 2023, to: 2025 };

describe('the tables of international returns', () => {
  it.each(returnTables.map((table) => [`${table.of}: ${table.measure} by ${table.by.join(', ') || 'nothing'}`, table] as const))(
    '%s can be asked for, for a year',
    (_, { measure, by }) => {
      expect(decideRelease(measureOf(measure)!, { measure, by, period: '2025' }, [], '2026-11-28').ok).toBe(true);
    },
  );

  it('are of every questionnaire, and none stands twice in one', () => {
    const names = returnTables.map(({ of, measure, by }) => `${of} ${measure} ${by.join(' ')}`);
    expect(new Set(names).size).toBe(names.length);
    expect([...new Set(returnTables.map(({ of }) => of))]).toEqual(internationalReturns.codes);
  });
});

describe('a file of rows', () => {
  it.each([
    [2025, 2025, [], null],
    [2023, 2025, [], null],
    [2022, 2023, [], 'statistics.period'],
    [2025, 2026, [], 'statistics.period'],
    [2025, 2024, [], 'statistics.period'],
    [2023, 2024, [{ from: 2024, to: 2025 }], 'release.overlaps'],
    [2023, 2023, [{ from: 2024, to: 2025 }], null],
  ] as const)('of %i to %i beside %j is asked for: %s', (from, to, others, code) => {
    const decided = decideContribution({ from, to }, others, '2026-11-28');
    expect(decided.ok ? null : decided.problem).toBe(code);
  });

  it('is of at most three years', () => {
    expect(decideContribution({ from: 2023, to: 2026 }, [], '2027-01-01').ok).toBe(false);
  });

  it('has the standard’s fields and choices, or says that a column is none of its', () => {
    const fields = new Map(htcds.fields.map((field) => [field.id, field.codeList]));
    for (const { header } of contributionColumns(years)) expect(header.startsWith('x_') || fields.has(header)).toBe(true);
    const choices = (header: string): readonly string[] =>
      (htcds.codeLists as unknown as Record<string, { values: { code: string }[] }>)[fields.get(header)!]!.values.map(({ code }) => code);
    const shown = (header: string): string[] =>
      Object.values(contributionColumns(years).find((column) => column.header === header)!.levels[0]!);
    expect(contributionColumns(years).filter(({ header }) => !header.startsWith('x_'))).toHaveLength(2);
    expect(choices('prs_Gender')).toEqual(expect.arrayContaining(shown('prs_Gender')));
    expect(choices('vic_TypeOfExploitation')).toEqual(
      expect.arrayContaining(shown('vic_TypeOfExploitation').filter((code) => code !== 'Several')),
    );
  });

  it('tells the year and not the day, the region and not the place, and nine ages at most', () => {
    const [year, region, , age] = contributionColumns(years);
    expect(new Set(Object.values(year!.levels[0]!))).toEqual(new Set(['2023', '2024', '2025']));
    expect(new Set(Object.values(region!.levels[0]!)).size).toBe(7);
    expect(factAgeGroups.length).toBe(9);
    expect(Object.keys(age!.levels[0]!)).toEqual([...factAgeGroups]);
  });

  it.each([
    [[], 'unknown'],
    [['unknown'], 'unknown'],
    [['begging'], 'begging'],
    [['domestic-servitude', 'forced-labour'], 'forced-labour'],
    [['begging', 'forced-labour'], 'several'],
    [['child-soldiering'], 'other'],
  ])('tells the forms %j as %s', (forms, group) => expect(formGroupOf(forms)).toBe(group));
});
