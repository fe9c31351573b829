import { use, useEffect } from 'react';
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { routes } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { call, keepCsrfToken } from '../../platform/api-client';
import { useDocumentTitle } from '../../platform/document-title';
import { useLanguage } from '../../platform/language';
import { forgetSession, meKey } from '../../platform/query-client';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { ProductMark } from '../../ui/product-mark';
import { ProofForm } from '../protection';
import classes from './lock-screen.module.css';

/** Nothing of any record: whose session waits, and the proof that opens it where it was left. */
export function LockScreen() {
  const { t } = useWords();
  const { furtherWords } = useLanguage();
  use(furtherWords());
  useDocumentTitle('lock.title');
  const client = useQueryClient();
  const enter = (): Promise<void> => client.invalidateQueries({ queryKey: meKey });
  const { data, error, refetch } = useQuery({
    queryKey: ['lock'],
    queryFn: async ({ signal }) => {
      const lock = await call(routes.readLock, { signal });
      keepCsrfToken(lock.csrfToken);
      return lock;
    },
  });
  const opened = error instanceof ApiProblem && error.code === 'not-found';
  useEffect(() => {
    // Another tab was quicker.
    if (opened) void client.invalidateQueries({ queryKey: meKey });
  }, [opened, client]);

  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <ProductMark large />
        <Paper className={classes.card}>
          <Stack gap="md">
            <div>
              <Title order={1} size="h2" className={classes.title}>
                <IconLock size={24} aria-hidden="true" />
                {t('lock.title')}
              </Title>
              <Text c="dimmed">{t('lock.intro')}</Text>
            </div>
            {data ? (
              <>
                <Text fw={600}>{t('lock.whose', { name: data.displayName })}</Text>
                <ProofForm methods={data.methods.toSorted((a) => (a === 'totp' ? -1 : 1))} onProved={() => void enter()} />
              </>
            ) : error && !opened ? (
              <ErrorState error={error} onRetry={() => void refetch()} />
            ) : (
              <LoadingState rows={2} />
            )}
            <Button variant="subtle" color="slate" onClick={() => forgetSession(client)}>
              {t('lock.other')}
            </Button>
          </Stack>
        </Paper>
      </div>
    </main>
  );
}
