import type { Refusal } from '@himaya/domain';

/** A refusal on its way out of the HTTP layer. Verbs return refusals; only guards, pipes and the answer's edge throw one. */
export class ProblemException extends Error {
  /** @param audited true where a line of the audit trail tells of it already */
  constructor(
    readonly refusal: Refusal,
    readonly audited = false,
  ) {
    super(refusal.problem);
  }
}
