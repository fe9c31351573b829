import { useState } from 'react';
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { localDay, meetingKinds, meetingLimits, type IsoDate, type MeetingKind } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { useRecordMeeting } from './meetings.queries';
import { isMeetingNumber } from './minutes-writing';

interface Writing {
  readonly kind: MeetingKind;
  /** As typed, in Latin or Arabic digits. */
  readonly number: string;
  readonly heldOn: IsoDate | null;
  readonly place: string;
}

const nothing: Writing = { kind: 'committee-session', number: '', heldOn: null, place: '' };

/** Begins the minutes of a meeting that was held. */
export function BeginMeeting() {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const record = useRecordMeeting();
  const [opened, setOpened] = useState(false);
  const [written, setWritten] = useState(nothing);
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<Writing>): void => setWritten((all) => ({ ...all, ...changed }));
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const number = wholeNumberOf(written.number);
  const numbered = isMeetingNumber(number);
  const open = (next: boolean): void => {
    setOpened(next);
    setWritten(nothing);
    setTried(false);
    record.reset();
  };
  const confirm = (): void => {
    setTried(true);
    const { kind, heldOn } = written;
    const place = written.place.trim();
    if (!numbered || heldOn === null || place === '') return;
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
          <Select
            label={t('meetings.kind')}
            data={options(meetingKinds)}
            value={written.kind}
            onChange={(value) => meetingKinds.has(value) && change({ kind: value })}
            allowDeselect={false}
            required
          />
          <TextInput
            label={t('meetings.number')}
            value={written.number}
            onChange={({ currentTarget: { value } }) => change({ number: value })}
            inputMode="numeric"
            error={missing(!numbered)}
            required
          />
          <DateField
            label={t('meetings.held-on')}
            value={written.heldOn}
            onChange={(heldOn) => change({ heldOn })}
            maxDate={localDay(new Date())}
            error={missing(written.heldOn === null)}
            required
          />
          <TextInput
            label={t('meetings.place')}
            value={written.place}
            onChange={({ currentTarget: { value } }) => change({ place: value })}
            maxLength={meetingLimits.place}
            error={missing(written.place.trim() === '')}
            required
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
