import type { AgencyUnitView } from '@himaya/domain';
import type { AgencyUnitRow } from './agency-unit.store';

export function agencyUnitView(row: AgencyUnitRow): AgencyUnitView {
  return {
    id: row.id,
    version: row.version,
    agencyId: row.agencyId,
    kind: row.kind,
    name: { ar: row.nameAr, ckb: row.nameCkb, en: row.nameEn },
    governorate: row.governorate,
    offers: row.offers.map(({ service, personCategory, freePlaces }) => ({ service, personCategory, freePlaces })),
    languages: row.languages,
    deskHours:
      row.deskDays === null || row.deskOpensAt === null || row.deskClosesAt === null
        ? null
        : { days: row.deskDays, opensAt: row.deskOpensAt, closesAt: row.deskClosesAt },
    onCallPhone: row.onCallPhone,
    outside: row.outside,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
