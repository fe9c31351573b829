import { describe, expect, it } from 'vitest';
import type { StatisticsAnswer } from '@himaya/domain';
import { declaredMeasures } from '@himaya/domain/reference';
import { messages as first } from '../../messages/ar';
import { messages as further } from '../../messages/ar-further';
import { drawnOf, largestOf, rowsOf, seriesOf } from './figures';

const name = { ar: 'مقياس', ckb: 'پێوەر', en: 'Measure' };
const told = { protection: 'perturbed', sign: null } as const;
const wire: StatisticsAnswer = {
  measure: 'victims-identified',
  by: ['sex', 'age-group'],
  from: '2022',
  to: '2024',
  cells: [{ period: '2024', sex: 'female', 'age-group': '0-17', value: 12, ...told }],
  totals: [
    { period: '2024', value: 41, ...told },
    { period: '2024', sex: 'female', value: 30, ...told },
    { period: '2024', 'age-group': '0-17', value: 15, ...told },
    { period: '2022', value: null, protection: 'none', sign: 'not-collected' },
  ],
  method: { name: 'cell-key', releases: [], revisions: [], typicalError: 1.7, threshold: 10, coverage: 'recorded-cases' },
  about: { id: 'victims-identified', version: 1, since: '2023-01-01', unit: 'persons', name, definition: name, counts: 'persons' },
  dimensions: [
    { id: 'sex', words: 'sex', categories: ['female', 'male'] },
    { id: 'age-group', words: 'statistics-age', categories: ['0-17', '18-plus'] },
  ],
  periods: [
    { id: '2022', from: '2022-01-01', to: '2022-12-01' },
    { id: '2024', from: '2024-01-01', to: '2024-12-01' },
  ],
};
const answer = drawnOf(wire);

describe('an answer on the page', () => {
  it('has every total that was sent, all together first, and each category with what is beneath it; what was not told is held', () => {
    expect(rowsOf(answer).map(({ categories, figures }) => [...categories, ...figures])).toEqual([
      [null, null, 'not-collected', 41],
      [null, '0-17', 'held', 15],
      [null, '18-plus', 'held', 'held'],
      ['female', null, 'held', 30],
      ['female', '0-17', 'held', 12],
      ['female', '18-plus', 'held', 'held'],
      ['male', null, 'held', 'held'],
      ['male', '0-17', 'held', 'held'],
      ['male', '18-plus', 'held', 'held'],
    ]);
  });

  it('draws the first dimension, or the total where there is none, and no number that is not told', () => {
    expect(seriesOf(answer)).toEqual([
      { category: 'female', figures: ['held', 30] },
      { category: 'male', figures: ['held', 'held'] },
    ]);
    const total = { ...answer, by: [], cells: answer.cells.filter(({ at }) => Object.keys(at).length === 0) };
    expect(seriesOf(total)).toEqual([{ category: null, figures: ['not-collected', 41] }]);
    expect(largestOf(seriesOf(answer))).toBe(30);
    expect(largestOf([])).toBe(0);
  });

  it('finds words for every category of every measure', () => {
    const words = { ...first, ...further };
    const keys = declaredMeasures.flatMap(({ computed }) =>
      typeof computed === 'string'
        ? [`statistics-reason.${computed}`]
        : [
            `statistics-counts.${computed.counts.of}`,
            ...computed.dimensions.flatMap(({ id, categories }) => [
              `statistics-dimension.${id}`,
              ...categories.codes.map((code) => `${categories.name}.${code}`),
            ]),
          ],
    );
    expect([...new Set(keys)].filter((key) => !(key in words))).toEqual([]);
  });
});
