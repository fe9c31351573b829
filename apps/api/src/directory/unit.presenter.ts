import type { DirectoryUnitView, FreePlaces, PersonCategory, Service, UnitRef } from '@himaya/domain';
import type { UnitRecord } from './unit.schema';

/** A unit with what it offers, as the directory's statement returns it. */
export interface OfferingUnit extends UnitRecord {
  readonly services: Service[];
  readonly personCategories: PersonCategory[];
  readonly languages: string[];
  readonly freePlaces: FreePlaces;
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
  return {
    ...unitRef(unit),
    services: unit.services,
    personCategories: unit.personCategories,
    languages: unit.languages,
    freePlaces: unit.freePlaces,
    onCallPhone: unit.onCallPhone,
    deskHours:
      unit.deskDays === null || unit.deskOpensAt === null || unit.deskClosesAt === null
        ? null
        : { days: unit.deskDays, opensAt: unit.deskOpensAt, closesAt: unit.deskClosesAt },
    openNow: isOpen(unit, now),
  };
}

/** Iraq keeps UTC+3 all the year. */
function isOpen({ deskDays, deskOpensAt, deskClosesAt }: UnitRecord, now: Date): boolean {
  if (deskDays === null || deskOpensAt === null || deskClosesAt === null) return true;
  const local = new Date(now.getTime() + 3 * 3_600_000);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  return deskDays.includes(local.getUTCDay()) && minute >= deskOpensAt && minute < deskClosesAt;
}
