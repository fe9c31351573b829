import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack } from '@mantine/core';
import { IconCalendarOff, IconCalendarPlus } from '@tabler/icons-react';
import { leaveStates, roles, type IsoDate, type LeaveView, type UserId } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { delegateHelp } from '../../ui/delegate-help';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { useCancelLeave, useDelegates, useLeaves, useRecordLeave } from './leaves.queries';
import classes from './leave.module.css';

/** The own leaves, and who stands in. */
export function LeavePage() {
  const { t } = useWords();
  useDocumentTitle('leave.title');
  const { data, error, refetch } = useLeaves();
  return (
    <>
      <PageHeader title={t('leave.title')} intro={t('leave.intro')} />
      <Stack gap="lg">
        <NewLeave />
        <Panel flush>
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : !data ? (
            <LoadingState rows={2} />
          ) : data.length === 0 ? (
            <EmptyState
              icon={<IconCalendarOff size={30} stroke={1.6} aria-hidden="true" />}
              title={t('leave.none')}
              text={t('leave.none-text')}
            />
          ) : (
            <ul className={classes.list}>
              {data.map((leave) => (
                <LeaveRow key={leave.id} leave={leave} />
              ))}
            </ul>
          )}
        </Panel>
      </Stack>
    </>
  );
}

function NewLeave() {
  const words = useWords();
  const { t } = words;
  const sayDone = useSayDone();
  const delegates = useDelegates();
  const record = useRecordLeave();
  const [from, setFrom] = useState<IsoDate | null>(null);
  const [to, setTo] = useState<IsoDate | null>(null);
  const [delegateId, setDelegateId] = useState<UserId | null>(null);
  const [tried, setTried] = useState(false);
  const wrong = from === null || to === null || to < from;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    record.mutate(
      { from, to, delegateId },
      {
        onSuccess: () => {
          setFrom(null);
          setTo(null);
          setDelegateId(null);
          setTried(false);
          sayDone('leave.recorded');
        },
      },
    );
  };
  const colleagues = delegates.data?.colleagues ?? [];
  return (
    <Panel title={t('leave.new')} icon={<IconCalendarPlus size={22} stroke={1.7} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md" maw="36rem">
          <DateField
            label={t('leave.from')}
            value={from}
            onChange={setFrom}
            required
            error={tried && wrong ? t('leave.day-wrong') : undefined}
          />
          <DateField label={t('leave.to')} value={to} onChange={setTo} required />
          {colleagues.length > 0 && (
            <Select
              label={t('leave.delegate')}
              description={delegateHelp(words, delegates.data?.roles ?? [])}
              placeholder={t('leave.nobody')}
              data={colleagues.map(({ id, displayName }) => ({ value: id, label: displayName }))}
              value={delegateId}
              onChange={(id) => setDelegateId(id)}
              clearable
              clearButtonProps={{ 'aria-label': t('action.clear') }}
            />
          )}
          <ProblemAlert error={record.error} />
          <Group>
            <Button type="submit" loading={record.isPending}>
              {t('leave.record')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function LeaveRow({ leave }: { readonly leave: LeaveView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const cancel = useCancelLeave();
  const [asking, setAsking] = useState(false);
  const lasts = leave.state === 'planned' || leave.state === 'running';
  const send = (): void =>
    cancel.mutate(leave, {
      onSuccess: () => {
        setAsking(false);
        sayDone('leave.cancelled-done');
      },
    });
  return (
    <li className={classes.row}>
      <div className={classes.days}>
        {t('leave.days', { from: date(leave.from), to: date(leave.to) })}
        {leave.delegate && (
          <div className={classes.more}>
            {[t('leave.by', { name: leave.delegate.displayName }), ...leave.roles.map((role) => code(roles, role))].join(' · ')}
          </div>
        )}
      </div>
      <StatusBadge tone={leave.state === 'running' ? 'active' : leave.state === 'planned' ? 'waiting' : 'neutral'}>
        {code(leaveStates, leave.state)}
      </StatusBadge>
      {lasts && (
        <Button variant="subtle" color="danger" size="sm" onClick={() => setAsking(true)}>
          {t('leave.cancel')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        danger
        title={t('leave.cancel')}
        text={t('leave.cancel-text')}
        confirmLabel={t('leave.cancel')}
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={send}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
