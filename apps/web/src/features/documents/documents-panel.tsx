import { useState } from 'react';
import { Anchor, Button, Stack } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconDownload, IconEye, IconFiles, IconPlus } from '@tabler/icons-react';
import {
  categories,
  documentCategory,
  documentRemovalReasons,
  documentTypes,
  type CaseView,
  type Category,
  type DocumentView,
} from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { ErrorState } from '../../ui/error-state';
import files from '../../ui/files.module.css';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { AddDocumentDialog } from './add-document-dialog';
import { useDocuments } from './documents.queries';
import { RemoveDocumentDialog } from './remove-document-dialog';
import classes from './documents-panel.module.css';

/**
 * Papers and pictures of a case, as far as the reader's categories reach.
 * @param only the categories of one track; all of them where it is left out
 */
export function DocumentsPanel({ record, only = categories.codes }: { readonly record: CaseView; readonly only?: readonly Category[] }) {
  const { t } = useWords();
  const { number } = useDates();
  const ability = useAbility<AppAbility>();
  const documents = useDocuments(record.id);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<DocumentView | null>(null);
  const [replacing, setReplacing] = useState<DocumentView | null>(null);
  const types = documentTypes.codes.filter(
    (type) => only.includes(documentCategory[type]) && record.access.write.includes(documentCategory[type]),
  );
  const shown = documents.data?.filter(({ category }) => only.includes(category));
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
      ) : !shown ? (
        <LoadingState rows={2} />
      ) : shown.length === 0 ? (
        <p className={classes.none}>
          {t('document.none')} {t('document.none-hint')}
        </p>
      ) : (
        <Stack component="ul" gap="md" className={files.list}>
          {linesOf(shown).map(([latest, ...earlier]) => (
            <li key={latest.id} className={classes.item}>
              <DocumentItem document={latest} onRemove={setRemoving} onReplace={record.status === 'open' ? setReplacing : null} />
              {earlier.length > 0 && (
                <details className={classes.earlier}>
                  <summary>{t('document.earlier', { count: number(earlier.length) })}</summary>
                  {earlier.map((document) => (
                    <DocumentItem key={document.id} document={document} onRemove={setRemoving} onReplace={null} />
                  ))}
                </details>
              )}
            </li>
          ))}
        </Stack>
      )}
      {adding && <AddDocumentDialog caseId={record.id} types={types} onClose={() => setAdding(false)} />}
      {replacing && <AddDocumentDialog caseId={record.id} types={types} former={replacing} onClose={() => setReplacing(null)} />}
      {removing && <RemoveDocumentDialog document={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  );
}

/** Each document with its earlier versions behind it, the newest line first. */
function linesOf(documents: readonly DocumentView[]): (readonly [DocumentView, ...DocumentView[]])[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const before = ({ replacesId }: DocumentView): DocumentView[] => {
    const found = replacesId === null ? undefined : byId.get(replacesId);
    return found === undefined ? [] : [found, ...before(found)];
  };
  return documents
    .filter(({ replacedById }) => replacedById === null || !byId.has(replacedById))
    .map((latest) => [latest, ...before(latest)] as const);
}

interface ItemProps {
  readonly document: DocumentView;
  readonly onRemove: (document: DocumentView) => void;
  readonly onReplace: ((document: DocumentView) => void) | null;
}

function DocumentItem({ document, onRemove, onReplace }: ItemProps) {
  const { t, code, name } = useWords();
  const { instant, number } = useDates();
  const type = code(documentTypes, document.type);
  const shown = document.fileName ?? type;
  return (
    <div className={classes.one}>
      <div className={classes.head}>
        <span className={classes.type}>{type}</span>
        <CategoryPills of={[document.category]} />
      </div>
      {document.removedAt === null && document.fileName !== null && (
        <div className={files.name}>
          <bdi>{document.fileName}</bdi>
        </div>
      )}
      <div className={files.more}>
        {(document.edition > 1 || document.replacedById !== null) && `${t('document.edition', { number: number(document.edition) })} · `}
        {t('document.by', { unit: name(document.unit.name), date: instant(document.recordedAt) })}
        {' · '}
        {t('document.size', { size: number(Math.ceil(document.sizeBytes / 1024)) })}
      </div>
      {document.removedAt !== null && document.removalReason !== null ? (
        <div className={files.more}>
          {t('document.removed-on', { date: instant(document.removedAt), reason: code(documentRemovalReasons, document.removalReason) })}
        </div>
      ) : (
        <div className={files.deeds}>
          <Anchor
            href={`/api/v1/documents/${document.id}/view`}
            target="_blank"
            rel="noopener"
            aria-label={t('document.view-named', { name: shown })}
          >
            <IconEye size={16} aria-hidden="true" /> {t('document.view')}
          </Anchor>
          {document.downloadable ? (
            <Anchor href={`/api/v1/documents/${document.id}/content`} download aria-label={t('document.open', { name: shown })}>
              <IconDownload size={16} aria-hidden="true" /> {t('document.save')}
            </Anchor>
          ) : (
            <span className={files.more}>{t('document.view-only')}</span>
          )}
          {document.replaceable && onReplace && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('document.new-version-named', { name: shown })}
              onClick={() => onReplace(document)}
            >
              {t('document.new-version')}
            </Button>
          )}
          {document.removable && (
            <Button
              variant="subtle"
              color="danger"
              size="compact-sm"
              aria-label={t('document.remove-named', { name: shown })}
              onClick={() => onRemove(document)}
            >
              {t('document.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
