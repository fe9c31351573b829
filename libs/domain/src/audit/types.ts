import type { Category } from '../shared/categories';
import type { LocalName } from '../shared/route';
import type { IsoInstant } from '../shared/partial-date';
import type { UnitId } from '../shared/ids';
import type { AnomalyExplanation, AnomalyKind, AnomalyState } from './anomaly-codes';
import type { AuditResult } from './codes';

/** Who a line or an anomaly is about; the name is null where the account is gone, both where nobody was signed in. */
export interface AuditPerson {
  readonly id: string;
  readonly name: string | null;
}

/** A line of the trail as the data-protection officer reads it: ids and codes, never content of a case. */
export interface AuditEventItem {
  readonly id: string;
  readonly at: IsoInstant;
  readonly action: string;
  readonly result: AuditResult;
  readonly problem: string | null;
  readonly user: AuditPerson | null;
  readonly unit: { readonly id: UnitId; readonly name: LocalName | null } | null;
  readonly caseId: string | null;
  readonly subjectId: string | null;
  readonly categories: readonly Category[];
  /** How many cases a list or a search showed; null for anything else. */
  readonly casesShown: number | null;
  readonly address: string | null;
  readonly route: string | null;
}

/** Something unusual in the trail, and how far its review is. */
export interface AnomalyView {
  readonly id: string;
  readonly version: number;
  readonly kind: AnomalyKind;
  readonly user: AuditPerson | null;
  readonly unit: { readonly id: UnitId; readonly name: LocalName | null } | null;
  readonly address: string | null;
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  /** How often; what is counted, the kind says. */
  readonly count: number;
  readonly state: AnomalyState;
  readonly explanation: AnomalyExplanation | null;
  readonly incidentId: string | null;
  readonly reviewedAt: IsoInstant | null;
}

/** From how often on (`threshold`), within how many minutes, something counts as unusual. */
export interface AnomalyRuleView {
  readonly kind: AnomalyKind;
  readonly version: number;
  readonly threshold: number;
  readonly minutes: number;
  /** Null where it stands as the system came. */
  readonly changedAt: IsoInstant | null;
}

export interface ChangeAnomalyRuleBody {
  readonly kind: AnomalyKind;
  readonly threshold: number;
  /** Within `anomalyRuleLimits` of the kind. */
  readonly minutes: number;
}

/** `explained` needs an explanation, `incident` the incident's id. */
export interface ReviewAnomalyBody {
  readonly state: Exclude<AnomalyState, 'new'>;
  readonly explanation?: AnomalyExplanation;
  readonly incidentId?: string;
}
