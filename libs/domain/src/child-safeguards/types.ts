import type { UnitRef } from '../directory/types';
import type { BestInterestsBody } from '../overrides/types';
import type { BestInterestsId, CaseId, GuardianshipId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type {
  BestInterestsPurpose,
  BestInterestsReviewReason,
  GuardianAppointer,
  GuardianRelation,
  GuardianshipEnding,
  GuardianshipStatus,
  GuardianState,
} from './codes';

/** A child's best interests before sharing, placement or return: the same words as an override's. */
export interface DetermineBestInterestsBody extends Omit<BestInterestsBody, 'exploitation'> {
  readonly purpose: BestInterestsPurpose;
  /** The child's own view was heard. */
  readonly childHeard: boolean;
  /** By when it is looked at again; left out: six months after it was determined, the latest there is. */
  readonly reviewOn?: IsoDate;
}

export interface BestInterestsView {
  readonly id: BestInterestsId;
  readonly purpose: BestInterestsPurpose;
  readonly determinedOn: IsoDate;
  readonly determinedBy: string | null;
  readonly considerations: string | null;
  readonly conclusion: string | null;
  readonly childHeard: boolean;
  readonly reviewOn: IsoDate;
  readonly reviewReason: BestInterestsReviewReason;
  /** A later one for the same purpose holds instead; its review is owed to nobody. */
  readonly replaced: boolean;
  readonly unit: UnitRef;
  readonly recordedAt: IsoInstant;
}

export interface AppointGuardianBody {
  readonly name: string;
  readonly contact?: string;
  readonly relation: GuardianRelation;
  readonly appointedBy: GuardianAppointer;
  readonly appointedOn: IsoDate;
  /** Independent of whoever decides about the child. */
  readonly independent: boolean;
}

export interface SuspectGuardianBody {
  readonly reason: string;
}
export interface EndGuardianshipBody {
  readonly reason: GuardianshipEnding;
}

export interface GuardianshipView {
  readonly id: GuardianshipId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly status: GuardianshipStatus;
  readonly name: string | null;
  readonly contact: string | null;
  readonly relation: GuardianRelation;
  readonly appointedBy: GuardianAppointer;
  readonly appointedOn: IsoDate;
  readonly independent: boolean;
  readonly suspectedAt: IsoInstant | null;
  readonly suspicion: string | null;
  readonly endedAt: IsoInstant | null;
  readonly ending: GuardianshipEnding | null;
  readonly unit: UnitRef;
  readonly recordedAt: IsoInstant;
  /** What this reader can do with it now. */
  readonly actions: readonly ('suspect' | 'end')[];
}

/** What of a child's protection everybody who works the case may know: that it is there, not what it says. */
export interface ChildSafeguards {
  /** For what the best interests were determined. */
  readonly bestInterests: readonly BestInterestsPurpose[];
  readonly guardian: GuardianState;
  /** By when a guardian must be there, of a child that came alone; null where nobody waits for one. */
  readonly guardianDueAt: IsoInstant | null;
}
