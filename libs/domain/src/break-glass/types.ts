import type { Category } from '../shared/categories';
import type { BreakGlassId, CaseId, UserId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { UnitRef } from '../directory/types';
import type { BreakGlassGround, BreakGlassOutcome, BreakGlassStatus } from './codes';

/** Body of an emergency access to a case whose id is known. */
export interface BreakGlassBody {
  readonly ground: BreakGlassGround;
  /** Why, in words that name nobody: the data protection officer reads them. */
  readonly reason: string;
}

/** The same by the case's number, as somebody was told it. */
export interface BreakGlassByNumberBody extends BreakGlassBody {
  readonly number: string;
}

/** One emergency access as its user, the supervisor and the data protection officer see it: never a word of the case. */
export interface BreakGlassView {
  readonly id: BreakGlassId;
  readonly version: number;
  readonly status: BreakGlassStatus;
  readonly ground: BreakGlassGround;
  readonly reason: string | null;
  readonly caseNumber: string;
  /** While the door is open, and for its holder only. */
  readonly caseId: CaseId | null;
  readonly user: { readonly id: UserId; readonly name: string };
  readonly unit: UnitRef;
  /** What it opened, or would open. */
  readonly categories: readonly Category[];
  readonly requestedAt: IsoInstant;
  /** When the supervisor answered; null where none was asked. */
  readonly decidedAt: IsoInstant | null;
  readonly openedAt: IsoInstant | null;
  readonly endsAt: IsoInstant | null;
  readonly reviewDueAt: IsoInstant | null;
  readonly reviewedAt: IsoInstant | null;
  readonly outcome: BreakGlassOutcome | null;
  readonly reviewNote: string | null;
  /** For the data protection officer: how often what was done, and never what was seen. */
  readonly deeds?: readonly BreakGlassDeed[];
}

/** Lines of the audit trail, counted. */
export interface BreakGlassDeed {
  readonly action: string;
  readonly result: 'done' | 'refused' | 'failed';
  readonly times: number;
  readonly categories: readonly Category[];
  readonly lastAt: IsoInstant;
}

export interface ReviewBreakGlassBody {
  readonly outcome: BreakGlassOutcome;
  readonly note: string;
}
