import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import type { CodeList } from '@himaya/domain';
import type { PagedList } from '../platform/paging';
import { useWords } from '../platform/words';
import { EmptyState } from './empty-state';
import { ErrorState } from './error-state';
import { LoadMore } from './load-more';
import { LoadingState } from './loading-state';
import { Panel } from './panel';
import classes from './rows.module.css';

interface Props<Status extends string, Item> {
  readonly title: string;
  readonly icon: ReactNode;
  readonly empty: { readonly icon: ReactNode; readonly title: string };
  readonly statuses: CodeList<Status>;
  readonly status: Status;
  readonly onStatus: (status: Status) => void;
  readonly list: PagedList<Item>;
  /** A row of it: a list item with its key. */
  readonly row: (item: Item) => ReactNode;
}

/** What a room has in one status at a time, page by page. */
export function StatusList<Status extends string, Item>({
  title,
  icon,
  empty,
  statuses,
  status,
  onStatus,
  list,
  row,
}: Props<Status, Item>) {
  const { options } = useWords();
  return (
    <Panel
      title={title}
      icon={icon}
      flush
      actions={
        <Select
          aria-label={title}
          data={options(statuses)}
          value={status}
          onChange={(value) => statuses.has(value) && onStatus(value)}
          allowDeselect={false}
        />
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={3} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={empty.icon} title={empty.title} />
      ) : (
        <ul className={classes.list}>{list.items.map(row)}</ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}
