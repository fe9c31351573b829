import type { ReactNode } from 'react';
import type { PagedList } from '../../platform/paging';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';

interface Props<Item> {
  readonly title: string;
  readonly none: string;
  readonly icon: ReactNode;
  readonly list: PagedList<Item>;
  readonly row: (item: Item) => ReactNode;
}

/** A list in a panel, with what stands there while it loads, where it failed and where it is empty. */
export function ListPanel<Item>({ title, none, icon, list, row }: Props<Item>) {
  return (
    <Panel title={title} icon={icon} flush>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={3} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={icon} title={none} />
      ) : (
        <ul className={rows.list}>{list.items.map(row)}</ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}
