import { useState } from 'react';
import { Alert, Button, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconHistory, IconMessage } from '@tabler/icons-react';
import { interfaceLanguages, portalKinds, portalPlaces, portalStatuses, type PortalItemView, type PortalWords } from '@himaya/domain';
import { useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { DraftForm } from '../../ui/draft-form';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { usePortalItem, useReloadPortalItems, useSavePortalItem } from './portal-editor.queries';
import { helpWritingOf, noHelpWritten } from './help-fields';
import { HelpShown } from './help-shown';
import { PortalSteps } from './portal-steps';
import { PortalTextShown } from './portal-text';
import { tones } from './tones';
import { faultsIn, WordsFields, writtenWords, type Writing } from './words-fields';

/** One item for the public: its words as they will stand there, what can be done with them, and the versions before. */
export function PortalItemPage() {
  const { t, code, name } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('portal-editor.one');
  const item = usePortalItem(id);
  if (item.error) return <ErrorState error={item.error} onRetry={() => void item.refetch()} />;
  if (!item.data) return <LoadingState rows={5} height={110} />;
  const one = item.data;
  return (
    <>
      <PageHeader
        back={{ to: '/portal-editor', label: t('portal-editor.title') }}
        title={one.place === null ? name(one.title) || one.title.ar : code(portalPlaces, one.place)}
        intro={
          <Group gap="xs">
            <span>{code(portalKinds, one.kind)}</span>
            <StatusBadge tone={tones[one.status]}>{code(portalStatuses, one.status)}</StatusBadge>
            {one.public && one.status !== 'published' && <StatusBadge tone="done">{t('portal-editor.earlier-public')}</StatusBadge>}
          </Group>
        }
      />
      <Stack gap="lg">
        {one.note !== null && (
          <Alert
            color="warn"
            icon={<IconMessage size={20} aria-hidden="true" />}
            title={t(one.status === 'draft' ? 'portal-editor.said-return' : 'portal-editor.said-withdraw')}
          >
            <Text size="sm" dir="auto">
              {one.note}
            </Text>
          </Alert>
        )}
        <Panel title={t('portal-editor.shown')}>
          <Words of={one} />
        </Panel>
        {one.steps.length > 0 && <PortalSteps one={one} />}
        {one.writable && <Edit key={one.version} one={one} />}
        <Versions one={one} />
      </Stack>
    </>
  );
}

function Words({ of: { texts, help } }: { readonly of: PortalWords }) {
  const { t, language: own, languageName } = useWords();
  return (
    <>
      {help && <HelpShown help={help} />}
      <Tabs defaultValue={own} keepMounted={false} mt={help ? 'lg' : 0}>
        <Tabs.List>
          {interfaceLanguages.map((language) => (
            <Tabs.Tab key={language} value={language}>
              {languageName(language)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {interfaceLanguages.map((language) => (
          <Tabs.Panel key={language} value={language} pt="md" lang={language} dir={directionOf(language)}>
            <Title order={3}>{texts[language].title || t('portal-editor.not-written')}</Title>
            <PortalTextShown body={texts[language].body} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Edit({ one }: { readonly one: PortalItemView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const save = useSavePortalItem(one);
  const reload = useReloadPortalItems();
  const [writing, setWriting] = useState<Writing>({
    day: one.day,
    texts: one.texts,
    help: one.help ? helpWritingOf(one.help) : noHelpWritten,
  });
  const [tried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    const words = writtenWords(one.kind, writing);
    if (words !== null) save.mutate(words, { onSuccess: () => sayDone('portal-editor.saved') });
  };
  return (
    <Panel title={t('portal-editor.write')}>
      <DraftForm faults={faultsIn(one.kind, writing)} saving={save} saveLabel={t('portal-editor.save')} onSave={send} onReload={reload}>
        {one.status !== 'draft' && (
          <Text size="sm" c="dimmed">
            {t('portal-editor.new-version')}
          </Text>
        )}
        <WordsFields kind={one.kind} writing={writing} onChange={setWriting} tried={tried} />
      </DraftForm>
    </Panel>
  );
}

function Versions({ one }: { readonly one: PortalItemView }) {
  const { t, list } = useWords();
  const { instant, number } = useDates();
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <Panel title={t('portal-editor.versions')} icon={<IconHistory size={20} aria-hidden="true" />} flush>
      <ul className={rows.list}>
        {one.revisions.map(({ revision, writtenAt, writtenBy, publishedAt, publishedBy, ...words }) => (
          <li key={revision} className={rows.row}>
            <div className={rows.words}>
              <Text fw={600}>{t('portal-editor.version', { number: number(revision) })}</Text>
              <Text size="sm" c="dimmed">
                {list([
                  t('portal-editor.written', { by: writtenBy, time: instant(writtenAt) }),
                  ...(publishedAt === null ? [] : [t('portal-editor.published', { by: publishedBy ?? '', time: instant(publishedAt) })]),
                ])}
              </Text>
              {revision === opened && <Words of={words} />}
            </div>
            <Group gap="xs">
              {revision === one.publicRevision && <StatusBadge tone="done">{t('portal-editor.public-now')}</StatusBadge>}
              {revision !== one.revision && (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-expanded={revision === opened}
                  onClick={() => setOpened(revision === opened ? null : revision)}
                >
                  {t(revision === opened ? 'portal-editor.hide-words' : 'portal-editor.show-words')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
