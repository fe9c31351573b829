import { createRequire } from 'node:module';
import type { ReleaseView } from '@himaya/domain';

const tools = createRequire(__filename);

/** One answer as it came over the line. */
export interface Told {
  readonly path: string;
  readonly status: number;
  readonly bytes: Buffer;
}
type Ask = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Told>;
interface Question {
  readonly by: readonly string[];
  readonly from: string;
  readonly to: string;
}
/** A table out of answers or of a release; of the latter, what stands under `other`. */
export interface ToldTable {
  readonly period: string;
  readonly by: readonly string[];
  readonly figures: ReadonlyMap<string, number | null>;
  readonly merged?: Readonly<Record<string, readonly string[]>>;
}
/** Somebody in the words of the menu. */
export interface Counted {
  readonly of: Readonly<Record<string, string>>;
  readonly forms: readonly string[];
}
/** What an attack learned: of so many hidden figures, of which secrets are counts below ten. */
export interface Learned {
  readonly hidden: number;
  readonly secrets: number;
  readonly exact: number;
  readonly pinned: number;
}
interface Rows {
  readonly dimensions: readonly string[];
  readonly classes: readonly { readonly of: Readonly<Record<string, readonly string[]>>; readonly rows: number }[];
}

/** The parts of `npm run attack:statistics -- product`, which CI plays on one small world. */
export const { answersTo, askerOf, contributed, forbidden, json, menuOf, payloadsOf, released } = tools(
  '../../tools/attack/product/asking.cjs',
) as {
  askerOf(of: { origin: string; session?: { cookie: string; csrfToken: string } }): Ask;
  menuOf(dimensions: readonly string[], year: number): Question[];
  forbidden(year: number): Question[];
  answersTo(ask: Ask, measure: string, questions: readonly Question[]): Promise<Told[]>;
  released(analyst: Ask, chair: Ask, body: object): Promise<ReleaseView>;
  payloadsOf(who: { nobody: Ask; analyst: Ask; chair: Ask }, id: string): Promise<Told[]>;
  contributed(analyst: Ask, chair: Ask, from: number, to: number): Promise<{ refused: string | null; csv: string | null }>;
  json(told: Told): unknown;
};
export const { classesOf, countIn, keyOf, partsOf, placesOf, tableOfRelease, tablesOfAnswer } = tools(
  '../../tools/attack/product/telling.cjs',
) as {
  tablesOfAnswer(told: Told): ToldTable[];
  tableOfRelease(release: ReleaseView, words: Readonly<Record<string, readonly string[]>>): ToldTable;
  keyOf(at: object): string;
  partsOf(key: string): [string, string][];
  countIn(people: readonly Counted[], key: string, merged?: ToldTable['merged']): number;
  placesOf(people: readonly Counted[], key: string): number[];
  classesOf(csv: string, words: Readonly<Record<string, readonly string[]>>): Rows;
};
export const { byRows, linked } = tools('../../tools/attack/product/linked.cjs') as {
  linked(scene: object): Learned;
  byRows(scene: object): { persons: number; inFile: number; homogeneous: number; surest: number; told: number; sure: number };
};
export const { byDifferences, byRates } = tools('../../tools/attack/product/differences.cjs') as {
  byDifferences(scene: object): { guesses: number; right: number };
  byRates(shares: readonly object[]): { shown: number; small: number; right: number };
};
export const { faultsOf, shapesOf, tellingApart } = tools('../../tools/attack/product/payloads.cjs') as {
  tellingApart(tellings: readonly [readonly Told[], readonly Told[]], pdfText: (bytes: Buffer) => string): Promise<string[]>;
  faultsOf(told: readonly Told[], words: Readonly<Record<string, readonly string[]>>): Promise<string[]>;
  shapesOf(told: readonly Told[]): string[];
};
export const { leaks } = tools('../../tools/attack/product/controls.cjs') as {
  leaks: Readonly<Record<string, (told: Told, countOf: (key: string) => number) => Promise<Told>>>;
};
export const { signedRanks } = tools('../../tools/attack/product/timing.cjs') as {
  signedRanks(pairs: readonly (readonly [number, number])[]): number;
};
export const { categories } = tools('../../tools/attack/product/people.cjs') as { categories: Readonly<Record<string, readonly string[]>> };

/** What equal figures told of groups whose people all met one fate. */
export interface Equal {
  readonly nested: number;
  readonly alike: number;
  readonly seen: number;
  readonly claims: number;
  readonly right: number;
  readonly signs: number;
  readonly ofOne: number;
}
export const { byEqualFigures, tellsOfGroups } = tools('../../tools/attack/groups.cjs') as {
  byEqualFigures(scene: object): Equal;
  tellsOfGroups(found: Equal): boolean;
};
