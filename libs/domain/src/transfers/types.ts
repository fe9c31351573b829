import type { CaseId, TransferId, UnitId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { UnitKind } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { ReferralSummary } from '../referrals/types';
import type { TransferAction, TransferBox, TransferDeclineReason, TransferReason, TransferStatus } from './codes';

/** Body of the offer: responsibility for the whole case. */
export interface OfferTransferBody {
  readonly toUnitId: UnitId;
  readonly reason: TransferReason;
  /** What the next unit must know; it reads this once it has accepted. */
  readonly note: string;
}

export interface DeclineTransferBody {
  readonly reason: TransferDeclineReason;
}

/** An offer as its two sides, and whoever reads the case, see it. */
export interface TransferView {
  readonly id: TransferId;
  readonly version: number;
  readonly status: TransferStatus;
  readonly box: TransferBox | null;
  readonly reason: TransferReason;
  /** Between the federal side and the Kurdistan Region's. */
  readonly crossesLine: boolean;
  readonly declineReason: TransferDeclineReason | null;
  readonly fromUnit: UnitRef;
  readonly toUnit: UnitRef;
  readonly summary: ReferralSummary;
  readonly offeredAt: IsoInstant;
  readonly dueAt: IsoInstant;
  readonly decidedAt: IsoInstant | null;
  /** What this reader's unit can do next. */
  readonly actions: readonly TransferAction[];
  /** For whoever reads the case. */
  readonly caseId?: CaseId;
  /** The hand-over note, for whoever reads the case. */
  readonly note?: string | null;
}

/** A unit that can be responsible for a case. */
export interface ResponsibleUnit extends UnitRef {
  readonly kind: UnitKind;
}
