import type { AgencyId, UnitId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { LocalName } from '../shared/route';
import type { FreePlaces, Governorate, PersonCategory, Service } from './codes';

/** A unit as others name it. */
export interface UnitRef {
  readonly id: UnitId;
  readonly name: LocalName;
  readonly governorate: Governorate;
  readonly agencyId: AgencyId;
}

/** A unit of the directory that can be referred to. HSDS: a service at a location, with its eligibility and capacity. */
export interface DirectoryUnitView extends UnitRef {
  readonly services: readonly Service[];
  readonly personCategories: readonly PersonCategory[];
  /** ISO 639 codes. */
  readonly languages: readonly string[];
  readonly freePlaces: FreePlaces;
  readonly onCallPhone: string | null;
  /** Nobody there has an account: a referral goes on paper and is answered with the code on it. */
  readonly outside: boolean;
  /** Opening hours of the desk, local time: minutes after midnight, Sunday first; null when the desk never closes. */
  readonly deskHours: DeskHours | null;
  readonly openNow: boolean;
  /** When somebody is next at the desk; null where its hours name no day. */
  readonly opensAt: IsoInstant | null;
  /** True where nobody has counted the places for two days. */
  readonly placesStale: boolean;
}

export interface DeskHours {
  /** 0 Sunday to 6 Saturday. */
  readonly days: readonly number[];
  readonly opensAt: number;
  readonly closesAt: number;
}

export interface DirectoryQuery {
  readonly service?: Service;
  readonly governorate?: Governorate;
  readonly personCategory?: PersonCategory;
  readonly language?: string;
}
