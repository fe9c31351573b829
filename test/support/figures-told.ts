import type { StatisticsAnswer, StatisticsCell } from '@himaya/domain';
import { from } from './statistics-people';

/** First month and last of a period of the answer. */
export const spanOf = ({ periods }: StatisticsAnswer, id: string): readonly [string, string] => {
  const { from: first, to: last } = periods.find((period) => period.id === id)!;
  return [first, last];
};
/** All cells of an answer, totals too, each with where it stands and what is told. */
export const cellsOf = ({ cells, totals }: StatisticsAnswer): StatisticsCell[] =>
  [...totals, ...cells].map(({ period, value, protection, sign, ...at }) => {
    expect([value, protection, sign]).toEqual(
      value !== null
        ? [expect.any(Number), expect.stringMatching(/^(perturbed|released)$/), null]
        : [null, sign === 'held' ? 'suppressed' : 'none', sign],
    );
    return { period, at, figure: value ?? sign! };
  });
/** Every figure by where it stands, in whatever order it was asked for. */
export const figureBy = (answer: StatisticsAnswer): Map<string, StatisticsCell['figure']> =>
  new Map(cellsOf(answer).map(({ period, at, figure }) => [JSON.stringify([period, Object.entries(at).toSorted()]), figure]));

/** Questions that nobody may ask, whatever is known. */
export const crafted: readonly (readonly [string, string, string])[] = [
  ['victims-identified', `by=sex,sex&from=${from}`, '400 statistics.dimensions'],
  ['victims-identified', `by=region,sex,age-group,form&from=${from}`, '422 statistics.too-fine'],
  ['victims-identified', `by=governorate&from=${from}`, '422 statistics.too-fine'],
  ['victims-identified', `by=court&from=${from}`, '400 statistics.dimensions'],
  ['victims-identified', `by=sex,&from=${from}`, '400 statistics.dimensions'],
  ['victims-identified', `by=region&from=${from}-Q1`, '422 statistics.too-fine'],
  ['victims-identified', `by=region,form&from=${from}`, '422 statistics.too-fine'],
  ['victims-identified', 'from=2024-03-01&to=2024-03-01', '422 statistics.too-fine'],
  ['victims-identified', `from=${new Date().getUTCFullYear()}`, '400 statistics.period'],
  ['victims-identified', 'from=2050&to=2060', '400 statistics.period'],
  ['victims-identified', '', '400 statistics.period'],
  ['victims-identified', `from=${from}&version=7`, '404 not-found'],
  ['victims', `from=${from}`, '404 not-found'],
  ['beggars-reduction-ratio', `from=${from}`, '409 statistics.not-collected'],
  ['victims-identified', `from=${from}&where=1`, '400 body.invalid'],
];
