import { agencies, measures, planDuties } from '../reference';
import { boundsOf, isJump } from './bounds';
import { breakdownsOf } from './breakdowns';
import { decideEntries, type ReportedMeasure } from './entries';

const asked = (id: string): ReportedMeasure => {
  const measure = measures.find((one) => one.id === id)!;
  return { id, unit: measure.unit, breakdowns: breakdownsOf(measure) };
};
const reported = new Map([
  ['courses', ['training-courses', 'training-participants'].map(asked)],
  ['beggars', ['beggars-recorded', 'beggars-reduction-ratio'].map(asked)],
  ['milestone', []],
]);
const owed = ['migration-movements', 'posts-provided'].map(asked);
const entry = (activityId: string, figures: (number | null)[], parts: object[] = []) =>
  ({ activityId, figures, progress: 'under-way', evidence: null, obstacles: [], parts }) as never;
const errorsOf = (entries: never[], duties: object[] = []): string[] => {
  const outcome = decideEntries({ entries, duties: duties as never }, reported, owed);
  return outcome.ok ? [] : (outcome.errors ?? []).map(({ path, code }) => `${path} ${code}`);
};
const parts = (dimension: string, figures: Readonly<Record<string, number>>, measure?: string): object[] =>
  Object.entries(figures).map(([category, figure]) => ({ ...(measure && { measure }), dimension, category, figure }));
const movements = (figures: Readonly<Record<string, number>>, figure: number | null = 9) =>
  errorsOf([], [{ measure: 'migration-movements', figure, parts: parts('regularity', figures) }]);

describe('the figures of a report', () => {
  it.each([
    [[entry('courses', [3, 40]), entry('beggars', [40, 100]), entry('milestone', [])], []],
    [[entry('courses', [null, null])], []],
    [[entry('courses', [])], ['entries.0.figures list.length']],
    [[entry('beggars', [40, 101])], ['entries.0.figures.1 number.too-large']],
    [[entry('beggars', [50_000_001, 1])], ['entries.0.figures.0 number.too-large']],
    [[entry('courses', [999_999_999, 1])], ['entries.0.figures.0 number.too-large']],
    [[entry('elsewhere', [1])], ['entries.0.activityId code.unknown']],
    [[entry('courses', [1, 1]), entry('courses', [2, 2])], ['entries.1.activityId code.unknown']],
  ])('%j: %j', (entries, errors) => expect(errorsOf(entries)).toEqual(errors));

  it('are of what is owed by duty too, each once', () => {
    const posts = { measure: 'posts-provided', figure: 4 };
    expect(errorsOf([], [posts, { measure: 'migration-movements', figure: null }])).toEqual([]);
    expect(errorsOf([], [posts, posts])).toEqual(['duties.1.measure code.unknown']);
    expect(errorsOf([], [{ measure: 'training-courses', figure: 4 }])).toEqual(['duties.0.measure code.unknown']);
    expect(errorsOf([], [{ ...posts, figure: 100_001 }])).toEqual(['duties.0.figure number.too-large']);
  });

  it('are broken down wholly or not at all, into no more than there is', () => {
    expect(movements({ regular: 5, irregular: 4 })).toEqual([]);
    expect(movements({ regular: 1, irregular: 0 })).toEqual([]);
    expect(movements({ regular: 5 })).toEqual(['duties.0.parts.migration-movements.regularity list.length']);
    expect(movements({ regular: 5, irregular: 5 })).toEqual(['duties.0.parts.migration-movements.regularity number.too-large']);
    expect(movements({ regular: 0, irregular: 0 }, null)).toEqual(['duties.0.parts.migration-movements.regularity number.too-large']);
    expect(movements({ regular: 5, odd: 4 })).toEqual(['duties.0.parts.1.category code.unknown']);
    const twice = [...parts('regularity', { regular: 1, irregular: 1 }), ...parts('regularity', { regular: 1 })];
    expect(errorsOf([], [{ measure: 'migration-movements', figure: 9, parts: twice }])).toEqual(['duties.0.parts.2.category repeated']);
    const sexes = parts('sex', { female: 20, male: 20 }, 'training-participants');
    expect(errorsOf([entry('courses', [3, 40], sexes)])).toEqual([]);
    // Courses have no sex, and nobody's beggars are among the participants.
    expect(errorsOf([entry('courses', [40, 40], parts('sex', { female: 20, male: 20 }, 'training-courses'))])).toHaveLength(2);
    expect(errorsOf([entry('courses', [40, 40], parts('sex', { female: 20, male: 20 }, 'beggars-recorded'))])).toHaveLength(2);
  });

  it.each([
    [101, 10, 'courses', true],
    [100, 10, 'courses', false],
    [1_000, 0, 'courses', false],
    [1_001, 0, 'courses', true],
    [1_001, null, 'courses', true],
    [1_001, null, 'persons', false],
    [100_001, null, 'persons', true],
    [null, 1, 'persons', false],
  ])('%s after %s %s is worth a second look: %s', (value, base, unit, jump) => expect(isJump(value, base, unit)).toBe(jump));

  it('have a bound for each unit of the list', () => {
    for (const { unit } of measures) {
      const { most, order } = boundsOf(unit);
      expect([unit, order <= most, most <= 1_000_000_000_000_000]).toEqual([unit, true, true]);
    }
  });
});

describe('what bodies owe by duty', () => {
  it('is of bodies there are, and every measure that bodies enter is asked for by the plan or owed by somebody', () => {
    expect(planDuties.filter(({ agencyId }) => !agencies.some(({ id }) => id === agencyId))).toEqual([]);
    const elsewhere = /^(juvenile|convicts-by|activity-completion|member-|bodies-connected)/;
    const nobodys = measures.filter(
      ({ id, source, feedsActivities }) =>
        source === 'agency-report' &&
        feedsActivities.length === 0 &&
        !elsewhere.test(id) &&
        !planDuties.some(({ measure }) => measure === id),
    );
    expect(nobodys).toEqual([]);
    const named = ['migration-movements', 'returns-recorded-by-transport', 'posts-provided'].map((id) =>
      planDuties.filter(({ measure }) => measure === id),
    );
    expect(named.map((all) => all.map(({ agencyId, own }) => `${agencyId} ${String(own)}`))).toEqual([
      ['ministry-of-transport false'],
      ['ministry-of-transport false'],
      ['ministry-of-finance false'],
    ]);
    expect(planDuties.filter(({ measure, own }) => measure === 'awareness-activities' && own)).toHaveLength(6);
  });
});
