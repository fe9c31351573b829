import type { ConsentMethod } from '../consents/codes';
import type { Service } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { CasePlanId, PlanStepId, UnitId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { PlanAgreement, PlanStepState } from './codes';

export interface PlanStep {
  /** The step of an earlier version that this is; left out of a new one. It keeps its clock. */
  readonly id?: PlanStepId | null;
  readonly step: string;
  readonly ownerUnitId: UnitId;
  /** Who in that unit, by name; null where that is the unit's to say. */
  readonly ownerName: string | null;
  readonly dueOn: IsoDate | null;
  readonly state: PlanStepState;
}

export interface PlanGoal {
  readonly goal: string;
  /** The service it is about; null where none is. */
  readonly service: Service | null;
  readonly steps: readonly PlanStep[];
}

export interface SavePlanBody {
  readonly goals: readonly PlanGoal[];
  readonly agreement: PlanAgreement;
  /** When, how and in which language the person was asked; all three unless nobody has asked yet. */
  readonly agreedOn: IsoDate | null;
  readonly agreedBy: ConsentMethod | null;
  readonly agreedIn: string | null;
  /** Which review this version closes: its day, counted from the first plan; null for a change between reviews. */
  readonly reviewDay: number | null;
  /** The number of the version it was made from; null for the first. */
  readonly basedOn: number | null;
}

export interface PlanVersionView extends Omit<SavePlanBody, 'basedOn' | 'goals'> {
  readonly id: CasePlanId;
  readonly number: number;
  readonly goals: readonly (Omit<PlanGoal, 'steps'> & { readonly steps: readonly (PlanStep & { readonly ownerUnit: UnitRef | null })[] })[];
  readonly unit: UnitRef;
  /** Who wrote it; null where the reader's unit is another. */
  readonly recordedBy: string | null;
  readonly recordedAt: IsoInstant;
}

export interface PlanReviewView {
  readonly day: number;
  readonly dueAt: IsoInstant;
  readonly doneAt: IsoInstant | null;
}

export interface CasePlanView {
  /** The person's consent to be helped stands today: without it no plan is agreed with anybody. */
  readonly assistance: boolean;
  /** The newest first; empty before the first plan. */
  readonly versions: readonly PlanVersionView[];
  readonly reviews: readonly PlanReviewView[];
}
