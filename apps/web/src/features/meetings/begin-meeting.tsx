import { useState } from 'react';
import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { MeetingIdentityFields } from './meeting-identity-fields';
import { useRecordMeeting } from './meetings.queries';
import { isMeetingNumber, type MeetingWriting } from './minutes-writing';

const nothing: MeetingWriting = { kind: 'committee-session', number: '', heldOn: null, place: '' };

/** Begins the minutes of a meeting that was held. */
export function BeginMeeting() {
  const { t } = useWords();
  const navigate = useNavigate();
  const record = useRecordMeeting();
  const [opened, setOpened] = useState(false);
  const [written, setWritten] = useState(nothing);
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<MeetingWriting>): void => setWritten((all) => ({ ...all, ...changed }));
  const open = (next: boolean): void => {
    setOpened(next);
    setWritten(nothing);
    setTried(false);
    record.reset();
  };
  const confirm = (): void => {
    setTried(true);
    const { kind, heldOn } = written;
    const number = wholeNumberOf(written.number);
    const place = written.place.trim();
    if (!isMeetingNumber(number) || heldOn === null || place === '') return;
    record.mutate({ kind, number, heldOn, place }, { onSuccess: ({ id }) => void navigate(`/meetings/${id}`) });
  };
  return (
    <>
      <Button leftSection={<IconPlus size={20} aria-hidden="true" />} onClick={() => open(true)}>
        {t('meetings.new')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('meetings.new')}
        confirmLabel={t('meetings.begin')}
        busy={record.isPending}
        error={record.error}
        onConfirm={confirm}
        onClose={() => open(false)}
      >
        <Stack gap="md">
          <MeetingIdentityFields written={written} tried={tried} onChange={change} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
