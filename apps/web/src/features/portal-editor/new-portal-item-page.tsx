import { useState } from 'react';
import { Select } from '@mantine/core';
import { portalKinds, portalPlaces, type PortalKind, type PortalPlace } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DraftForm } from '../../ui/draft-form';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useOpenPortalItem } from './portal-editor.queries';
import { faultsIn, nothingWritten, WordsFields, writtenWords, type Writing } from './words-fields';

/** Begins something for the public: its kind, and the first draft of its words. */
export function NewPortalItemPage() {
  const { t, options } = useWords();
  const navigate = useNavigate();
  useDocumentTitle('portal-editor.new');
  const open = useOpenPortalItem();
  const [kind, setKind] = useState<PortalKind>('news');
  const [place, setPlace] = useState<PortalPlace | null>(null);
  const [writing, setWriting] = useState<Writing>(nothingWritten);
  const [tried, setTried] = useState(false);
  const placeless = kind === 'page' && place === null;
  const send = (): void => {
    setTried(true);
    const words = writtenWords(kind, writing);
    if (words === null || placeless) return;
    const body = { ...words, kind, place: kind === 'page' ? place : null };
    open.mutate(body, { onSuccess: ({ id }) => void navigate(`/portal-editor/${id}`) });
  };
  return (
    <>
      <PageHeader back={{ to: '/portal-editor', label: t('portal-editor.title') }} title={t('portal-editor.new')} />
      <Panel>
        <DraftForm
          warning={t('portal-editor.nobody')}
          faults={faultsIn(kind, writing) + Number(placeless)}
          saving={open}
          saveLabel={t('portal-editor.save')}
          onSave={send}
        >
          <Select
            label={t('portal-editor.kind')}
            data={options(portalKinds)}
            value={kind}
            onChange={(value) => portalKinds.has(value) && setKind(value)}
            allowDeselect={false}
            required
          />
          {kind === 'page' && (
            <Select
              label={t('portal-editor.place')}
              data={options(portalPlaces)}
              value={place}
              onChange={(value) => setPlace(portalPlaces.has(value) ? value : null)}
              error={tried && place === null ? t('field.required') : undefined}
              required
            />
          )}
          <WordsFields kind={kind} writing={writing} onChange={setWriting} tried={tried} />
        </DraftForm>
      </Panel>
    </>
  );
}
