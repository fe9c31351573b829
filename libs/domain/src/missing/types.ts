import type { UnitRef } from '../directory/types';
import type { CaseId, MissingAlertId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { MissingCircumstance, MissingEnding, MissingStep } from './codes';

export interface RaiseMissingBody {
  readonly circumstance: MissingCircumstance;
  readonly lastSeenOn: IsoDate;
  /** Free words, 2,000 characters at most: clothing, with whom, where to. Kept sealed. */
  readonly words?: string | null;
}

export interface ReviewMissingBody {
  /** What was done and what is next, 2,000 characters at most. Kept sealed. */
  readonly words: string;
}

export interface EndMissingBody {
  readonly ending: MissingEnding;
  readonly words?: string | null;
}

/** That somebody is looked for: what a case's page and journey show. */
export interface MissingMark {
  readonly since: IsoInstant;
  readonly lastSeenOn: IsoDate;
  readonly reviewDueAt: IsoInstant;
}

export interface MissingReviewView {
  readonly at: IsoInstant;
  readonly words: string | null;
}

export interface MissingAlertView {
  readonly id: MissingAlertId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly circumstance: MissingCircumstance;
  readonly lastSeenOn: IsoDate;
  readonly words: string | null;
  readonly unit: UnitRef;
  readonly raisedAt: IsoInstant;
  /** When it must be looked at again; null once it ended. */
  readonly reviewDueAt: IsoInstant | null;
  readonly reviews: readonly MissingReviewView[];
  readonly endedAt: IsoInstant | null;
  readonly ending: MissingEnding | null;
  readonly endingWords: string | null;
  /** What this reader can do with it now. */
  readonly actions: readonly MissingStep[];
}
