import { Alert, Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { taskKinds, type TaskView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { CaseNumber } from '../case-record';
import { useTaskStep } from './tasks.queries';
import classes from './work-page.module.css';

/** What was done last, with the way back: it stays until it is closed, for a toast would be gone before it is read. */
export function DoneStrip({ task, onClose }: { readonly task: TaskView; readonly onClose: () => void }) {
  const { t, code } = useWords();
  const step = useTaskStep();
  return (
    <Alert
      color="good"
      role="status"
      icon={<IconCheck aria-hidden="true" />}
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
      className={classes.strip}
      data-no-print
    >
      <div className={classes.done}>
        <span>
          {t('tasks.done.complete')} {code(taskKinds, task.kind)}
          {task.caseNumber !== null && (
            <>
              {' · '}
              <CaseNumber>{task.caseNumber}</CaseNumber>
            </>
          )}
        </span>
        {task.actions.includes('reopen') && (
          <Button
            size="sm"
            variant="default"
            loading={step.isPending}
            onClick={() => step.mutate({ task, step: 'reopen' }, { onSuccess: onClose })}
            leftSection={<IconArrowBackUp size={18} aria-hidden="true" />}
          >
            {t('tasks.do.undo')}
          </Button>
        )}
      </div>
      <ProblemAlert error={step.error} onReload={onClose} />
    </Alert>
  );
}
