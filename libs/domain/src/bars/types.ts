import type { BarId, UserId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { UnitRef } from '../directory/types';
import type { BarReason } from './codes';

export interface BarUserBody {
  readonly userId: UserId;
  readonly reason: BarReason;
}

/** A conflict of interest told to the data protection officer, who bars without seeing the case. */
export interface BarByNumberBody {
  readonly caseNumber: string;
  readonly username: string;
  readonly reason: BarReason;
}

/** Somebody barred from a case, whatever the grants. The barred person is never told. */
export interface BarView {
  readonly id: BarId;
  readonly caseNumber: string;
  readonly userId: UserId;
  readonly displayName: string;
  readonly unit: UnitRef;
  readonly reason: BarReason;
  readonly barredAt: IsoInstant;
}
