import { lazy, Suspense, useEffect } from 'react';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { FeedbackPage } from './features/feedback';
import { LockScreen } from './features/lock';
import { AnswerPage, CheckPage } from './features/papers';
import { SignInPage } from './features/sign-in';
import { ErrorBoundary } from './platform/error-boundary';
import { directionOf, rememberedLanguage } from './platform/i18n';
import { LanguageProvider, useLanguage } from './platform/language';
import { useMe } from './platform/me';
import { styleNonce } from './platform/style-nonce';
import { cssVariables, theme } from './platform/theme';
import { ErrorState } from './ui/error-state';
import { LoadingState } from './ui/loading-state';

// Shown after an action at the earliest, so no first page waits for it.
const Messages = lazy(() => import('@mantine/notifications').then(({ Notifications }) => ({ default: Notifications })));
const Shell = lazy(() => import('./shell').then((module) => ({ default: module.Shell })));

// A test has no frames to animate in.
const still = import.meta.env.MODE === 'test' ? 'test' : 'default';

/** The whole application, given its words and its cache. */
export function App({ words, client }: { readonly words: i18n; readonly client: QueryClient }) {
  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={client}>
        <DirectionProvider initialDirection={directionOf(rememberedLanguage())} detectDirection={false}>
          <MantineProvider
            theme={theme}
            cssVariablesResolver={cssVariables}
            forceColorScheme="light"
            getStyleNonce={styleNonce}
            env={still}
          >
            <Suspense>
              <Messages position="bottom-center" autoClose={5000} />
            </Suspense>
            <LanguageProvider words={words}>
              <ErrorBoundary fallback={(again) => <ErrorState error={null} onRetry={again} />}>
                <BrowserRouter>
                  <Suspense fallback={<LoadingState rows={3} height={96} />}>
                    <Entry />
                  </Suspense>
                </BrowserRouter>
              </ErrorBoundary>
            </LanguageProvider>
          </MantineProvider>
        </DirectionProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** Pages for whoever holds a slip or a paper: no session is asked for, or looked for. */
const pagesOfStrangers: Readonly<Record<string, typeof FeedbackPage>> = {
  '/feedback': FeedbackPage,
  '/check': CheckPage,
  '/answer': AnswerPage,
};

function Entry() {
  const Page = pagesOfStrangers[globalThis.location.pathname] ?? Door;
  return <Page />;
}

/** The sign-in for a stranger, the lock for who went away, the shell for who is known; an account's language is followed once it is. */
function Door() {
  const { data: me, error, refetch } = useMe();
  const { choose } = useLanguage();
  const language = me === 'locked' ? undefined : me?.user.language;
  useEffect(() => {
    if (language) void choose(language);
    // Only the account's own choice counts here; what is chosen afterwards stays chosen.
  }, [language]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (me === undefined) return <LoadingState rows={3} height={96} />;
  if (me === 'locked') return <LockScreen />;
  return me ? <Shell me={me} /> : <SignInPage />;
}
