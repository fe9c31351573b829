import {
  arePlacesStale,
  deskOpensAt,
  isDeskOpen,
  type DeskHours,
  type DirectoryUnitView,
  type FreePlaces,
  type PersonCategory,
  type Service,
  type UnitRef,
} from '@himaya/domain';
import type { UnitRecord } from './unit.schema';

/** A unit with what it offers, as the directory's statement returns it. */
export interface OfferingUnit extends UnitRecord {
  readonly services: Service[];
  readonly personCategories: PersonCategory[];
  readonly languages: string[];
  readonly freePlaces: FreePlaces;
  /** When its places were last counted. */
  readonly placesKeptAt: Date | null;
}

/** How others name a unit. */
export function unitRef(unit: Pick<UnitRecord, 'id' | 'agencyId' | 'nameAr' | 'nameCkb' | 'nameEn' | 'governorate'>): UnitRef {
  return {
    id: unit.id,
    name: { ar: unit.nameAr, ckb: unit.nameCkb, en: unit.nameEn },
    governorate: unit.governorate,
    agencyId: unit.agencyId,
  };
}

export function directoryUnitView(unit: OfferingUnit, now: Date): DirectoryUnitView {
  const deskHours = hoursOf(unit);
  return {
    ...unitRef(unit),
    services: unit.services,
    personCategories: unit.personCategories,
    languages: unit.languages,
    freePlaces: unit.freePlaces,
    onCallPhone: unit.onCallPhone,
    outside: unit.outside,
    deskHours,
    openNow: isDeskOpen(deskHours, now),
    opensAt: deskOpensAt(deskHours, now)?.toISOString() ?? null,
    placesStale: arePlacesStale(unit.placesKeptAt, now),
  };
}

function hoursOf({ deskDays, deskOpensAt: opensAt, deskClosesAt: closesAt }: UnitRecord): DeskHours | null {
  return deskDays === null || opensAt === null || closesAt === null ? null : { days: deskDays, opensAt, closesAt };
}
