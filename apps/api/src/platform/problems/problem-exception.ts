import type { Refusal } from '@himaya/domain';

/** A refusal on its way out of the HTTP layer. Verbs return refusals; only guards, pipes and the answer's edge throw one. */
export class ProblemException extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.problem);
  }
}
