import { Suspense } from 'react';
import {
  IconBell,
  IconCopy,
  IconFolders,
  IconHome,
  IconInbox,
  IconKey,
  IconUrgent,
  IconUserCancel,
  IconUserCheck,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { Navigate, Outlet, Route, Routes } from 'react-router';
import type { MeView } from '@himaya/domain';
import { AccessReviewPage } from './features/access-reviews';
import { LanguageMenu, PrivacySwitch, QuickExit, UserMenu } from './features/account';
import { CasePage, CasesPage, EditCasePage, FindCasePage, NewCasePage } from './features/cases';
import { EmergencyPage, ReviewPage, ReviewsPage } from './features/emergency';
import { ComparePage, MatchesPage } from './features/matches';
import { LeavePage } from './features/leaves';
import { NotificationBell, NotificationsPage, useUnreadCount } from './features/notifications';
import { KeysPage } from './features/keys';
import { GovernmentLinkPage, ProtectionPage } from './features/protection';
import { QueuePage } from './features/queue';
import { ReferPage, ReferralPage } from './features/referrals';
import { BarsPage } from './features/seals';
import { TransferPage } from './features/transfers';
import { NewUserPage, UserPage, UsersPage } from './features/users';
import { WelcomePage } from './features/welcome';
import { FurtherWords } from './platform/further-words';
import { useDates } from './platform/dates';
import { ErrorBoundary } from './platform/error-boundary';
import { ScreenPrivacyProvider } from './platform/privacy';
import { SessionProvider, useSession } from './platform/session';
import { useWords } from './platform/words';
import { AppLayout, ToolPlace, type Destination } from './ui/app-layout';
import { ErrorState } from './ui/error-state';
import { LoadingState } from './ui/loading-state';

/** Everything behind the sign-in: the frame and the pages this user's abilities open. */
export function Shell({ me }: { readonly me: MeView }) {
  return (
    <SessionProvider me={me}>
      <ScreenPrivacyProvider>
        <Pages />
      </ScreenPrivacyProvider>
    </SessionProvider>
  );
}

function Pages() {
  const { ability } = useSession();
  const worksOnCases = ability.can('list', 'Case');
  return (
    <Routes>
      <Route element={<Frame worksOnCases={worksOnCases} />}>
        {worksOnCases && <Route index element={<QueuePage />} />}
        <Route element={<FurtherWords />}>
          {!worksOnCases && <Route index element={<WelcomePage />} />}
          {worksOnCases && (
            <>
              <Route path="cases" element={<CasesPage />} />
              {ability.can('search', 'Case') && <Route path="cases/find" element={<FindCasePage />} />}
              {ability.can('open', 'Case') && <Route path="cases/new" element={<NewCasePage />} />}
              <Route path="cases/:id" element={<CasePage />} />
              <Route path="cases/:id/edit" element={<EditCasePage />} />
              <Route path="cases/:id/refer" element={<ReferPage />} />
              {ability.can('list', 'Duplicate') && (
                <>
                  <Route path="matches" element={<MatchesPage />} />
                  <Route path="matches/:id" element={<ComparePage />} />
                </>
              )}
              <Route path="referrals/:id" element={<ReferralPage />} />
              <Route path="transfers/:id" element={<TransferPage />} />
              <Route path="emergency" element={<EmergencyPage />} />
            </>
          )}
          {ability.can('review', 'BreakGlass') && (
            <>
              <Route path="emergency/reviews" element={<ReviewsPage />} />
              <Route path="emergency/reviews/:id" element={<ReviewPage />} />
            </>
          )}
          {ability.can('list', 'AnyBar') && <Route path="conflicts" element={<BarsPage />} />}
          {ability.can('read', 'Keys') && <Route path="keys" element={<KeysPage />} />}
          {ability.can('list', 'User') && (
            <>
              <Route path="admin/users" element={<UsersPage />} />
              <Route path="admin/users/new" element={<NewUserPage />} />
              <Route path="admin/users/:id" element={<UserPage />} />
            </>
          )}
          {ability.can('list', 'AccessReview') && <Route path="admin/access-review" element={<AccessReviewPage />} />}
          <Route path="leave" element={<LeavePage />} />
          <Route path="notifications" element={<NotificationsPage />} />
          <Route path="account/protection" element={<ProtectionPage />} />
          <Route path="sign-in/government" element={<GovernmentLinkPage />} />
        </Route>
        <Route path="*" element={<Navigate to="/" replace />} />
      </Route>
    </Routes>
  );
}

function Frame({ worksOnCases }: { readonly worksOnCases: boolean }) {
  const { t } = useWords();
  const { number } = useDates();
  const { ability } = useSession();
  const unread = useUnreadCount();
  const others: Destination[] = [
    ...(ability.can('list', 'User')
      ? [{ to: '/admin/users', label: t('nav.users'), icon: <IconUsers size={22} stroke={1.7} aria-hidden="true" /> }]
      : []),
    ...(ability.can('list', 'AccessReview')
      ? [{ to: '/admin/access-review', label: t('nav.access-review'), icon: <IconUserCheck size={22} stroke={1.7} aria-hidden="true" /> }]
      : []),
    ...(ability.can('list', 'AnyBar')
      ? [{ to: '/conflicts', label: t('nav.bars'), icon: <IconUserCancel size={22} stroke={1.7} aria-hidden="true" /> }]
      : []),
    ...(ability.can('read', 'Keys')
      ? [{ to: '/keys', label: t('nav.keys'), icon: <IconKey size={22} stroke={1.7} aria-hidden="true" /> }]
      : []),
  ];
  const destinations: Destination[] = worksOnCases
    ? [
        { to: '/', label: t('nav.queue'), icon: <IconInbox size={22} stroke={1.7} aria-hidden="true" /> },
        { to: '/cases', label: t('nav.cases'), icon: <IconFolders size={22} stroke={1.7} aria-hidden="true" /> },
        ...(ability.can('open', 'Case')
          ? [{ to: '/cases/find', label: t('nav.new-case'), icon: <IconUserPlus size={22} stroke={1.7} aria-hidden="true" /> }]
          : []),
        ...(ability.can('list', 'Duplicate')
          ? [{ to: '/matches', label: t('nav.matches'), icon: <IconCopy size={22} stroke={1.7} aria-hidden="true" /> }]
          : []),
        {
          to: '/notifications',
          label: t('nav.notifications'),
          icon: <IconBell size={22} stroke={1.7} aria-hidden="true" />,
          ...(unread ? { badge: number(unread), badgeLabel: t('notifications.unread', { number: number(unread) }) } : {}),
        },
      ]
    : others.length > 0
      ? [{ to: '/', label: t('nav.home'), icon: <IconHome size={22} stroke={1.7} aria-hidden="true" /> }, ...others]
      : [];
  if (ability.can('review', 'BreakGlass')) {
    destinations.push({
      to: '/emergency/reviews',
      label: t('nav.reviews'),
      icon: <IconUrgent size={22} stroke={1.7} aria-hidden="true" />,
    });
  }
  return (
    <AppLayout
      destinations={destinations}
      tools={
        <>
          <PrivacySwitch />
          <Suspense fallback={<ToolPlace />}>
            <LanguageMenu />
          </Suspense>
          <NotificationBell unread={unread} />
          <Suspense fallback={<ToolPlace />}>
            <UserMenu />
          </Suspense>
          <QuickExit />
        </>
      }
    >
      <ErrorBoundary fallback={(again) => <ErrorState error={null} onRetry={again} />}>
        <Suspense fallback={<LoadingState rows={4} height={96} />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </AppLayout>
  );
}
