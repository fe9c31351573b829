import { useState } from 'react';
import { Stack } from '@mantine/core';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { FactorsPanel } from './factors-panel';
import { GovernmentPanel } from './government-panel';
import { PasswordPanel } from './password-panel';
import { useProtection, useRefreshProtection } from './protection.queries';
import { SessionsPanel } from './sessions-panel';
import { StepUpDialog } from './step-up-dialog';

/** The own account: what proves that one is oneself, where one is signed in, and the password. */
export function ProtectionPage() {
  const { t } = useWords();
  useDocumentTitle('protection.title');
  const protection = useProtection();
  const refresh = useRefreshProtection();
  const [waiting, setWaiting] = useState<(() => void) | null>(null);
  if (protection.error) return <ErrorState error={protection.error} onRetry={() => void protection.refetch()} />;
  const view = protection.data;
  const ask = (work: () => void): void => setWaiting(() => work);
  // The server says first how long ago the last proof was: a page may have been open for an hour.
  const afterProof = (work: () => void): void => void protection.refetch().then(({ data }) => (data?.recentlyProved ? work() : ask(work)));
  return (
    <>
      <PageHeader title={t('protection.title')} intro={t('protection.intro')} />
      <Stack gap="lg">
        {view ? <FactorsPanel of={view} afterProof={afterProof} /> : <LoadingState rows={3} />}
        {view?.governmentIdentity.available && <GovernmentPanel of={view} afterProof={afterProof} />}
        <SessionsPanel />
        <PasswordPanel />
      </Stack>
      {view && (
        <StepUpDialog
          of={view}
          opened={waiting !== null}
          onClose={() => setWaiting(null)}
          onProved={() => {
            setWaiting(null);
            refresh();
            waiting?.();
          }}
        />
      )}
    </>
  );
}
