import type { ReactNode } from 'react';
import type { ReferralListItem } from '@himaya/domain';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import type { PagedList } from '../../platform/paging';
import { ReferralRow } from './referral-row';
import classes from './referral-list.module.css';

/** Referrals in the order they came, with what is shown when there are none. */
export function ReferralList({ list, empty }: { readonly list: PagedList<ReferralListItem>; readonly empty: ReactNode }) {
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <LoadingState height={72} />;
  if (list.items.length === 0) return empty;
  return (
    <>
      <ul className={classes.list}>
        {list.items.map((item) => (
          <ReferralRow key={item.id} item={item} />
        ))}
      </ul>
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}
