import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import type { CaseId, Category } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { useCase } from '../case-record';
import { DocumentsPanel } from './documents-panel';

interface Props {
  /** Null where the case is not this unit's to open any more: its documents are not either. */
  readonly caseId: CaseId | null;
  /** Of the track that the page is about. */
  readonly categories: readonly Category[];
}

/** The documents of one track of a case, on the track's own page. Asked for by hand: each look at a case leaves its line. */
export function TrackDocuments({ caseId, categories }: Props) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  if (caseId === null) return null;
  if (opened) return <Opened caseId={caseId} categories={categories} />;
  return (
    <Panel title={t('document.title')} icon={<IconFiles size={20} aria-hidden="true" />}>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('document.show')}
      </Button>
    </Panel>
  );
}

function Opened({ caseId, categories }: { readonly caseId: CaseId; readonly categories: readonly Category[] }) {
  const found = useCase(caseId);
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return found.data ? <DocumentsPanel record={found.data} only={categories} /> : <LoadingState rows={2} />;
}
