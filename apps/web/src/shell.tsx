import { Suspense } from 'react';
import { Navigate, Outlet, Route, Routes } from 'react-router';
import type { MeView } from '@himaya/domain';
import { destinationsFor } from './destinations';
import { AccessReviewPage } from './features/access-reviews';
import { LanguageMenu, PrivacySwitch, QuickExit, UserMenu } from './features/account';
import { CapacityPage } from './features/capacity';
import { CasePage, CasesPage, EditCasePage, FindCasePage, NewCasePage } from './features/cases';
import { EmergencyPage, ReviewPage, ReviewsPage } from './features/emergency';
import { ComparePage, MatchesPage } from './features/matches';
import { LeavePage } from './features/leaves';
import { IncidentPage, IncidentsPage, ReportIncidentPage } from './features/incidents';
import { AutoLock } from './features/lock';
import { NotificationBell, NotificationsPage, useUnreadCount } from './features/notifications';
import { LineLimitsPage } from './features/line-limits';
import { KeysPage } from './features/keys';
import { OverridesPage } from './features/overrides';
import { GovernmentLinkPage, ProtectionPage } from './features/protection';
import { AnomaliesPage, AuditPage } from './features/oversight';
import { QueuePage } from './features/queue';
import { AgainPage, ReferPage, ReferralPage } from './features/referrals';
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
import { AppLayout, ToolPlace } from './ui/app-layout';
import { ErrorState } from './ui/error-state';
import { LoadingState } from './ui/loading-state';

/** Everything behind the sign-in: the frame and the pages this user's abilities open. */
export function Shell({ me }: { readonly me: MeView }) {
  return (
    <SessionProvider me={me}>
      <ScreenPrivacyProvider>
        <AutoLock idleMinutes={me.idleMinutes}>
          <Pages />
        </AutoLock>
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
              {ability.can('decide', 'Override') && <Route path="overrides" element={<OverridesPage />} />}
              <Route path="referrals/:id" element={<ReferralPage />} />
              {ability.can('send', 'Referral') && <Route path="referrals/:id/again" element={<AgainPage />} />}
              {ability.can('list', 'Capacity') && <Route path="capacity" element={<CapacityPage />} />}
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
          {ability.can('list', 'LineLimit') && <Route path="line-limits" element={<LineLimitsPage />} />}
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
          {ability.can('list', 'AuditEvent') && <Route path="audit" element={<AuditPage />} />}
          {ability.can('list', 'Anomaly') && <Route path="anomalies" element={<AnomaliesPage />} />}
          {ability.can('list', 'Incident') && (
            <>
              <Route path="incidents" element={<IncidentsPage />} />
              <Route path="incidents/:id" element={<IncidentPage />} />
            </>
          )}
          <Route path="incidents/new" element={<ReportIncidentPage />} />
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
  const destinations = destinationsFor(ability, worksOnCases, { words: t, unread: unread ? number(unread) : null });
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
