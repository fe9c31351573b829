import type { CaseStatus } from '../cases/codes';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { missingSteps, type MissingStep } from './codes';
import type { RaiseMissingBody } from './types';

/**
 * The clocks of a search (domain.md section 2): looked at again every seven days, the search itself due after a day and a child's within
 * the hour, its guardian told within the hour, the unit reminded a day before a review.
 */
export const missingRules = { reviewDays: 7, remindDays: 1, searchHours: 24, childHours: 1 } as const;

/** Every step of an alert that stands; an ended one is final, and the next disappearance is another alert. */
export interface MissingFacts {
  readonly caseStatus: CaseStatus;
  readonly ended: boolean;
}

/** May somebody be reported missing? One search a person at a time. */
export function decideRaising(
  body: RaiseMissingBody,
  facts: { readonly caseStatus: CaseStatus; readonly standing: boolean; readonly today: IsoDate },
): Outcome<null> {
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  if (body.lastSeenOn > facts.today) return refuse('body.invalid', { errors: [{ path: 'lastSeenOn', code: 'date.future' }] });
  return facts.standing ? refuse('missing.already') : allow(null);
}

/** May the search be looked at again, or ended? */
export function decideMissingStep({ caseStatus, ended }: MissingFacts): Outcome<null> {
  if (ended) return refuse('missing.ended');
  return caseStatus === 'open' ? allow(null) : refuse('case.closed');
}

/** What a screen offers as buttons. */
export function availableMissingSteps(facts: MissingFacts): readonly MissingStep[] {
  return decideMissingStep(facts).ok ? missingSteps.codes : [];
}
