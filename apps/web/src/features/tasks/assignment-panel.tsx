import { Button, Select, Stack, Text } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconUserCheck } from '@tabler/icons-react';
import type { AppAbility } from '@himaya/auth';
import type { CaseAssignmentView, CaseView, UserId } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useMemberChoices } from '../../platform/member-choices';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAssignCase, useCaseAssignment } from './tasks.queries';
import classes from './tasks-panel.module.css';

/** Who of the own unit sees to a case. */
export function AssignmentPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const assignment = useCaseAssignment(record.id);
  return (
    <Panel title={t('assignment.title')} icon={<IconUserCheck size={20} aria-hidden="true" />}>
      {assignment.error ? (
        <ErrorState error={assignment.error} onRetry={() => void assignment.refetch()} />
      ) : !assignment.data ? (
        <LoadingState rows={1} height={40} />
      ) : (
        <Hands view={assignment.data} open={record.status === 'open' && record.access.write.length > 0} />
      )}
    </Panel>
  );
}

function Hands({ view, open }: { readonly view: CaseAssignmentView; readonly open: boolean }) {
  const { t } = useWords();
  const { instant } = useDates();
  const { me } = useSession();
  const choices = useMemberChoices();
  const ability = useAbility<AppAbility>();
  const sayDone = useSayDone();
  const assign = useAssignCase(view);
  const { assignee, assignedAt, members } = view;
  const may = open && ability.can('change', 'CaseAssignment');
  const leads = may && ability.can('grant', 'Caseload');
  const give = (assigneeId: UserId | null): void =>
    assign.mutate({ assigneeId }, { onSuccess: () => sayDone(assigneeId === null ? 'assignment.given-back' : 'assignment.given') });
  const gone = assignee && !members.some(({ id }) => id === assignee.id) ? [assignee] : [];
  return (
    <Stack gap="sm">
      {leads ? (
        <Select
          aria-label={t('assignment.title')}
          placeholder={t('assignment.nobody')}
          data={choices([...gone, ...members])}
          value={assignee?.id ?? null}
          onChange={(id) => give(id)}
          disabled={assign.isPending}
          clearable
          clearButtonProps={{ 'aria-label': t('assignment.give-back') }}
        />
      ) : (
        <div className={classes.hands}>
          <Text fw={600}>{assignee ? assignee.displayName : t('assignment.nobody')}</Text>
          {may && assignee === null && members.some(({ id }) => id === me.user.id) && (
            <Button size="sm" variant="light" loading={assign.isPending} onClick={() => give(me.user.id)}>
              {t('assignment.take')}
            </Button>
          )}
          {may && assignee?.id === me.user.id && (
            <Button size="sm" variant="subtle" loading={assign.isPending} onClick={() => give(null)}>
              {t('assignment.give-back')}
            </Button>
          )}
        </div>
      )}
      {assignedAt && <span className={classes.more}>{t('assignment.since', { time: instant(assignedAt) })}</span>}
      <ProblemAlert error={assign.error} />
    </Stack>
  );
}
