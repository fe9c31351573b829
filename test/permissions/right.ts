import type { Role } from '@himaya/domain';
import type { Asker, Telling, Verdict } from './askers';
import type { About } from './relations';

export interface Right {
  readonly about: About;
  readonly who: readonly Role[];
  readonly rule: (asker: Asker) => Verdict;
  /** What an allowed answer must hold; what it may hold at most is `mayBeTold`. */
  readonly shows: (asker: Asker) => readonly Telling[];
}

export type MakeRight = (about: About, roles: readonly Role[], rule?: Right['rule']) => Right;

/** Not yours looks like not there; then the rule of the deed itself. */
export type OnCase = (then?: Right['rule']) => Right['rule'];
