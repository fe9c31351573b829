import type { PlanReleasedView } from './released';
import type { AgencyId, PlanReportId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { LocalName } from '../shared/route';
import type {
  PlanChange,
  PlanDraftReason,
  PlanFeed,
  PlanIndicatorKind,
  PlanMove,
  PlanObstacle,
  PlanProgress,
  PlanReportStatus,
  PlanReturnReason,
  PlanReview,
  PlanState,
  PlanVersionState,
} from './codes';

export interface PlanRef {
  readonly id: string;
  readonly title: LocalName;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly state: PlanState;
  readonly version: number;
  /** The first month that is reported by it; null until it is adopted. */
  readonly inForceFrom: IsoDate | null;
}

export interface AgencyRef {
  readonly id: AgencyId;
  readonly name: LocalName;
}

/** A measure by its code in measures.json, as a page names it. */
export interface PlanMeasureRef {
  readonly id: string;
  readonly name: LocalName;
  readonly unit: string;
}

/** How many of the bodies whose word a milestone takes have declared it; it is reached once all of them have. */
export interface PlanDeclarations {
  readonly done: number;
  readonly of: number;
}

/** How far one measure of an activity has come. */
export interface PlanMeasureFigure {
  readonly measure: PlanMeasureRef;
  /** Does the activity as it stands have it? What was reported in a measure of an earlier version stays beside it, and is added to no other. */
  readonly stands: boolean;
  /** Null where no accepted report says, and of case data no release. */
  readonly reached: number | null;
  /** Of a measure of case data: its figure out of a published release. */
  readonly released: PlanReleasedView | null;
}

/** An activity as its standing version has it, and how far the accepted reports say it has come. */
export interface PlanActivityView {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly derivedFrom: string | null;
  readonly title: LocalName;
  readonly startsOn: IsoDate;
  /** Null for one that goes on without an end. */
  readonly endsOn: IsoDate | null;
  readonly implementers: readonly AgencyRef[];
  readonly indicator: LocalName | null;
  readonly indicatorKind: PlanIndicatorKind;
  readonly feed: PlanFeed;
  readonly measures: readonly PlanMeasureRef[];
  readonly target: number | null;
  readonly retired: boolean;
  /** In the unit of the first measure; null where no accepted report says, and of what case data feed no release. */
  readonly reached: number | null;
  /** A milestone alone: declared by every body whose word it takes. */
  readonly completed: boolean;
  /** Of a milestone, how many of those bodies have declared it. */
  readonly declarations: PlanDeclarations | null;
  /** How far each of its measures has come, the first one too; then those that were reported under an earlier version. */
  readonly figuresByMeasure: readonly PlanMeasureFigure[];
  /** What case data feed: their figure out of a published release. */
  readonly released: PlanReleasedView | null;
  /** reached / target; null without a target. */
  readonly ratio: number | null;
  /** Does a correction of it wait for the chair? To those who write and adopt the plan alone. */
  readonly awaiting: boolean;
}

export interface PlanAxisView {
  readonly number: number;
  readonly name: LocalName;
  readonly objective: LocalName;
  /** Unweighted mean of the ratios there are, none of them counted above one; null where there is none. */
  readonly mean: number | null;
  readonly activities: readonly PlanActivityView[];
}

export interface PlanActivityVersionView {
  readonly version: number;
  readonly reason: PlanChange;
  /** Null for what the printed plan says. */
  readonly writtenBy: string | null;
  readonly writtenAt: IsoInstant;
  readonly state: PlanVersionState;
  readonly title: LocalName;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly implementers: readonly AgencyRef[];
  readonly indicator: LocalName | null;
  readonly feed: PlanFeed;
  readonly measures: readonly PlanMeasureRef[];
  readonly target: number | null;
  readonly retired: boolean;
}

/** What happened to a plan as a whole, by whom and why. */
export interface PlanMoveView {
  readonly move: PlanMove;
  readonly reason: PlanDraftReason | null;
  readonly by: string;
  readonly at: IsoInstant;
}

/** What one member's accepted report says of the activity. */
export interface PlanActivityMonthView {
  readonly month: IsoDate;
  readonly agency: AgencyRef;
  readonly progress: PlanProgress;
  /** With the measure that each was reported in. */
  readonly figuresByMeasure: readonly { readonly measure: PlanMeasureRef; readonly value: number | null }[];
}

export interface NationalPlanView {
  readonly plan: PlanRef;
  /** Every plan there is, the latest first. */
  readonly plans: readonly PlanRef[];
  readonly axes: readonly PlanAxisView[];
  /** How it was written and adopted, the latest first; to those who write and adopt it alone. */
  readonly moves: readonly PlanMoveView[];
  /** With `activity` in the query: its versions, the latest first, and the months that were accepted, the latest first. */
  readonly detail: { readonly versions: readonly PlanActivityVersionView[]; readonly months: readonly PlanActivityMonthView[] } | null;
}

export interface OpenPlanReportBody {
  /** The first day of the month that is reported. */
  readonly month: IsoDate;
}

/** What a member says of one of its activities; figures in the order of the measures that it reports. */
export interface PlanReportEntry {
  readonly activityId: string;
  readonly progress: PlanProgress;
  /** Whole numbers in each measure's unit; null while it is not known. */
  readonly figures: readonly (number | null)[];
  /** Number and date of the letter, order or document that shows it; nothing about any person. */
  readonly evidence: string | null;
  readonly obstacles: readonly PlanObstacle[];
}

export interface SavePlanReportBody {
  readonly entries: readonly PlanReportEntry[];
}

export interface ReviewPlanReportBody {
  readonly review: PlanReview;
  /** With `return`, and only then. */
  readonly reason: PlanReturnReason | null;
}

export interface PlanReportListItem {
  readonly id: PlanReportId;
  readonly version: number;
  readonly agency: AgencyRef;
  readonly month: IsoDate;
  readonly status: PlanReportStatus;
  /** 1 for what was first written; one more for each time that it was taken up again. */
  readonly revision: number;
  readonly late: boolean;
  readonly corrected: boolean;
  readonly submittedAt: IsoInstant | null;
}

export interface PlanFigureView {
  readonly measure: PlanMeasureRef;
  readonly value: number | null;
  /** What the same member reported the month before, in whatever state; null where it did not. */
  readonly last: number | null;
  /** More than ten times the month before. */
  readonly jump: boolean;
}

export interface PlanReportActivityView {
  readonly activityId: string;
  readonly title: LocalName;
  readonly indicator: LocalName | null;
  readonly feed: PlanFeed;
  /** Null while nothing was said of it. */
  readonly progress: PlanProgress | null;
  readonly lastProgress: PlanProgress | null;
  readonly figures: readonly PlanFigureView[];
  readonly evidence: string | null;
  readonly obstacles: readonly PlanObstacle[];
}

export interface PlanReportView extends PlanReportListItem {
  readonly dueOn: IsoDate;
  readonly returnReason: PlanReturnReason | null;
  readonly activities: readonly PlanReportActivityView[];
}
