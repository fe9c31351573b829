import type { UnitRef } from '../directory/types';
import type { RiskAssessmentId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { RiskFactor, RiskLevel } from './codes';

export interface AssessRiskBody {
  readonly present: readonly RiskFactor[];
  /** Looked for and not known; what is in neither list is absent. */
  readonly unknown: readonly RiskFactor[];
  readonly level: RiskLevel;
  /** Why the level is another than the factors come to; needed then. */
  readonly reason?: string;
  readonly note?: string;
}

export interface RiskAssessmentView {
  readonly id: RiskAssessmentId;
  readonly present: readonly RiskFactor[];
  readonly unknown: readonly RiskFactor[];
  readonly score: number;
  readonly suggested: RiskLevel;
  readonly level: RiskLevel;
  readonly reason: string | null;
  readonly note: string | null;
  readonly unit: UnitRef;
  /** Who assessed; null where the reader's unit is another. */
  readonly assessedBy: string | null;
  readonly assessedAt: IsoInstant;
  /** When it must be done again. */
  readonly dueAt: IsoInstant;
}
