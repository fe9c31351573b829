import type { UnitRef } from '../directory/types';
import type { Category } from '../shared/categories';
import type { CaseId, ConsentId, GrantId, OverrideId, UnitId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';

/** Body of telling an anti-trafficking section of a case: what it will see, and on whose word; exactly one of the two bases is named. */
export interface TellPoliceBody {
  readonly toUnitId: UnitId;
  readonly categories: readonly Category[];
  readonly consentId?: ConsentId;
  readonly overrideId?: OverrideId;
}

/** A police section that sees the case, or saw it. */
export interface PoliceAssignmentView {
  readonly id: GrantId;
  readonly caseId: CaseId;
  readonly unit: UnitRef;
  readonly categories: readonly Category[];
  /** An override in the place of the person's consent. */
  readonly withoutConsent: boolean;
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant | null;
  readonly endedAt: IsoInstant | null;
  /** Whether this reader can take it back. */
  readonly endable: boolean;
}
