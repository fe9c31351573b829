import { lazy, Suspense } from 'react';
import { Outlet, Route, Routes } from 'react-router';
import type { MeView } from '@himaya/domain';
import { destinationsFor } from './destinations';
import { LanguageMenu, PrivacySwitch, QuickExit, UserMenu } from './features/account';
import { OutboxKeeper } from './features/concerns';
import { AutoLock } from './features/lock';
import { NotificationBell, useLive, useUnreadCount } from './features/notifications';
import { QueuePage } from './features/queue';
import { useDates } from './platform/dates';
import { ErrorBoundary } from './platform/error-boundary';
import { ScreenPrivacyProvider } from './platform/privacy';
import { SessionProvider, useSession } from './platform/session';
import { useWords } from './platform/words';
import { AppLayout, ToolPlace } from './ui/app-layout';
import { ErrorState } from './ui/error-state';
import { LoadingState } from './ui/loading-state';

/** All pages but the first, apart from it: nobody waits for their addresses to see the queue. */
const FurtherPages = lazy(() => import('./further-pages').then((module) => ({ default: module.FurtherPages })));

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
        <Route path="*" element={<FurtherPages worksOnCases={worksOnCases} />} />
      </Route>
    </Routes>
  );
}

function Frame({ worksOnCases }: { readonly worksOnCases: boolean }) {
  const { t } = useWords();
  const { number } = useDates();
  const { ability } = useSession();
  const unread = useUnreadCount();
  useLive();
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
      {ability.can('report', 'Concern') && (
        <Suspense>
          <OutboxKeeper />
        </Suspense>
      )}
      <ErrorBoundary fallback={(again) => <ErrorState error={null} onRetry={again} />}>
        <Suspense fallback={<LoadingState rows={4} height={96} />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </AppLayout>
  );
}
