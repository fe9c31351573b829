import type { BoardView, OwedPlacement, PlaceCount, PlaceRef, PlacementListItem } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { OwedRow } from './house.store';
import type { PlacementBase } from './placement.store';

export function countView(count: PlaceCount): BoardView['counts'][number] {
  return {
    personCategory: count.personCategory,
    total: count.total,
    taken: count.taken,
    reserved: count.reserved,
    free: count.free,
    freeAdapted: count.freeAdapted,
    outOfUse: count.outOfUse,
  };
}

export function owedView(row: OwedRow): OwedPlacement {
  return {
    referralId: row.referralId,
    caseId: row.caseId,
    urgency: row.urgency,
    sex: row.sex,
    ageBand: row.ageBand,
    acceptedAt: row.acceptedAt.toISOString(),
  };
}

export function placeRefOf(row: PlacementBase, keys: ReadonlyMap<string, DataKey>): PlaceRef | null {
  if (row.placeId === null || row.shelterId === null) return null;
  return {
    id: row.placeId,
    label: String(row.placeNumber),
    house: keys.get(row.shelterId)?.open('shelter.name', row.houseNameCt) ?? '',
  };
}

export function listItem(row: PlacementBase, keys: ReadonlyMap<string, DataKey>): Omit<PlacementListItem, 'position'> {
  return {
    id: row.id,
    version: row.version,
    called: keys.get(row.id)?.open('placement.called', row.calledCt) ?? '',
    personCategory: row.personCategory,
    needsAdapted: row.needsAdapted,
    urgency: row.urgency,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    waitingSince: row.waitingSince.toISOString(),
    place: placeRefOf(row, keys),
    until: row.until?.toISOString() ?? null,
    askWill: row.sharingEndedAt !== null && row.will === null && row.status !== 'ended',
  };
}
