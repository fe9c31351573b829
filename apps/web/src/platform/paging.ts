import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page, Route } from '@himaya/domain';
import { call, type CallOptions } from './api-client';

/** A keyset list as the screens use it: all items loaded so far, and whether there are more. */
export interface PagedList<Item> {
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly more: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

interface PagedSettings<Item> {
  readonly enabled?: boolean;
  /** Milliseconds to the next look, or what says it of what was read: false where nothing in it changes by itself. */
  readonly refetchInterval?: number | false | ((items: readonly Item[]) => number | false);
}

/** Reads a list route page by page. */
export function usePagedList<P extends Page<unknown>>(
  key: readonly unknown[],
  route: Route<void, P>,
  options: Pick<CallOptions<void>, 'params' | 'query'>,
  { enabled = true, refetchInterval = false }: PagedSettings<P['items'][number]> = {},
): PagedList<P['items'][number]> {
  const result = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => call(route, { ...options, query: { ...options.query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: P) => page.nextCursor,
    enabled,
    refetchInterval: ({ state }) =>
      typeof refetchInterval === 'function' ? refetchInterval(state.data?.pages.flatMap((page) => page.items) ?? []) : refetchInterval,
  });
  return {
    items: result.data?.pages.flatMap((page) => page.items),
    error: result.error,
    more: result.hasNextPage,
    loadingMore: result.isFetchingNextPage,
    loadMore: () => void result.fetchNextPage(),
    retry: () => void result.refetch(),
  };
}
