import { Stack } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { accountFindings } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { AccountPanel } from './account-panel';
import { useMemberAccounts, useMemberEvaluations } from './account.queries';
import { useHalfName } from './half-years';
import { SaidText } from './said-text';

/** What the chair asked this body about its half-years, and how these were evaluated. */
export function OwnAccountsPage() {
  const { t, code } = useWords();
  const { instant } = useDates();
  const halfName = useHalfName();
  useDocumentTitle('member-account.own-title');
  const accounts = useMemberAccounts({});
  const evaluations = useMemberEvaluations({});
  const error = accounts.error ?? evaluations.error;
  const standing = evaluations.data?.items.filter(({ stands }) => stands) ?? [];
  return (
    <>
      <PageHeader
        title={t('member-account.own-title')}
        intro={t('member-account.own-intro')}
        back={{ to: '/plan/reports', label: t('plan-report.title') }}
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([accounts.refetch(), evaluations.refetch()])} />
      ) : !accounts.data || !evaluations.data ? (
        <LoadingState rows={4} />
      ) : (
        <Stack gap="lg">
          {accounts.data.items.length === 0 && (
            <Panel title={t('member-account.title')} icon={<IconMessageQuestion size={20} aria-hidden="true" />}>
              <EmptyState icon={<IconMessageQuestion size={30} stroke={1.6} aria-hidden="true" />} title={t('member-account.own-none')} />
            </Panel>
          )}
          {accounts.data.items.map((account) => (
            <AccountPanel key={account.id} account={account} title={halfName(account.half)} />
          ))}
          {standing.length > 0 && (
            <Panel title={t('member-evaluation.title')}>
              <Stack gap="lg">
                {standing.map(({ half, result, text, recordedAt }) => (
                  <SaidText key={half} title={`${halfName(half)} · ${code(accountFindings, result)}`} when={instant(recordedAt)}>
                    {text}
                  </SaidText>
                ))}
              </Stack>
            </Panel>
          )}
        </Stack>
      )}
    </>
  );
}
