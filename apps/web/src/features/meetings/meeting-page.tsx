import { useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconRubberStamp } from '@tabler/icons-react';
import { meetingStates, type MeetingView } from '@himaya/domain';
import { useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { PrintButton } from '../../ui/print-button';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { UnsentDraft } from '../../ui/unsent-draft';
import { useMeetingName } from './meeting-name';
import { useConfirmMeeting, useMeeting } from './meetings.queries';
import { Minutes } from './minutes';
import { draftOfMinutes, useMinutesDifferences } from './minutes-differences';
import type { Writing } from './minutes-writing';
import { toneOfMeeting } from './tones';
import { WriteMinutes } from './write-minutes';

/** One meeting: its minutes, as a form while the secretariat writes them, and what became of each decision. */
export function MeetingPage() {
  const { t, code } = useWords();
  const { date } = useDates();
  const nameOf = useMeetingName();
  const { id = '' } = useParams();
  useDocumentTitle('meetings.one');
  const meeting = useMeeting(id);
  const differences = useMinutesDifferences();
  if (meeting.error && !meeting.data) return <ErrorState error={meeting.error} onRetry={() => void meeting.refetch()} />;
  if (!meeting.data) return <LoadingState rows={5} height={110} />;
  const one = meeting.data;
  return (
    <>
      <PageHeader
        back={{ to: '/meetings', label: t('meetings.title') }}
        title={nameOf(one)}
        intro={
          <Group gap="xs">
            <StatusBadge tone={toneOfMeeting[one.state]}>{code(meetingStates, one.state)}</StatusBadge>
            <span>{[date(one.heldOn), one.place].join(' · ')}</span>
          </Group>
        }
        actions={one.state !== 'draft' && <PrintButton />}
      />
      <Stack gap="lg">
        <Signed one={one} />
        {one.steps.includes('confirm') && <Confirm one={one} />}
        {!one.steps.includes('write') && (
          <UnsentDraft<Writing> name={draftOfMinutes(one.id)} fieldsOf={(typed) => differences(one, typed)} />
        )}
        {one.steps.includes('write') ? <WriteMinutes one={one} /> : <Minutes one={one} />}
      </Stack>
    </>
  );
}

function Signed({ one: { state, closed, confirmed } }: { readonly one: MeetingView }) {
  const { t } = useWords();
  const { instant } = useDates();
  if (closed === null) return null;
  return (
    <Stack gap={2}>
      <Text size="sm" c="dimmed">
        {t('meetings.closed-at', { time: instant(closed.at) })} · <bdi>{closed.by}</bdi>
      </Text>
      {confirmed !== null && (
        <Text size="sm" c="dimmed">
          {t('meetings.confirmed-at', { time: instant(confirmed.at) })} · <bdi>{confirmed.by}</bdi>
        </Text>
      )}
      {state === 'closed' && <Text size="sm">{t('meetings.waits-for-chair')}</Text>}
    </Stack>
  );
}

function Confirm({ one }: { readonly one: MeetingView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const confirm = useConfirmMeeting(one);
  const [opened, setOpened] = useState(false);
  const open = (next: boolean): void => {
    setOpened(next);
    confirm.reset();
  };
  return (
    <Alert color="himaya" icon={<IconRubberStamp size={20} aria-hidden="true" />} title={t('meetings.to-confirm')} data-no-print>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('meetings.confirm-hint')}</Text>
        <Button onClick={() => open(true)}>{t('meetings.confirm')}</Button>
      </Stack>
      <ConfirmDialog
        opened={opened}
        title={t('meetings.confirm')}
        text={t('meetings.confirm-hint')}
        confirmLabel={t('meetings.confirm')}
        busy={confirm.isPending}
        error={confirm.error}
        onConfirm={() => confirm.mutate(undefined, { onSuccess: () => (open(false), sayDone('meetings.confirmed-done')) })}
        onClose={() => open(false)}
      />
    </Alert>
  );
}
