import type { FieldProblem, ProblemCode } from '@himaya/domain';

/** Why a call did not succeed: a code of the API, or `offline` when no answer came at all. */
export type CallProblemCode = ProblemCode | 'offline';

/** A refusal of the API (problem+json), or the lack of an answer, as one throwable value. */
export class ApiProblem extends Error {
  constructor(
    readonly code: CallProblemCode,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** Wrong fields of the body sent, for 400. */
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

/** Reads an unsuccessful answer; one that is no problem document, or of a code unknown here, becomes `unavailable` (502–504) or `internal`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const document: unknown = await response.json().catch(() => null);
  const code = field(document, 'code');
  const known = await import('./known-problems').catch(() => null);
  if (known?.problemCodes.has(code)) return new ApiProblem(code, response.status, fieldProblems(field(document, 'errors')));
  return new ApiProblem(response.status >= 502 && response.status <= 504 ? 'unavailable' : 'internal', response.status);
}

function field(document: unknown, name: string): unknown {
  return typeof document === 'object' && document !== null ? (document as Record<string, unknown>)[name] : undefined;
}

function fieldProblems(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const path = field(error, 'path');
    const code = field(error, 'code');
    return typeof path === 'string' && typeof code === 'string' ? [{ path, code }] : [];
  });
}
