import type { Service } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { NeedCode } from '../referrals/codes';
import type { CaseId, NeedId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { NeedIdentifier, NeedLevel, NeedMove, NeedStatus } from './codes';

export interface RecordNeedBody {
  readonly service: Service;
  readonly needCode: NeedCode;
  readonly level: NeedLevel;
  readonly identifiedBy: NeedIdentifier;
  readonly note?: string;
}

export interface MoveNeedBody {
  readonly move: NeedMove;
}

export interface NeedView {
  readonly id: NeedId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly service: Service;
  readonly needCode: NeedCode;
  readonly level: NeedLevel;
  readonly identifiedBy: NeedIdentifier;
  readonly status: NeedStatus;
  readonly statusSince: IsoInstant;
  readonly unit: UnitRef;
  readonly recordedAt: IsoInstant;
  /** By when somebody must have been asked, of an open one. */
  readonly dueAt: IsoInstant | null;
  readonly note: string | null;
  /** What this reader can do with it now. */
  readonly moves: readonly NeedMove[];
}
