import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBell,
  IconBellOff,
  IconCalendarOff,
  IconCheck,
  IconChecklist,
  IconCircleX,
  IconClock,
  IconDeviceDesktopQuestion,
  IconHandStop,
  IconInbox,
  IconHourglass,
  IconLock,
  IconLockOpen,
  IconLockQuestion,
  IconMessage,
  IconPlayerPause,
  IconProgress,
  IconScale,
  IconShare,
  IconUserCheck,
  IconTransfer,
  IconUrgent,
  IconUserQuestion,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { notificationKinds, type NotificationKind, type NotificationView } from '@himaya/domain';
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
import { placeOf } from './place-of-notice';
import { useMarkRead, useNotifications } from './notifications.queries';
import classes from './notifications-page.module.css';

const icons: Record<NotificationKind, ReactNode> = {
  'referral-arrived': <IconInbox size={20} aria-hidden="true" />,
  'referral-received': <IconInbox size={20} aria-hidden="true" />,
  'referral-accepted': <IconCheck size={20} aria-hidden="true" />,
  'referral-rejected': <IconCircleX size={20} aria-hidden="true" />,
  'referral-started': <IconProgress size={20} aria-hidden="true" />,
  'referral-on-hold': <IconPlayerPause size={20} aria-hidden="true" />,
  'referral-completed': <IconCheck size={20} aria-hidden="true" />,
  'referral-failed': <IconCircleX size={20} aria-hidden="true" />,
  'referral-cancelled': <IconCircleX size={20} aria-hidden="true" />,
  'referral-reminder': <IconClock size={20} aria-hidden="true" />,
  'referral-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'referral-escalated': <IconAlertTriangle size={20} aria-hidden="true" />,
  'referral-message': <IconMessage size={20} aria-hidden="true" />,
  'referral-quiet': <IconHourglass size={20} aria-hidden="true" />,
  'referral-raised': <IconAlertTriangle size={20} aria-hidden="true" />,
  'referral-hold-over': <IconPlayerPause size={20} aria-hidden="true" />,
  'consent-withdrawn': <IconHandStop size={20} aria-hidden="true" />,
  'consent-withdrawn-in-service': <IconHandStop size={20} aria-hidden="true" />,
  'override-asked': <IconShare size={20} aria-hidden="true" />,
  'override-approved': <IconCheck size={20} aria-hidden="true" />,
  'override-refused': <IconCircleX size={20} aria-hidden="true" />,
  'override-used': <IconShare size={20} aria-hidden="true" />,
  'override-ended': <IconHandStop size={20} aria-hidden="true" />,
  'override-reminder': <IconClock size={20} aria-hidden="true" />,
  'override-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'case-sealed': <IconLock size={20} aria-hidden="true" />,
  'unseal-asked': <IconLockQuestion size={20} aria-hidden="true" />,
  'case-unsealed': <IconLockOpen size={20} aria-hidden="true" />,
  'sealed-case-attempt': <IconAlertTriangle size={20} aria-hidden="true" />,
  'new-device': <IconDeviceDesktopQuestion size={20} aria-hidden="true" />,
  'leave-recorded': <IconCalendarOff size={20} aria-hidden="true" />,
  'leave-cancelled': <IconCalendarOff size={20} aria-hidden="true" />,
  'access-review-opened': <IconUserCheck size={20} aria-hidden="true" />,
  'access-review-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'emergency-asked': <IconUrgent size={20} aria-hidden="true" />,
  'emergency-opened': <IconUrgent size={20} aria-hidden="true" />,
  'emergency-approved': <IconCheck size={20} aria-hidden="true" />,
  'emergency-declined': <IconCircleX size={20} aria-hidden="true" />,
  'emergency-reviewed': <IconCheck size={20} aria-hidden="true" />,
  'emergency-unreviewed': <IconAlertTriangle size={20} aria-hidden="true" />,
  'transfer-owed': <IconTransfer size={20} aria-hidden="true" />,
  'transfer-offered': <IconTransfer size={20} aria-hidden="true" />,
  'transfer-accepted': <IconCheck size={20} aria-hidden="true" />,
  'transfer-declined': <IconCircleX size={20} aria-hidden="true" />,
  'transfer-withdrawn': <IconCircleX size={20} aria-hidden="true" />,
  'transfer-reminder': <IconClock size={20} aria-hidden="true" />,
  'transfer-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'task-assigned': <IconChecklist size={20} aria-hidden="true" />,
  'task-due': <IconClock size={20} aria-hidden="true" />,
  'task-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'case-assigned': <IconUserCheck size={20} aria-hidden="true" />,
  'caseload-received': <IconUsersGroup size={20} aria-hidden="true" />,
  'possible-match': <IconUserQuestion size={20} aria-hidden="true" />,
  'identification-decided': <IconScale size={20} aria-hidden="true" />,
  'identification-changed': <IconScale size={20} aria-hidden="true" />,
  'identification-reminder': <IconClock size={20} aria-hidden="true" />,
  'identification-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'identification-escalated': <IconAlertTriangle size={20} aria-hidden="true" />,
  'court-assigned': <IconScale size={20} aria-hidden="true" />,
  'police-told': <IconShare size={20} aria-hidden="true" />,
  'police-released': <IconHandStop size={20} aria-hidden="true" />,
  'reflection-ending': <IconHourglass size={20} aria-hidden="true" />,
  'reflection-paused': <IconHourglass size={20} aria-hidden="true" />,
  'reflection-ended': <IconHourglass size={20} aria-hidden="true" />,
  'non-punishment-alert': <IconAlertTriangle size={20} aria-hidden="true" />,
  'safeguard-reminder': <IconClock size={20} aria-hidden="true" />,
  'safeguard-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'legal-hold-asked': <IconLock size={20} aria-hidden="true" />,
  'legal-hold-review': <IconClock size={20} aria-hidden="true" />,
  'erasure-proposed': <IconClock size={20} aria-hidden="true" />,
  'incident-reported': <IconAlertTriangle size={20} aria-hidden="true" />,
  'incident-reminder': <IconAlertTriangle size={20} aria-hidden="true" />,
  'incident-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'concern-arrived': <IconInbox size={20} aria-hidden="true" />,
  'concern-reminder': <IconClock size={20} aria-hidden="true" />,
  'concern-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'concern-persons-wait': <IconUsersGroup size={20} aria-hidden="true" />,
  'concern-persons-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'concern-handled': <IconCheck size={20} aria-hidden="true" />,
  'labour-matter-arrived': <IconInbox size={20} aria-hidden="true" />,
  'labour-matter-returned': <IconInbox size={20} aria-hidden="true" />,
  'rights-reminder': <IconClock size={20} aria-hidden="true" />,
  'rights-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'risk-review-reminder': <IconClock size={20} aria-hidden="true" />,
  'risk-review-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'need-reminder': <IconClock size={20} aria-hidden="true" />,
  'need-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'plan-review-reminder': <IconClock size={20} aria-hidden="true" />,
  'plan-review-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'plan-step-reminder': <IconClock size={20} aria-hidden="true" />,
  'plan-step-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'guardian-reminder': <IconClock size={20} aria-hidden="true" />,
  'guardian-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'guardian-suspected': <IconAlertTriangle size={20} aria-hidden="true" />,
  'care-appointment-near': <IconClock size={20} aria-hidden="true" />,
  'care-appointment-unrecorded': <IconAlertTriangle size={20} aria-hidden="true" />,
  'best-interests-reminder': <IconClock size={20} aria-hidden="true" />,
  'best-interests-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'lawyer-answer-owed': <IconClock size={20} aria-hidden="true" />,
  'testimony-review-due': <IconClock size={20} aria-hidden="true" />,
  'court-report-given': <IconScale size={20} aria-hidden="true" />,
  'return-arrival-owed': <IconAlertTriangle size={20} aria-hidden="true" />,
  'return-contact-owed': <IconClock size={20} aria-hidden="true" />,
  'return-contact-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'return-re-trafficked': <IconAlertTriangle size={20} aria-hidden="true" />,
  'legal-hearing-near': <IconClock size={20} aria-hidden="true" />,
  'residence-ending': <IconClock size={20} aria-hidden="true" />,
  'programme-follow-up-due': <IconClock size={20} aria-hidden="true" />,
  'programme-repayment-due': <IconClock size={20} aria-hidden="true" />,
  'programme-visit-due': <IconClock size={20} aria-hidden="true" />,
  're-trafficking-told': <IconAlertTriangle size={20} aria-hidden="true" />,
  'placement-hold-over': <IconAlertTriangle size={20} aria-hidden="true" />,
  'placement-not-returned': <IconAlertTriangle size={20} aria-hidden="true" />,
  'placement-will-owed': <IconAlertTriangle size={20} aria-hidden="true" />,
  'placement-unsafe-exit': <IconAlertTriangle size={20} aria-hidden="true" />,
  'placement-incident': <IconAlertTriangle size={20} aria-hidden="true" />,
  'interpretation-planned': <IconCheck size={20} aria-hidden="true" />,
  'interpretation-off': <IconAlertTriangle size={20} aria-hidden="true" />,
  'interpretation-stopped': <IconAlertTriangle size={20} aria-hidden="true" />,
  'interpretation-unrecorded': <IconClock size={20} aria-hidden="true" />,
  'undertaking-ending': <IconClock size={20} aria-hidden="true" />,
  'undertaking-ended': <IconAlertTriangle size={20} aria-hidden="true" />,
  'missing-raised': <IconAlertTriangle size={20} aria-hidden="true" />,
  'missing-ended': <IconCheck size={20} aria-hidden="true" />,
  'missing-review-reminder': <IconClock size={20} aria-hidden="true" />,
  'missing-review-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'case-closed': <IconLock size={20} aria-hidden="true" />,
  'own-copy-owed': <IconClock size={20} aria-hidden="true" />,
  'care-copy-owed': <IconClock size={20} aria-hidden="true" />,
  'legal-copy-owed': <IconClock size={20} aria-hidden="true" />,
  'placement-copy-owed': <IconClock size={20} aria-hidden="true" />,
  'programme-copy-owed': <IconClock size={20} aria-hidden="true" />,
  'return-copy-owed': <IconClock size={20} aria-hidden="true" />,
  'abroad-arrival-owed': <IconClock size={20} aria-hidden="true" />,
  'abroad-arrived': <IconCheck size={20} aria-hidden="true" />,
  'plan-report-reminder': <IconClock size={20} aria-hidden="true" />,
  'plan-report-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'committee-report-proposed': <IconClock size={20} aria-hidden="true" />,
  'member-account-asked': <IconClock size={20} aria-hidden="true" />,
  'member-account-replied': <IconClock size={20} aria-hidden="true" />,
  'member-account-unanswered': <IconAlertTriangle size={20} aria-hidden="true" />,
  'member-account-found': <IconCheck size={20} aria-hidden="true" />,
  'committee-report-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'plan-reports-overdue': <IconAlertTriangle size={20} aria-hidden="true" />,
  'case-reopened': <IconLockOpen size={20} aria-hidden="true" />,
};

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
  return (
    <li className={classes.row} data-unread={!item.readAt || undefined}>
      <span className={classes.icon}>{icons[item.kind] ?? <IconBell size={20} aria-hidden="true" />}</span>
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
