import { measureOf } from '../statistics/measures';
import type { ReleaseId } from '../shared/ids';
import { decideRelease, type ReleasedPeriod } from './decide-release';
import { returnTables } from './international';
import { nextIssueOf } from './next-issue';
import { releaseTemplates, templateLacks } from './templates';

const tables = releaseTemplates.flatMap(({ number, grain, tables: of }) => of.map((table) => ({ number, grain, ...table })));

describe('the thirty tables', () => {
  it('are all declared, by number, each told in three languages', () => {
    expect(releaseTemplates.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    const words = releaseTemplates.flatMap(({ title }) => Object.values(title));
    expect(words.filter((text) => text.trim().length < 4)).toEqual([]);
    expect(new Set(words).size).toBe(90);
  });

  it('can each be asked for as they stand, or say what is missing', () => {
    expect(releaseTemplates.filter(({ tables: of, lacks }) => of.length === 0 && lacks.length === 0)).toEqual([]);
    const refused = tables.flatMap(({ number, grain, measure, by }) => {
      const declared = measureOf(measure);
      if (declared === undefined) return [`${number}: no measure ${measure}`];
      const answer = decideRelease(declared, { measure, by, period: grain === 3 ? '2025-Q3' : '2025' }, [], '2026-11-28');
      return answer.ok ? [] : [`${number} ${measure}: ${answer.problem}`];
    });
    expect(refused).toEqual([]);
    expect(tables.length).toBeGreaterThan(20);
  });

  it('shut none of each other out, nor of the returns’ tables, whichever came first', () => {
    const all = [...tables, ...returnTables.map((table) => ({ grain: 12 as const, ...table }))];
    for (const order of [all, all.toReversed()]) {
      const released = new Map<string, ReleasedPeriod[]>();
      const refused = order.flatMap(({ measure, by, grain }, at) => {
        const others = released.get(measure) ?? [];
        const body = { measure, by, period: grain === 3 ? '2025-Q3' : '2025' };
        const answer = decideRelease(measureOf(measure)!, body, others, '2026-11-28');
        if (!answer.ok) return answer.problem === 'release.exists' ? [] : [`${measure} by ${by.join()}: ${answer.problem}`];
        const { first, last } = answer.value.period;
        released.set(measure, [...others, { id: String(at) as ReleaseId, status: 'published', by, first, last, revision: 1 }]);
        return [];
      });
      expect(refused).toEqual([]);
    }
  });

  it('never count persons and decisions in one table, and say what they count', () => {
    const mixed = tables.filter(({ measure, unit }) => (unit === 'persons') !== (measureOf(measure)!.unit === 'persons'));
    expect(mixed).toEqual([]);
    const counted = tables
      .filter(({ unit }) => unit === 'decisions' || unit === 'events')
      .map(({ measure }) => measureOf(measure)!.computed);
    expect(counted.filter((rule) => typeof rule === 'string' || rule.counts.of !== 'facts')).toEqual([]);
  });

  it('name each thing that is missing somewhere, and each table once', () => {
    const named = releaseTemplates.flatMap(({ lacks }) => lacks);
    expect([...new Set(named)].toSorted()).toEqual([...templateLacks.codes].toSorted());
    const keys = tables.map(({ measure, by }) => `${measure} ${by.join()}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

it('the next issue is due some months after the next period ends', () => {
  expect(nextIssueOf({ from: '2024-01-01', to: '2024-12-01' })).toBe('2026-03-01');
  expect(nextIssueOf({ from: '2024-10-01', to: '2024-12-01' })).toBe('2025-05-01');
  expect(nextIssueOf({ from: '2023-01-01', to: '2025-12-01' })).toBe('2029-06-01');
});
