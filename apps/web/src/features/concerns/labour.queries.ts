import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type LabourMatterView, type ReturnLabourMatterBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';
import { concernsKey } from './concerns.queries';

export function useLabourMatters() {
  return usePagedList([...concernsKey, 'labour-matters'], routes.listLabourMatters, { query: { limit: 20 } }, { refetchInterval: 60_000 });
}

export function useLabourMatter(id: string) {
  return useQuery({
    queryKey: [...concernsKey, 'labour-matter', id],
    queryFn: ({ signal }) => call(routes.readLabourMatter, { params: { id }, signal }),
  });
}

export function useReturnLabourMatter({ id, version }: Pick<LabourMatterView, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReturnLabourMatterBody) => call(routes.returnLabourMatter, { params: { id }, version, body }),
    // What it was is nobody's to read here any more.
    onSuccess: () => client.invalidateQueries({ queryKey: concernsKey, predicate: ({ queryKey }) => !queryKey.includes(id) }),
  });
}
