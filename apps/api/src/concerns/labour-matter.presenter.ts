import type { LabourMatterItem, LabourMatterView } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { concernPlaceOf } from './concern.presenter';
import type { ConcernRow } from './concern.store';

export function labourMatterItem(row: ConcernRow): LabourMatterItem {
  return {
    id: row.id,
    version: row.version,
    governorate: row.governorate,
    placeKind: row.placeKind,
    sentAt: row.sentAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    peopleCount: row.peopleCount,
    signs: row.signs,
    passedOn: row.status === 'labour-matter',
  };
}

/** What an inspection needs to go there: neither who was seen by name, nor who reported it. */
export function labourMatterView(row: ConcernRow, key: DataKey): LabourMatterView {
  return {
    ...labourMatterItem(row),
    place: key.open(concernPlaceOf.place, row.placeCt),
    narrative: key.open(concernPlaceOf.narrative, row.narrativeCt),
    employer: key.open(concernPlaceOf.employer, row.employerCt),
  };
}
