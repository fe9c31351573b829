import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconCalendarOff, IconCalendarPlus } from '@tabler/icons-react';
import { leaveStates, type IsoDate, type LeaveView, type UserId, type UserView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { delegateHelp } from '../../ui/delegate-help';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import classes from './users.module.css';
import { useCancelLeaveOf, useDelegatesFor, useRecordLeaveFor } from './users.queries';

/** Leaves of the account and who stands in; an administrator writes them down for whoever cannot. */
export function LeavesPanel({ user }: { readonly user: UserView }) {
  const { t } = useWords();
  const [recording, setRecording] = useState(false);
  const mayRecord = user.manageable && user.state !== 'disabled';
  if (!mayRecord && user.leaves.length === 0) return null;
  return (
    <Panel
      flush
      title={t('user.leaves')}
      icon={<IconCalendarOff size={22} stroke={1.7} aria-hidden="true" />}
      actions={
        mayRecord && (
          <Button
            variant="light"
            size="sm"
            leftSection={<IconCalendarPlus size={16} aria-hidden="true" />}
            onClick={() => setRecording(true)}
          >
            {t('leave.record')}
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {user.leaves.length === 0 && <li className={classes.row}>{t('leave.none')}</li>}
        {user.leaves.map((leave) => (
          <LeaveRow key={leave.id} leave={leave} user={user} />
        ))}
      </ul>
      {recording && <LeaveDialog user={user} onClose={() => setRecording(false)} />}
    </Panel>
  );
}

function LeaveRow({ leave, user }: { readonly leave: LeaveView; readonly user: UserView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const cancel = useCancelLeaveOf(user.id);
  const [asking, setAsking] = useState(false);
  const lasts = leave.state === 'planned' || leave.state === 'running';
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <div className={classes.name}>{t('leave.days', { from: date(leave.from), to: date(leave.to) })}</div>
        {leave.delegate && <div className={classes.more}>{t('leave.by', { name: leave.delegate.displayName })}</div>}
      </div>
      <StatusBadge tone={leave.state === 'running' ? 'active' : 'neutral'}>{code(leaveStates, leave.state)}</StatusBadge>
      {lasts && user.manageable && (
        <Button variant="subtle" color="danger" size="sm" onClick={() => setAsking(true)}>
          {t('leave.cancel')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          opened
          danger
          title={t('leave.cancel')}
          text={t('leave.cancel-text')}
          confirmLabel={t('leave.cancel')}
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={() =>
            cancel.mutate(leave, {
              onSuccess: () => {
                setAsking(false);
                sayDone('leave.cancelled-done');
              },
            })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function LeaveDialog({ user, onClose }: { readonly user: UserView; readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const sayDone = useSayDone();
  const delegates = useDelegatesFor(user.id);
  const record = useRecordLeaveFor(user.id);
  const [from, setFrom] = useState<IsoDate | null>(null);
  const [to, setTo] = useState<IsoDate | null>(null);
  const [delegateId, setDelegateId] = useState<UserId | null>(null);
  const [tried, setTried] = useState(false);
  const wrong = from === null || to === null || to < from;
  const send = (): void => {
    setTried(true);
    if (wrong) return;
    record.mutate(
      { from, to, delegateId },
      {
        onSuccess: () => {
          sayDone('leave.recorded');
          onClose();
        },
      },
    );
  };
  const colleagues = delegates.data?.colleagues ?? [];
  return (
    <ConfirmDialog
      opened
      title={t('leave.new')}
      confirmLabel={t('leave.record')}
      busy={record.isPending}
      error={record.error}
      onConfirm={send}
      onClose={onClose}
    >
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
    </ConfirmDialog>
  );
}
