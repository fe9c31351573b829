import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { CaseId, ScreeningSittingId } from '../shared/ids';
import type { UnitRef } from '../directory/types';
import type { Accompaniment, IndicatorAnswer, InterpreterKind, InterpreterTie, OwnSexWish } from './codes';
import type { SuggestedFinding } from './finding';
import type { IndicatorId } from './sheet';

/** One talk with the person, over the sheet. An indicator in none of the three lists was not asked. */
export interface RecordSittingBody {
  readonly heldOn: IsoDate;
  /** ISO 639: what was spoken. */
  readonly language: string;
  readonly interpreter: InterpreterKind;
  /** Whether the interpreter signed the confidentiality statement; null where there was none. */
  readonly interpreterBound: boolean | null;
  /** Of whose circle the interpreter is; null where there was none, or where a professional was not asked. */
  readonly interpreterTie: InterpreterTie | null;
  readonly trainedInterviewer: boolean;
  readonly ownSexWish: OwnSexWish;
  /** Of a child: who sat beside it. Null for an adult. */
  readonly accompaniment: Accompaniment | null;
  readonly yes: readonly IndicatorId[];
  readonly no: readonly IndicatorId[];
  readonly unknown: readonly IndicatorId[];
  readonly note?: string;
}

/** Something about how a talk was held that the next one should do better. */
export type SittingConcern =
  | 'not-trained'
  | 'interpreter-not-bound'
  | 'interpreter-of-suspect'
  | 'interpreter-of-person'
  | 'interpreter-not-asked'
  | 'wish-not-met'
  | 'child-alone';

export interface SittingView extends Omit<RecordSittingBody, 'note'> {
  readonly id: ScreeningSittingId;
  readonly caseId: CaseId;
  readonly unit: UnitRef;
  /** Who asked; null where the reader's unit is another. */
  readonly interviewer: string | null;
  readonly recordedAt: IsoInstant;
  /** The rules for children held then. */
  readonly child: boolean;
  readonly concerns: readonly SittingConcern[];
  readonly note: string | null;
}

/** Who said what, when: every answer to one indicator, the newest sitting first. */
export interface AnswerInTime {
  readonly answer: Exclude<IndicatorAnswer, 'not-asked'>;
  readonly sittingId: ScreeningSittingId;
}

/** All talks of a case, what holds of each indicator by now, and what that suggests. */
export interface ScreeningView {
  readonly sheetVersion: number;
  readonly sittings: readonly SittingView[];
  readonly answers: Readonly<Record<IndicatorId, IndicatorAnswer>>;
  readonly history: Readonly<Record<IndicatorId, readonly AnswerInTime[]>>;
  /** Null before the first sitting. Stands beside its reasons and decides nothing. */
  readonly suggestion: SuggestedFinding | null;
}
