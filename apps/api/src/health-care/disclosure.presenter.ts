import {
  categoriesIn,
  categoryOfPart,
  reportParts,
  type BasisView,
  type CategoryMask,
  type CourtReportItem,
  type DisclosureView,
  type ReportPart,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import type { BasisRow, CourtReportRow, DisclosureRow } from './disclosure.store';

type Units = ReadonlyMap<UnitId, UnitRef>;

const partsIn = (mask: CategoryMask): ReportPart[] => reportParts.codes.filter((part) => categoriesIn(mask).includes(categoryOfPart[part]));

export function basisView(row: BasisRow, units: Units): BasisView {
  const id = row.consentId ?? row.overrideId;
  if (id === null) throw new Error('a basis that is neither a consent nor an order');
  return {
    court: units.get(row.courtId)!,
    basis: row.consentId === null ? 'court-order' : 'consent',
    id,
    parts: partsIn(row.partMask),
    until: row.until,
  };
}

export function disclosureView(row: DisclosureRow, units: Units): DisclosureView {
  return {
    id: row.id,
    court: units.get(row.courtId)!,
    basis: row.consentId === null ? 'court-order' : 'consent',
    parts: partsIn(row.partMask),
    disclosedAt: row.disclosedAt.toISOString(),
    open: row.open,
  };
}

export function courtReportItem(row: CourtReportRow): CourtReportItem {
  return {
    id: row.id,
    caseId: row.caseId,
    status: row.status,
    edition: row.edition,
    issuedAt: row.issuedAt.toISOString(),
    parts: partsIn(row.partMask),
    basis: row.consentId === null ? 'court-order' : 'consent',
    disclosedAt: row.disclosedAt.toISOString(),
    isNew: row.firstSeenAt === null,
  };
}
