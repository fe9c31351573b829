import { useState } from 'react';
import { Anchor, Button, Stack } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconDownload, IconFiles, IconPlus } from '@tabler/icons-react';
import { documentCategory, documentRemovalReasons, documentTypes, type CaseView, type DocumentView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { AddDocumentDialog } from './add-document-dialog';
import { useDocuments } from './documents.queries';
import { RemoveDocumentDialog } from './remove-document-dialog';
import classes from './documents-panel.module.css';

/** Papers and pictures of a case, as far as the reader's categories reach. */
export function DocumentsPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const documents = useDocuments(record.id);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<DocumentView | null>(null);
  const types = documentTypes.codes.filter((type) => record.access.write.includes(documentCategory[type]));
  const mayAdd = ability.can('record', 'Document') && record.status === 'open' && types.length > 0;
  return (
    <Panel
      title={t('document.title')}
      icon={<IconFiles size={20} aria-hidden="true" />}
      actions={
        mayAdd && (
          <Button variant="light" size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
            {t('document.add')}
          </Button>
        )
      }
    >
      {documents.error ? (
        <ErrorState error={documents.error} onRetry={() => void documents.refetch()} />
      ) : !documents.data ? (
        <LoadingState rows={2} />
      ) : documents.data.length === 0 ? (
        <p className={classes.none}>
          {t('document.none')} {t('document.none-hint')}
        </p>
      ) : (
        <Stack component="ul" gap="md" className={classes.list}>
          {documents.data.map((document) => (
            <DocumentItem key={document.id} document={document} onRemove={() => setRemoving(document)} />
          ))}
        </Stack>
      )}
      {adding && <AddDocumentDialog caseId={record.id} types={types} onClose={() => setAdding(false)} />}
      {removing && <RemoveDocumentDialog document={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  );
}

function DocumentItem({ document, onRemove }: { readonly document: DocumentView; readonly onRemove: () => void }) {
  const { t, code, name } = useWords();
  const { instant, number } = useDates();
  const type = code(documentTypes, document.type);
  const shown = document.fileName ?? type;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.type}>{type}</span>
        <CategoryPills of={[document.category]} />
      </div>
      {document.removedAt === null && document.fileName !== null && (
        <div className={classes.name}>
          <bdi>{document.fileName}</bdi>
        </div>
      )}
      <div className={classes.more}>
        {t('document.by', { unit: name(document.unit.name), date: instant(document.recordedAt) })}
        {' · '}
        {t('document.size', { size: number(Math.ceil(document.sizeBytes / 1024)) })}
      </div>
      {document.removedAt !== null && document.removalReason !== null ? (
        <div className={classes.more}>
          {t('document.removed-on', { date: instant(document.removedAt), reason: code(documentRemovalReasons, document.removalReason) })}
        </div>
      ) : (
        <div className={classes.deeds}>
          <Anchor href={`/api/v1/documents/${document.id}/content`} download aria-label={t('document.open', { name: shown })}>
            <IconDownload size={16} aria-hidden="true" /> {t('document.save')}
          </Anchor>
          {document.removable && (
            <Button variant="subtle" color="danger" size="sm" aria-label={t('document.remove-named', { name: shown })} onClick={onRemove}>
              {t('document.remove')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
