import { useState } from 'react';
import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { portalKinds, portalPlaces, type PortalKind, type PortalPlace } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useOpenPortalItem } from './portal-editor.queries';
import { nothingWritten, WordsFields, writtenWords, type Writing } from './words-fields';

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
  const send = (): void => {
    setTried(true);
    const words = writtenWords(kind, writing);
    if (words === null || (kind === 'page' && place === null)) return;
    const body = { ...words, kind, place: kind === 'page' ? place : null };
    open.mutate(body, { onSuccess: ({ id }) => void navigate(`/portal-editor/${id}`) });
  };
  return (
    <>
      <PageHeader back={{ to: '/portal-editor', label: t('portal-editor.title') }} title={t('portal-editor.new')} />
      <Panel>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Stack gap="lg">
            <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
              {t('portal-editor.nobody')}
            </Alert>
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
            <ProblemAlert error={open.error} />
            <Group>
              <Button type="submit" loading={open.isPending}>
                {t('portal-editor.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </>
  );
}
