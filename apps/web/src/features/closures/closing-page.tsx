import { Stack, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useParams } from 'react-router';
import type { ClosingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { AbroadPanel } from '../abroad';
import { CaseNumber, useCase } from '../case-record';
import { Checklist } from './checklist';
import { CloseForm } from './close-form';
import { ClosedBanner } from './closed-banner';
import { ClosingHistory } from './closing-history';
import { useClosing } from './closures.queries';
import { ReopenCase } from './reopen-case';

/** What stands between a case and its closing, the closing itself, and the way back. */
export function ClosingPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('closing.title');
  const record = useCase(id);
  const closing = useClosing(id);
  const error = record.error ?? closing.error;
  if (error && !(record.data && closing.data)) return <ErrorState error={error} onRetry={() => void closing.refetch()} />;
  if (!record.data || !closing.data) return <LoadingState rows={4} height={80} />;
  const { data } = closing;
  const open = data.status === 'open';
  return (
    <>
      <PageHeader
        back={{ to: `/cases/${id}`, label: t('case.title') }}
        title={t('closing.title')}
        intro={<CaseNumber>{record.data.number}</CaseNumber>}
        actions={
          <>
            {data.actions.includes('reopen') && <ReopenCase closing={data} />}
            <PrintButton />
          </>
        }
      />
      <Stack gap="lg">
        {open ? <Text c="dimmed">{t('closing.intro')}</Text> : <ClosedBanner caseId={id} linked={false} />}
        {open && <Checklist closing={data} />}
        <AbroadPanel caseId={id} plans={data.actions.includes('close')} />
        {open && <Ends closing={data} />}
        {data.actions.includes('close') && <CloseForm closing={data} />}
        {open && data.actions.length === 0 && <Text>{t('closing.not-yours')}</Text>}
        <ClosingHistory closures={data.closures} />
      </Stack>
    </>
  );
}

const ending = ['tasks', 'duties', 'appointments', 'drafts', 'transferOffers'] as const;

/** What is called off by the closing, of the own unit. */
function Ends({ closing: { ends } }: { readonly closing: ClosingView }) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <Panel title={t('closing.ends')} icon={<IconListCheck size={20} aria-hidden="true" />}>
      <DefinitionList items={ending.map((what) => ({ term: t(`closing.ends.${what}`), value: number(ends[what]) }))} />
      <Text size="sm" c="dimmed" mt="sm">
        {t('closing.ends.access')}
      </Text>
    </Panel>
  );
}
