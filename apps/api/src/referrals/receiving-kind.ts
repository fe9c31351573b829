import { servicesOfUnitKind, unitKinds, type Service, type UnitId, type UnitKind } from '@himaya/domain';
import type { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';

/** The kind of desk that takes a service where no unit is named. */
function usualKind(service: Service): UnitKind {
  const kind = unitKinds.codes.find((one) => servicesOfUnitKind[one].includes(service));
  if (kind === undefined) throw new Error(`no kind of unit offers ${service}`);
  return kind;
}

/** What kind of desk receives: the named unit's where it takes the service, the usual one's otherwise. */
export async function receivingKind(tx: Tx, units: UnitStore, service: Service, toUnitId?: UnitId): Promise<UnitKind> {
  const unit = toUnitId === undefined ? null : await units.findOffering(tx, toUnitId, service);
  return unit?.kind ?? usualKind(service);
}
