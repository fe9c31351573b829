import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck, IconHandGrab } from '@tabler/icons-react';
import { Link } from 'react-router';
import { dutyKinds, taskKinds, urgencies, type DutyView, type TaskView, type WorkItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { directionOf } from '../../platform/i18n';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { PersonName } from '../../ui/person-name';
import { ProblemAlert } from '../../ui/problem-alert';
import { CaseNumber } from '../case-record';
import { dutyPlaces, openWord, placeOfDuty } from './duty-place';
import { useAssignTask, useTaskStep } from './tasks.queries';
import { WithdrawnService } from './withdrawn-service';
import { WorkIcon } from './work-icon';
import classes from './work-row.module.css';

interface Props {
  readonly item: WorkItem;
  /** What was just done, so that it can be undone where it was. */
  readonly onDone: (task: TaskView) => void;
}

/** One task or duty with its one next action. */
export function WorkRow({ item, onDone }: Props) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <WorkIcon kind={item.kind} />
      </span>
      <div className={classes.words}>
        <div className={classes.title}>
          {item.type === 'task' ? code(taskKinds, item.kind) : code(dutyKinds, item.kind)}
          {item.type === 'task' && <WithdrawnService task={item} />}
        </div>
        {item.type === 'task' && item.note && (
          <div className={classes.note}>
            <PersonName>{item.note}</PersonName>
          </div>
        )}
        <div className={classes.more}>
          {item.caseId !== null && item.caseNumber !== null && (
            <Link to={`/cases/${item.caseId}`}>
              <CaseNumber>{item.caseNumber}</CaseNumber>
            </Link>
          )}
          {item.type === 'task' ? (
            <bdi>{item.assignee ? item.assignee.displayName : t('tasks.nobody')}</bdi>
          ) : (
            item.urgency !== null && <span>{code(urgencies, item.urgency)}</span>
          )}
        </div>
      </div>
      <div className={classes.due}>
        <DueTime dueAt={item.dueAt} />
        <span className={classes.when}>{instant(item.dueAt)}</span>
      </div>
      <div className={classes.action}>{item.type === 'task' ? <TaskAction task={item} onDone={onDone} /> : <DutyAction duty={item} />}</div>
    </li>
  );
}

function TaskAction({ task, onDone }: { readonly task: TaskView; readonly onDone: Props['onDone'] }) {
  const { t } = useWords();
  const { me } = useSession();
  const assign = useAssignTask();
  const step = useTaskStep();
  if (task.assignee === null && task.actions.includes('assign')) {
    return (
      <>
        <Button
          fullWidth
          variant="light"
          loading={assign.isPending}
          onClick={() => assign.mutate({ task, assigneeId: me.user.id })}
          leftSection={<IconHandGrab size={18} aria-hidden="true" />}
        >
          {t('tasks.do.take')}
        </Button>
        <ProblemAlert error={assign.error} />
      </>
    );
  }
  if (!task.actions.includes('complete'))
    return task.caseId === null ? null : <Open to={`/cases/${task.caseId}`} label={t('tasks.do.open-case')} />;
  return (
    <>
      <Button
        fullWidth
        loading={step.isPending}
        onClick={() => step.mutate({ task, step: 'complete' }, { onSuccess: onDone })}
        leftSection={<IconCheck size={18} aria-hidden="true" />}
      >
        {t('tasks.do.complete')}
      </Button>
      <ProblemAlert error={step.error} />
    </>
  );
}

function DutyAction({ duty }: { readonly duty: DutyView }) {
  const { t } = useWords();
  const to = placeOfDuty(duty);
  const place = dutyPlaces.find((one) => to.startsWith(`/${one}`)) ?? 'cases';
  return <Open to={to} label={t(`tasks.do.${openWord[place]}`)} />;
}

function Open({ to, label }: { readonly to: string; readonly label: string }) {
  const { language } = useWords();
  const Forward = directionOf(language) === 'rtl' ? IconArrowLeft : IconArrowRight;
  return (
    <Button component={Link} to={to} fullWidth variant="default" rightSection={<Forward size={18} aria-hidden="true" />}>
      {label}
    </Button>
  );
}
