import {
  figureSigns,
  nextIssueOf,
  releaseMethods,
  releaseReasons,
  releaseRoundings,
  releaseStatuses,
  type CoveredBodies,
  type DateRule,
  type DimensionId,
  type PublishedRelease,
  type ReleaseDimension,
  type ReleaseStatus,
} from '@himaya/domain';
import { measureOf } from '@himaya/domain/reference';
import type { PaperWords } from '../../papers';

/** A release as files are made of it: what anybody who may read it reads, and nothing that was counted. */
export type ReleaseToFile = Pick<
  PublishedRelease,
  'id' | 'measure' | 'by' | 'period' | 'revision' | 'reason' | 'dimensions' | 'cells' | 'bodies' | 'method' | 'coverage'
> & { readonly status: ReleaseStatus; readonly publishedAt: string | null };

/** A line of the table: a category of each dimension, null for all of it. */
export interface SheetLine {
  readonly codes: readonly (string | null)[];
  readonly words: readonly string[];
  /** Null is the one sign for "fewer than the threshold, or held back". */
  readonly figure: number | null;
}

export interface ReleaseSheet {
  readonly title: string;
  readonly dimensions: readonly DimensionId[];
  /** A word for each dimension, and last what is counted. */
  readonly headings: readonly string[];
  readonly lines: readonly SheetLine[];
  /** Definition, coverage, method, dates. */
  readonly notes: readonly { readonly key: string; readonly label: string; readonly value: string }[];
}

/** Fewer bodies than are told apart by number (standards.md section 6, dominance). */
export const fewBodies = 3;

/** A release in words, every cell of it: a line that is left out would tell that it is empty. */
export function releaseSheet(words: PaperWords, release: ReleaseToFile): ReleaseSheet {
  const { measure, dimensions, cells, period } = release;
  const figures = new Map(cells.map(({ at, figure }) => [placeOf(dimensions, at), figure]));
  const lines = combinations(dimensions).map(
    (codes): SheetLine => ({
      codes,
      words: codes.map((code, at) => categoryName(words, dimensions[at]!, code)),
      figure: figures.get(codes.map((code) => code ?? '').join('|')) ?? null,
    }),
  );
  const unit = words.text(`statistics-counts.${measure.counts}`);
  return {
    title: `${words.name(measure.name)} · ${periodName(words, period.id)}`,
    dimensions: dimensions.map(({ id }) => id),
    headings: [...dimensions.map(({ id }) => words.text(`statistics-dimension.${id}`)), unit],
    lines,
    notes: releaseNotes(words, release),
  };
}

/** By which of its dates a fact counts in the period. */
export function dateOf({ measure: { id, version } }: Pick<ReleaseToFile, 'measure'>): DateRule {
  const computed = measureOf(id, version)?.computed;
  if (computed === undefined || typeof computed === 'string') throw new Error('a release of a measure that is not computed');
  return computed.date;
}

const placeOf = (dimensions: readonly ReleaseDimension[], at: Readonly<Partial<Record<DimensionId, string>>>): string =>
  dimensions.map(({ id }) => at[id] ?? '').join('|');

/** Every place of the table, all together first in each dimension. */
const combinations = (dimensions: readonly ReleaseDimension[]): (string | null)[][] =>
  dimensions.reduce<(string | null)[][]>(
    (all, { categories }) => all.flatMap((before) => [null, ...categories].map((category) => [...before, category])),
    [[]],
  );

/** What a release merged for being rare is `other` in every dimension. */
function categoryName(words: PaperWords, dimension: ReleaseDimension, code: string | null): string {
  if (code === null) return words.text('statistics.all');
  return code === 'other' ? words.text('statistics.other') : words.text(`${dimension.words}.${code}`);
}

/** `2024`, a quarter of it, or a block of years. */
export function periodName(words: PaperWords, id: string): string {
  const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(id) ?? [];
  if (year === undefined || quarter === undefined) return words.digitsOf(id.replace('-', '–'));
  return words.text('paper.quarter', { quarter: words.digitsOf(quarter), year: words.digitsOf(year) });
}

/** What a table must say of itself (standards.md section 5). */
export function releaseNotes(words: PaperWords, release: ReleaseToFile): ReleaseSheet['notes'] {
  const { id, measure, by, period, revision, status, reason, bodies, method, coverage, publishedAt } = release;
  const note = (key: string, value: string) => ({ key, label: words.text(`paper.table-${key}`), value });
  return [
    note('measure', words.name(measure.name)),
    note('definition', words.name(measure.definition)),
    note(
      'version',
      words.text('paper.table-version-since', { version: words.number(measure.version), since: words.date(measure.since.slice(0, 7)) }),
    ),
    note('unit', words.text(`statistics-counts.${measure.counts}`)),
    note('date', words.text(`paper.table-date-${dateOf(release)}`)),
    note('period', `${periodName(words, period.id)} (${words.date(period.from.slice(0, 7))} – ${words.date(period.to.slice(0, 7))})`),
    ...(by.length === 0 ? [] : [note('by', words.list(by.map((one) => words.text(`statistics-dimension.${one}`))))]),
    note(
      'coverage',
      bodies < fewBodies ? words.text('paper.table-bodies-few') : words.text('paper.table-bodies', { bodies: words.number(bodies) }),
    ),
    ...(coverage === null
      ? []
      : [note('covered', bodiesIn(words, coverage.covered)), note('not-covered', bodiesIn(words, coverage.others))]),
    note(
      'method',
      words.text(method.rounding === 'controlled' ? 'paper.table-method-together' : 'paper.table-method-text', {
        base: words.number(method.base),
        threshold: words.number(method.threshold),
      }),
    ),
    note('chosen', words.code(releaseMethods, method.chosenBy)),
    note('rounding', words.code(releaseRoundings, method.rounding)),
    note('sign', `held = ${words.code(figureSigns, 'held')}`),
    note('status', words.code(releaseStatuses, status)),
    ...(reason === null ? [] : [note('reason', words.code(releaseReasons, reason))]),
    note('revision', words.number(revision)),
    ...(publishedAt === null ? [] : [note('published', words.date(words.dayOf(publishedAt)))]),
    note('next', words.date(nextIssueOf(period).slice(0, 7))),
    note('number', id),
  ];
}

const bodiesIn = (words: PaperWords, { number, names }: CoveredBodies): string =>
  words.text('paper.table-count', { number: words.number(number), names: words.list(names.map((name) => words.name(name))) }).trim();
