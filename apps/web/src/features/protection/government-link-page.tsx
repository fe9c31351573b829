import { useEffect, useRef } from 'react';
import { Button, Stack } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useLinkGovernment } from './protection.queries';

/** Where the identity provider sends somebody back to who was linking their account. */
export function GovernmentLinkPage() {
  const { t } = useWords();
  useDocumentTitle('protection.government');
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const link = useLinkGovernment();
  const asked = useRef(false);
  const { mutate } = link;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate(globalThis.location.search.slice(1), {
      onSuccess: () => {
        sayDone('protection.government-now-linked');
        void navigate('/account/protection', { replace: true });
      },
    });
    // The answer is good once and belongs into no history.
    globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
  }, [mutate, navigate, sayDone]);
  return (
    <>
      <PageHeader title={t('protection.government')} />
      <Panel>
        {link.error ? (
          <Stack gap="md" align="flex-start">
            <ProblemAlert error={link.error} />
            <Button component={Link} to="/account/protection" variant="light">
              {t('protection.title')}
            </Button>
          </Stack>
        ) : (
          <LoadingState rows={1} />
        )}
      </Panel>
    </>
  );
}
