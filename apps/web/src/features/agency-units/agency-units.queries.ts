import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type AgencyUnitView, type ChangeAgencyUnitBody, type OpenAgencyUnitBody, type UnitId } from '@himaya/domain';
import { call } from '../../platform/api-client';

/** The forms for accounts read the same list under the same key. */
const list = ['agency-units'] as const;
const one = (id: string) => ['agency-unit', id] as const;

/** All units of the own agency, closed ones last. */
export function useAgencyUnits() {
  return useQuery({
    queryKey: list,
    queryFn: ({ signal }) => call(routes.listAgencyUnits, { signal }),
    select: ({ items }) => items,
  });
}

export function useAgencyUnit(id: string) {
  return useQuery({ queryKey: one(id), queryFn: ({ signal }) => call(routes.readAgencyUnit, { params: { id }, signal }) });
}

/** Keeps the answer of a deed as what is known of the unit, and asks the list anew. */
function useKept() {
  const client = useQueryClient();
  return (unit: AgencyUnitView) => {
    client.setQueryData(one(unit.id), unit);
    return client.invalidateQueries({ queryKey: list });
  };
}

export function useOpenUnit() {
  return useMutation({ mutationFn: (body: OpenAgencyUnitBody) => call(routes.openAgencyUnit, { body }), onSuccess: useKept() });
}

export function useChangeUnit(unit: { readonly id: UnitId; readonly version: number }) {
  return useMutation({
    mutationFn: (body: ChangeAgencyUnitBody) => call(routes.changeAgencyUnit, { params: { id: unit.id }, version: unit.version, body }),
    onSuccess: useKept(),
  });
}

export function useCloseUnit(unit: AgencyUnitView) {
  return useMutation({
    mutationFn: () => call(routes.closeAgencyUnit, { params: { id: unit.id }, version: unit.version, body: {} }),
    onSuccess: useKept(),
  });
}
