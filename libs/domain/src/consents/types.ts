import type { Category } from '../shared/categories';
import type { AgencyId, CaseId, ConsentId, UnitId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { UnitRef } from '../directory/types';
import type { ConsentGiver, ConsentMethod, ConsentPurpose, ConsentStatus } from './codes';

export interface RecordConsentBody {
  readonly purpose: ConsentPurpose;
  readonly recipientUnitId?: UnitId;
  readonly recipientAgencyId?: AgencyId;
  readonly categories: readonly Category[];
  readonly givenBy: ConsentGiver;
  readonly method: ConsentMethod;
  /** ISO 639: the language the text was shown or spoken in. */
  readonly language: string;
  /** Version of the text shown; the current one when left out. */
  readonly textVersion?: string;
  readonly interpreter?: string | null;
  /** The last day it holds. */
  readonly validUntil: IsoDate;
}

export interface ConsentView {
  readonly id: ConsentId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly status: ConsentStatus;
  readonly purpose: ConsentPurpose;
  readonly recipientUnit: UnitRef | null;
  readonly recipientAgencyId: AgencyId | null;
  readonly categories: readonly Category[];
  readonly givenBy: ConsentGiver;
  readonly method: ConsentMethod;
  readonly language: string;
  readonly textVersion: string;
  readonly withInterpreter: boolean;
  readonly recordedAt: IsoInstant;
  readonly validUntil: IsoDate;
  readonly withdrawnAt: IsoInstant | null;
}

export interface WithdrawConsentBody {
  readonly method: ConsentMethod;
  readonly note?: string;
}
