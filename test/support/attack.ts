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
