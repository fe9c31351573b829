import type { UnitRef } from '../directory/types';
import type { AbroadTransferId, CaseId, ConsentId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { AbroadBody, AbroadDestination, AbroadReason, AbroadStatus, AbroadStep } from './codes';

/** To whom a person is handed over abroad, on which word of theirs. */
export interface PlanAbroadBody {
  readonly destination: AbroadDestination;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly bodyKind: AbroadBody;
  /** Its name and how it is reached, 300 characters at most. Kept sealed. */
  readonly body: string;
  /** A consent to repatriation that stands. */
  readonly consentId: ConsentId;
}

export interface StepAbroadBody {
  readonly step: AbroadStep;
  /** Of a hand-over and an arrival: the day. */
  readonly on?: IsoDate | null;
  /** Of calling off. */
  readonly reason?: AbroadReason | null;
}

export interface AbroadTransferView {
  readonly id: AbroadTransferId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly status: AbroadStatus;
  readonly destination: AbroadDestination;
  readonly country: string;
  readonly bodyKind: AbroadBody;
  readonly body: string | null;
  readonly consentId: ConsentId;
  readonly unit: UnitRef;
  readonly plannedAt: IsoInstant;
  readonly handedOverOn: IsoDate | null;
  readonly arrivedOn: IsoDate | null;
  readonly reason: AbroadReason | null;
  readonly actions: readonly AbroadStep[];
}
