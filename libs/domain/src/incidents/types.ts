import type { IsoInstant } from '../shared/partial-date';
import type { UnitRef } from '../directory/types';
import type { IncidentKind, IncidentRisk, IncidentState, IncidentStep, TellingWay } from './codes';
import type { ClockView } from './machine';

/** What anybody may report. The text is encrypted and read by the data-protection officer alone; it should name nobody. */
export interface ReportIncidentBody {
  readonly kind: IncidentKind;
  readonly description: string;
  /** When it was noticed, where that is not now. */
  readonly noticedAt?: IsoInstant;
  /** Ids of the cases it touches, as far as the reporter knows them. */
  readonly caseIds?: readonly string[];
}

/** All the reporter is told: that it arrived. */
export interface IncidentReceipt {
  readonly id: string;
  readonly reportedAt: IsoInstant;
}

export interface IncidentListItem {
  readonly id: string;
  readonly version: number;
  readonly kind: IncidentKind;
  readonly state: IncidentState;
  readonly risk: IncidentRisk | null;
  readonly reportedAt: IsoInstant;
  readonly unit: UnitRef;
  readonly clocks: readonly ClockView[];
}

export interface IncidentStepView {
  readonly step: IncidentStep;
  readonly at: IsoInstant;
  readonly way: TellingWay | null;
  readonly note: string | null;
}

export interface IncidentView extends IncidentListItem {
  readonly noticedAt: IsoInstant;
  readonly description: string;
  readonly caseIds: readonly string[];
  readonly steps: readonly IncidentStepView[];
  readonly available: readonly IncidentStep[];
}

/** What a step needs, `incidentMachine` says; `caseIds` may be added with any. */
export interface TakeStepBody {
  readonly step: IncidentStep;
  readonly risk?: IncidentRisk;
  readonly way?: TellingWay;
  readonly note?: string;
  readonly caseIds?: readonly string[];
}

/** How many incidents a year had: the count that is published. */
export interface IncidentYear {
  readonly year: number;
  readonly count: number;
}
