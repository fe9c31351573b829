import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { decisionFindings, meetingLimits, type BodyDecisionView, type DecisionFinding } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useAnswerDecision, useFollowUpDecision } from './meetings.queries';

interface DialogProps {
  readonly label: string;
  readonly busy: boolean;
  readonly error: unknown;
  /** Says it; `done` shuts the dialog. */
  readonly onSay: (note: string, done: () => void) => void;
  readonly onOpen: () => void;
  readonly children?: ReactNode;
}

/** A button that asks for a note in which nobody is named. */
function NoteDialog({ label, busy, error, onSay, onOpen, children }: DialogProps) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const [opened, setOpened] = useState(false);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const open = (next: boolean): void => {
    setOpened(next);
    setNote('');
    setTried(false);
    onOpen();
  };
  const confirm = (): void => {
    setTried(true);
    if (note.trim() !== '') onSay(note.trim(), () => (open(false), sayDone('meetings.said')));
  };
  return (
    <>
      <Button size="sm" variant="default" onClick={() => open(true)} data-no-print>
        {label}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={label}
        confirmLabel={t('meetings.say')}
        busy={busy}
        error={error}
        onConfirm={confirm}
        onClose={() => open(false)}
      >
        <Stack gap="md">
          {children}
          <Textarea
            label={t('meetings.note')}
            description={t('meetings.nobody')}
            value={note}
            onChange={({ currentTarget: { value } }) => setNote(value)}
            maxLength={meetingLimits.text}
            error={tried && note.trim() === '' ? t('field.required') : undefined}
            autosize
            minRows={3}
            required
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}

/** The secretariat says whether a decision was carried out. */
export function FollowUp({ decision }: { readonly decision: BodyDecisionView }) {
  const { t, options } = useWords();
  const follow = useFollowUpDecision(decision);
  const [finding, setFinding] = useState<DecisionFinding>('done');
  return (
    <NoteDialog
      label={t('meetings.follow-up')}
      busy={follow.isPending}
      error={follow.error}
      onOpen={() => follow.reset()}
      onSay={(note, done) => follow.mutate({ finding, note }, { onSuccess: done })}
    >
      <SegmentedControl
        aria-label={t('meetings.finding')}
        data={options(decisionFindings)}
        value={finding}
        onChange={(value) => decisionFindings.has(value) && setFinding(value)}
        fullWidth
      />
    </NoteDialog>
  );
}

/** A body says what it did about a decision that was given to it. */
export function Answer({ decision }: { readonly decision: BodyDecisionView }) {
  const { t } = useWords();
  const answer = useAnswerDecision(decision);
  return (
    <NoteDialog
      label={t('meetings.answer')}
      busy={answer.isPending}
      error={answer.error}
      onOpen={() => answer.reset()}
      onSay={(note, done) => answer.mutate({ note }, { onSuccess: done })}
    />
  );
}
