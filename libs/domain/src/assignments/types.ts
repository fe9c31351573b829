import type { UnitRef } from '../directory/types';
import type { CaseId, GrantId, UnitId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';

/** Body of laying a case before a court's office. */
export interface AssignCourtBody {
  readonly toUnitId: UnitId;
}

/** A court's office before which the case lies, or lay. */
export interface AssignmentView {
  readonly id: GrantId;
  readonly caseId: CaseId;
  readonly unit: UnitRef;
  readonly startsAt: IsoInstant;
  readonly endedAt: IsoInstant | null;
  /** Whether this reader can take it back. */
  readonly endable: boolean;
}
