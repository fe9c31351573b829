import { useState } from 'react';
import { Button, Select, Stack } from '@mantine/core';
import { meetingAttendances, type AgencyId, type MeetingAttendance, type MeetingView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useCorrectAttendance } from './meetings.queries';

/** A later entry in place of what the closed minutes say of a body. */
export function CorrectAttendance({ one }: { readonly one: MeetingView }) {
  const { t, name, options } = useWords();
  const sayDone = useSayDone();
  const correct = useCorrectAttendance(one);
  const [opened, setOpened] = useState(false);
  const [agencyId, setAgencyId] = useState<AgencyId | null>(null);
  const [attendance, setAttendance] = useState<MeetingAttendance | null>(null);
  const [tried, setTried] = useState(false);
  const missing = (value: string | null): string | undefined => (tried && value === null ? t('field.required') : undefined);
  const open = (next: boolean): void => {
    setOpened(next);
    setAgencyId(null);
    setAttendance(null);
    setTried(false);
    correct.reset();
  };
  const confirm = (): void => {
    setTried(true);
    if (agencyId === null || attendance === null) return;
    correct.mutate({ agencyId, attendance }, { onSuccess: () => (open(false), sayDone('meetings.corrected-done')) });
  };
  return (
    <>
      <Button size="sm" variant="default" onClick={() => open(true)} data-no-print>
        {t('meetings.correct')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('meetings.correct')}
        text={t('meetings.correct-hint')}
        confirmLabel={t('meetings.correct')}
        busy={correct.isPending}
        error={correct.error}
        onConfirm={confirm}
        onClose={() => open(false)}
      >
        <Stack gap="md">
          <Select
            label={t('meetings.body')}
            data={one.members.map(({ id, name: names }) => ({ value: id, label: name(names) }))}
            value={agencyId}
            onChange={(value) => setAgencyId(one.members.find(({ id }) => id === value)?.id ?? null)}
            error={missing(agencyId)}
            searchable
            required
          />
          <Select
            label={t('meetings.attendance')}
            data={options(meetingAttendances)}
            value={attendance}
            onChange={(value) => setAttendance(meetingAttendances.has(value) ? value : null)}
            error={missing(attendance)}
            required
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
