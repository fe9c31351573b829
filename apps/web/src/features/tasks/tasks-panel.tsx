import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import type { AppAbility } from '@himaya/auth';
import { taskKinds, taskStatuses, type CaseId, type CaseView, type TaskView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { ChangeTaskDialog, NewTaskDialog } from './task-dialog';
import { useAssignTask, useCaseTasks, useTaskStep } from './tasks.queries';
import { WithdrawnService } from './withdrawn-service';
import classes from './tasks-panel.module.css';

/** Tasks that are closed and shown at once; the rest of them on demand. */
const closedShown = 3;

/** What the own unit has to do about a case; other units never see it. */
export function TasksPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const tasks = useCaseTasks(record.id);
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const open = (tasks.data ?? []).filter(({ status }) => status === 'requested').toReversed();
  const closed = (tasks.data ?? []).filter(({ status }) => status !== 'requested');
  const shown = all ? closed : closed.slice(0, closedShown);
  const mayAdd = ability.can('record', 'Task') && record.status === 'open' && record.access.write.length > 0;
  return (
    <Panel title={t('tasks.panel')} icon={<IconChecklist size={20} aria-hidden="true" />}>
      <Stack gap="sm" align="stretch">
        {tasks.error ? (
          <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />
        ) : !tasks.data ? (
          <LoadingState rows={1} height={40} />
        ) : open.length + closed.length === 0 ? (
          <Text c="dimmed">{t('tasks.panel-none')}</Text>
        ) : (
          <ul className={classes.list}>
            {[...open, ...shown].map((task) => (
              <TaskRow key={task.id} task={task} caseId={record.id} />
            ))}
          </ul>
        )}
        {closed.length > shown.length && (
          <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
            {t('tasks.all-closed')}
          </Button>
        )}
        {mayAdd && (
          <Button
            variant="default"
            size="sm"
            onClick={() => setAdding(true)}
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            className={classes.add}
          >
            {t('tasks.new')}
          </Button>
        )}
      </Stack>
      {adding && <NewTaskDialog caseId={record.id} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

interface RowProps {
  readonly task: TaskView;
  readonly caseId: CaseId;
}

function TaskRow({ task, caseId }: RowProps) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row} data-closed={task.status !== 'requested' || undefined}>
      <div className={classes.head}>
        <span className={classes.kind}>
          {code(taskKinds, task.kind)}
          <WithdrawnService task={task} />
        </span>
        {task.status === 'requested' ? (
          <DueTime dueAt={task.dueAt} />
        ) : (
          <StatusBadge tone={task.status === 'completed' ? 'done' : 'neutral'}>{code(taskStatuses, task.status)}</StatusBadge>
        )}
      </div>
      {task.note && (
        <div className={classes.note}>
          <PersonName>{task.note}</PersonName>
        </div>
      )}
      <div className={classes.more}>
        <bdi>{task.assignee ? task.assignee.displayName : t('tasks.nobody')}</bdi> · {instant(task.closedAt ?? task.dueAt)}
      </div>
      <TaskActions task={task} caseId={caseId} />
    </li>
  );
}

function TaskActions({ task, caseId }: RowProps) {
  const { t, code } = useWords();
  const { me } = useSession();
  const sayDone = useSayDone();
  const step = useTaskStep();
  const assign = useAssignTask();
  const [asking, setAsking] = useState<'change' | 'cancel' | null>(null);
  const may = (action: TaskView['actions'][number]): boolean => task.actions.includes(action);
  const what = code(taskKinds, task.kind);
  const close = (): void => setAsking(null);
  if (task.actions.length === 0) return null;
  return (
    <div className={classes.actions}>
      {may('complete') && (
        <Button
          size="compact-sm"
          variant="light"
          loading={step.isPending}
          onClick={() => step.mutate({ task, step: 'complete' }, { onSuccess: () => sayDone('tasks.completed') })}
          aria-label={`${t('tasks.do.complete')}: ${what}`}
        >
          {t('tasks.do.complete')}
        </Button>
      )}
      {task.assignee === null && may('assign') && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={assign.isPending}
          onClick={() => assign.mutate({ task, assigneeId: me.user.id }, { onSuccess: () => sayDone('tasks.taken') })}
          aria-label={`${t('tasks.do.take')}: ${what}`}
        >
          {t('tasks.do.take')}
        </Button>
      )}
      {may('change') && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking('change')} aria-label={`${t('tasks.do.change')}: ${what}`}>
          {t('tasks.do.change')}
        </Button>
      )}
      {may('cancel') && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="danger"
          onClick={() => setAsking('cancel')}
          aria-label={`${t('tasks.do.cancel')}: ${what}`}
        >
          {t('tasks.do.cancel')}
        </Button>
      )}
      {may('reopen') && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={step.isPending}
          onClick={() => step.mutate({ task, step: 'reopen' }, { onSuccess: () => sayDone('tasks.reopened') })}
          aria-label={`${t('tasks.do.reopen')}: ${what}`}
        >
          {t('tasks.do.reopen')}
        </Button>
      )}
      <ProblemAlert error={asking === 'cancel' ? null : (step.error ?? assign.error)} />
      {asking === 'change' && <ChangeTaskDialog task={task} caseId={caseId} onClose={close} />}
      <ConfirmDialog
        opened={asking === 'cancel'}
        danger
        title={t('tasks.cancel-title')}
        text={t('tasks.cancel-text')}
        confirmLabel={t('tasks.do.cancel')}
        busy={step.isPending}
        error={step.error}
        onClose={close}
        onConfirm={() =>
          step.mutate(
            { task, step: 'cancel' },
            {
              onSuccess: () => {
                sayDone('tasks.cancelled');
                close();
              },
            },
          )
        }
      />
    </div>
  );
}
