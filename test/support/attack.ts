import { createRequire } from 'node:module';

const tools = createRequire(__filename);

/** Draws between 0 and 1, the same ones for the same seed. */
export const { drawsFrom } = tools('../../tools/attack/populations.cjs') as { drawsFrom(seed: number): () => number };

/** What an attack found: secrets are counts below ten, `right` of `guesses` what averaging told. */
export interface Found {
  readonly hidden: number;
  readonly secrets: number;
  readonly exact: number;
  readonly pinned: number;
  readonly guesses: number;
  readonly right: number;
}

/** The attack on answers by cell key that `npm run attack:statistics` plays. */
export const { byAnswers } = tools('../../tools/attack/attacks.cjs') as { byAnswers(scene: object): Found };

/** Who reads published tables with a solver: what each cell of them can be. */
export const { readerOf } = tools('../../tools/attack/reader.cjs') as {
  readerOf(
    highs: object,
    tables: readonly object[],
    facts: readonly object[],
  ): { range(key: string): readonly [number, number] | null; close(): void };
};
