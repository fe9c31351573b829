import { useState } from 'react';
import { Select, Textarea, TextInput } from '@mantine/core';
import { taskKinds, type CaseId, type IsoDate, type TaskKind, type TaskView, type UserId } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useMemberChoices } from '../../platform/member-choices';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { useSayDone } from '../../ui/say-done';
import { useCaseAssignment, useChangeTask, useRecordTask } from './tasks.queries';
import { dayOf, daysLater, startOf } from './work-days';

const longestNote = 500;

interface Values {
  readonly kind: TaskKind | null;
  readonly day: IsoDate | null;
  /** `HH:MM` on the reader's clock. */
  readonly time: string;
  readonly note: string;
  readonly assigneeId: UserId | null;
}

/** Asks what is to be done about a case, by when and by whom. */
export function NewTaskDialog({ caseId, onClose }: { readonly caseId: CaseId; readonly onClose: () => void }) {
  const { t } = useWords();
  const { me, ability } = useSession();
  const sayDone = useSayDone();
  const record = useRecordTask(caseId);
  const [values, setValues] = useState<Values>(() => ({
    kind: null,
    day: daysLater(dayOf(new Date()), 1),
    time: '10:00',
    note: '',
    assigneeId: ability.can('grant', 'Caseload') ? null : me.user.id,
  }));
  return (
    <TaskDialog
      title={t('tasks.new')}
      save={t('tasks.save')}
      caseId={caseId}
      values={values}
      onChange={setValues}
      busy={record.isPending}
      error={record.error}
      onClose={onClose}
      onSave={(dueAt) =>
        values.kind !== null &&
        record.mutate(
          { kind: values.kind, dueAt, note: noteOf(values), assigneeId: values.assigneeId },
          {
            onSuccess: () => {
              sayDone('tasks.recorded');
              onClose();
            },
          },
        )
      }
    />
  );
}

/** Moves a task, changes its note, or gives it to somebody else. */
export function ChangeTaskDialog({
  task,
  caseId,
  onClose,
}: {
  readonly task: TaskView;
  readonly caseId: CaseId;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const change = useChangeTask(task);
  const [values, setValues] = useState<Values>(() => {
    const due = new Date(task.dueAt);
    return {
      kind: task.kind,
      day: dayOf(due),
      time: due.toTimeString().slice(0, 5),
      note: task.note ?? '',
      assigneeId: task.assignee?.id ?? null,
    };
  });
  return (
    <TaskDialog
      title={t('tasks.change')}
      save={t('tasks.save-change')}
      task={task}
      caseId={caseId}
      values={values}
      onChange={setValues}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSave={(dueAt) =>
        change.mutate(
          // What was not moved stays due to the second it was.
          { dueAt: sameMinute(dueAt, task.dueAt) ? task.dueAt : dueAt, note: noteOf(values), assigneeId: values.assigneeId },
          {
            onSuccess: () => {
              sayDone('tasks.changed');
              onClose();
            },
          },
        )
      }
    />
  );
}

interface Props {
  readonly title: string;
  readonly save: string;
  /** The task that is changed; its kind stays. */
  readonly task?: TaskView;
  readonly caseId: CaseId;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (dueAt: string) => void;
  readonly onClose: () => void;
}

function TaskDialog({ title, save, task, caseId, values, onChange, busy, error, onSave, onClose }: Props) {
  const { t, options } = useWords();
  const [tried, setTried] = useState(false);
  const choices = useMemberChoices();
  const members = useCaseAssignment(caseId).data?.members ?? [];
  const held = task?.assignee && !members.some(({ id }) => id === task.assignee?.id) ? [task.assignee] : [];
  const mayGive = task === undefined || task.actions.includes('assign');
  const dueAt = values.day !== null && /^\d\d:\d\d$/.test(values.time) ? instantOf(values.day, values.time) : null;
  const missing = (value: unknown): string | undefined => (tried && value === null ? t('field.required') : undefined);
  return (
    <ConfirmDialog
      opened
      title={title}
      confirmLabel={save}
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (values.kind !== null && dueAt !== null) onSave(dueAt);
      }}
    >
      <Select
        label={t('tasks.kind')}
        data={options(taskKinds)}
        value={values.kind}
        onChange={(kind) => onChange({ ...values, kind: taskKinds.has(kind) ? kind : null })}
        error={missing(values.kind)}
        disabled={task !== undefined}
        withAsterisk
      />
      <DateField
        label={t('tasks.day-due')}
        value={values.day}
        onChange={(day) => onChange({ ...values, day })}
        error={missing(values.day)}
        required
      />
      <TextInput
        type="time"
        label={t('tasks.time-due')}
        value={values.time}
        onChange={(event) => onChange({ ...values, time: event.currentTarget.value })}
        error={values.day === null ? undefined : missing(dueAt)}
        required
      />
      {mayGive && (
        <Select
          label={t('tasks.whose')}
          placeholder={t('tasks.nobody')}
          data={choices([...held, ...members])}
          value={values.assigneeId}
          onChange={(id) => onChange({ ...values, assigneeId: id })}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
        />
      )}
      <Textarea
        label={t('tasks.note')}
        description={t('tasks.note-hint')}
        value={values.note}
        onChange={(event) => onChange({ ...values, note: event.currentTarget.value })}
        maxLength={longestNote}
        autosize
        data-person
      />
    </ConfirmDialog>
  );
}

function instantOf(day: IsoDate, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const due = startOf(day);
  due.setHours(hour, minute);
  return due.toISOString();
}

function sameMinute(one: string, other: string): boolean {
  return one.slice(0, 16) === new Date(other).toISOString().slice(0, 16);
}

function noteOf({ note }: Values): string | null {
  return note.trim() === '' ? null : note.trim();
}
