import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type CreateUserBody, type LeaveView, type RecordLeaveBody, type Route, type UserId, type UserView } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const key = ['users'] as const;

/** The accounts the reader looks after; empty filters mean all. */
export function useUsers(filter: { readonly unitId: string; readonly state: string }) {
  return usePagedList([...key, 'list', filter], routes.listUsers, { query: { ...filter, limit: 25 } });
}

/** A mutation, not a query: what was searched for is kept nowhere. */
export function useSearchUsers() {
  return useMutation({ mutationFn: (q: string) => call(routes.searchUsers, { body: { q } }), gcTime: 0 });
}

export function useUser(id: string) {
  return useQuery({
    queryKey: [...key, 'view', id],
    queryFn: ({ signal }) => call(routes.readUser, { params: { id }, signal }),
  });
}

export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateUserBody) => call(routes.createUser, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    gcTime: 0,
  });
}

/** One deed on an account at the version it was decided on; the answer is the account as it then stands. */
export function useUserDeed<Body, View extends UserView>(user: UserView, route: Route<Body, View>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => call(route, { params: { id: user.id }, version: user.version, body }),
    onSuccess: (view) => {
      client.setQueryData([...key, 'view', user.id], view);
      return client.invalidateQueries({ queryKey: [...key, 'list'] });
    },
    gcTime: 0,
  });
}

/** Who could stand in for somebody of the agency, and for which duties. */
export function useDelegatesFor(id: UserId) {
  return useQuery({
    queryKey: [...key, 'delegates', id],
    queryFn: ({ signal }) => call(routes.listDelegatesFor, { params: { id }, signal }),
  });
}

export function useRecordLeaveFor(id: UserId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RecordLeaveBody) => call(routes.recordLeaveFor, { params: { id }, body }),
    onSuccess: (view) => {
      client.setQueryData([...key, 'view', id], view);
      return client.invalidateQueries({ queryKey: [...key, 'list'] });
    },
  });
}

export function useCancelLeaveOf(id: UserId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (leave: LeaveView) => call(routes.cancelLeave, { params: { id: leave.id }, version: leave.version, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: [...key, 'view', id] }),
  });
}

/** Names of the units somebody can sit in, for the choices of a form. */
export function useUnitsOfAgency() {
  return useQuery({
    queryKey: ['agency-units'],
    queryFn: ({ signal }) => call(routes.listAgencyUnits, { signal }),
    select: ({ items }) => items.filter((unit) => unit.closedAt === null),
  });
}
