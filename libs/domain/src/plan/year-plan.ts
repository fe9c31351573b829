import type { AgencyId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';
import type { PlanCorrectionDecision, PlanDecision, PlanDraftReason, PlanFeed } from './codes';
import type { AgencyRef, PlanMeasureRef } from './types';

export interface DraftPlanBody {
  /** The plan that is copied. */
  readonly from: string;
  /** A calendar year, from the running one on. */
  readonly year: number;
}

/** What the secretariat says of an activity; who the sources leave without Kurdish has none. */
export interface PlanActivityFields {
  readonly titleAr: string;
  readonly titleEn: string;
  readonly titleCkb: string | null;
  readonly startsOn: IsoDate;
  /** Null for one that goes on without an end. */
  readonly endsOn: IsoDate | null;
  readonly implementers: readonly AgencyId[];
  readonly indicatorAr: string | null;
  readonly indicatorEn: string | null;
  readonly indicatorCkb: string | null;
  readonly feed: PlanFeed;
  /** The first is what it is measured by; none for a milestone. */
  readonly measures: readonly string[];
}

export interface AddPlanActivityBody extends PlanActivityFields {
  readonly plan: string;
  readonly axis: number;
}

export interface ChangePlanActivityBody extends PlanActivityFields {
  /** Taken out of the plan; what was reported of it stays. */
  readonly retired: boolean;
}

export interface SetPlanTargetBody {
  /** In the unit of the first measure; null takes the target away. */
  readonly target: number | null;
}

export interface DecidePlanBody {
  readonly decision: PlanDecision;
  /** With `return`, and only then. */
  readonly reason: PlanDraftReason | null;
}

export interface DecidePlanCorrectionBody {
  readonly decision: PlanCorrectionDecision;
}

export interface PlanMenuMeasure extends PlanMeasureRef {
  readonly feed: Exclude<PlanFeed, 'milestone'>;
}

export interface PlanMenuView {
  readonly measures: readonly PlanMenuMeasure[];
  readonly agencies: readonly AgencyRef[];
}
