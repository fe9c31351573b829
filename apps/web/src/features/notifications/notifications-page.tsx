import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { notificationKinds, type NotificationView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { NoticeDetails } from './notice-details';
import { noticeIcons } from './notice-icons';
import { placeOf } from './place-of-notice';
import { useMarkRead, useNotifications } from './notifications.queries';
import classes from './notifications-page.module.css';

/** What this unit was told, the newest first; each leads to its referral. */
export function NotificationsPage() {
  const { t } = useWords();
  useDocumentTitle('notifications.title');
  const [shown, setShown] = useState('all');
  const list = useNotifications(shown === 'unread');
  return (
    <>
      <PageHeader
        title={t('notifications.title')}
        actions={
          <>
            <Button component={Link} to="/notifications/preferences" variant="default">
              {t('notices.change')}
            </Button>
            <SegmentedControl
              aria-label={t('notifications.shown')}
              value={shown}
              onChange={setShown}
              data={[
                { value: 'all', label: t('notifications.all') },
                { value: 'unread', label: t('notifications.only-unread') },
              ]}
            />
          </>
        }
      />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconBellOff size={30} stroke={1.6} aria-hidden="true" />}
            title={t('notifications.none')}
            text={t('notifications.none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map((item) => (
              <NotificationRow key={item.id} item={item} />
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}

function NotificationRow({ item }: { readonly item: NotificationView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const navigate = useNavigate();
  const markRead = useMarkRead();
  const { ability } = useSession();
  const to = placeOf(item, {
    reviews: ability.can('review', 'BreakGlass'),
    decides: ability.can('decide', 'Override'),
    reports: ability.can('report', 'Concern'),
    coordinates: ability.can('list', 'Stuck'),
  });
  const open = (): void => {
    if (!item.readAt) markRead.mutate(item);
    if (to) void navigate(to);
  };
  // A server that is newer than this page tells of kinds that it does not know.
  const Icon = noticeIcons[item.kind] ?? IconBell;
  return (
    <li className={classes.row} data-unread={!item.readAt || undefined}>
      <span className={classes.icon}>
        <Icon size={20} aria-hidden="true" />
      </span>
      <div className={classes.words}>
        <div className={classes.kind}>
          {!item.readAt && <span className={classes.dot} role="img" aria-label={t('notifications.new')} />}
          {code(notificationKinds, item.kind)}
        </div>
        <div className={classes.more}>
          <NoticeDetails of={item} />
          <time dateTime={item.at}>{instant(item.at)}</time>
        </div>
      </div>
      <div className={classes.actions}>
        {to ? (
          <Button variant="light" size="sm" onClick={open}>
            {t(
              item.kind === 'new-device'
                ? 'account.protection'
                : item.kind === 'possible-match'
                  ? 'notifications.open-match'
                  : item.referralId
                    ? 'notifications.open'
                    : to.startsWith('/cases/')
                      ? 'notifications.open-case'
                      : 'notifications.look',
            )}
          </Button>
        ) : (
          !item.readAt && (
            <Button variant="subtle" size="sm" onClick={open}>
              {t('notifications.mark-read')}
            </Button>
          )
        )}
      </div>
    </li>
  );
}
