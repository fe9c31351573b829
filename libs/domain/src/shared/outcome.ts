import type { ProblemCode } from './problems';

/** A refusal with its code, and the fields of the body it concerns where there are any. */
export interface Refusal {
  readonly problem: ProblemCode;
  readonly errors?: readonly FieldProblem[];
  /** Facts a client may act on, codes and counts only (`{nearest: …}`); never a person's data. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** One wrong field of a body: `path` in dots and indexes (`person.sex`, `exploitation.0.form`). */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

/** What a decision gives back: the value, or the refusal. Deciding never throws. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal);

export function allow<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(problem: ProblemCode, more: Omit<Refusal, 'problem'> = {}): { readonly ok: false } & Refusal {
  return { ok: false, problem, ...more };
}
