import { useAbility } from '@casl/react';
import { Button, Group } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link } from 'react-router';
import { needCodes, needMoves, needStatuses, services, urgencies, type CaseView, type NeedStatus, type NeedView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { NewNeed } from './new-need';
import { useMoveNeed, useNeeds } from './needs.queries';
import classes from './needs.module.css';

const tones: Readonly<Record<NeedStatus, Tone>> = { open: 'waiting', met: 'done', 'declined-by-person': 'neutral' };

/** What the person needs, what was met and what they declined; an open need is where a referral starts. */
export function NeedsPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const { data, error, refetch } = useNeeds(record.id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={2} height={72} />;
  const works = record.status === 'open' && record.access.write.length > 0;
  return (
    <section aria-labelledby="needs-title">
      <Group justify="space-between" gap="sm">
        <h3 id="needs-title" className={classes.title}>
          {t('needs.title')}
        </h3>
        {works && ability.can('record', 'Need') && <NewNeed caseId={record.id} />}
      </Group>
      {data.length === 0 ? (
        <p className={classes.none}>{t('needs.none')}</p>
      ) : (
        <ul className={classes.list}>
          {data.map((need) => (
            <NeedRow key={need.id} need={need} mayRefer={works && ability.can('send', 'Referral')} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NeedRow({ need, mayRefer }: { readonly need: NeedView; readonly mayRefer: boolean }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  const sayDone = useSayDone();
  const move = useMoveNeed(need);
  return (
    <li className={classes.row}>
      <Group gap="sm">
        <strong>{code(needCodes, need.needCode)}</strong>
        <StatusBadge tone={tones[need.status]}>{code(needStatuses, need.status)}</StatusBadge>
        {need.dueAt && <DueTime dueAt={need.dueAt} />}
      </Group>
      <div className={classes.more}>
        {code(services, need.service)} · {code(urgencies, need.level)} ·{' '}
        {t('needs.recorded', { time: instant(need.recordedAt), unit: name(need.unit.name) })}
      </div>
      {need.note && (
        <p className={classes.note} dir="auto">
          {need.note}
        </p>
      )}
      <ProblemAlert error={move.error} />
      {(need.moves.length > 0 || (mayRefer && need.status === 'open')) && (
        <Group gap="xs" data-no-print>
          {mayRefer && need.status === 'open' && (
            <Button
              component={Link}
              to={`/cases/${need.caseId}/refer?need=${need.id}`}
              size="sm"
              variant="light"
              leftSection={<IconSend size={16} aria-hidden="true" className={classes.send} />}
            >
              {t('needs.refer')}
            </Button>
          )}
          {need.moves.map((one) => (
            <Button
              key={one}
              size="sm"
              variant="default"
              loading={move.isPending}
              onClick={() => move.mutate(one, { onSuccess: () => sayDone('needs.moved') })}
            >
              {code(needMoves, one)}
            </Button>
          ))}
        </Group>
      )}
    </li>
  );
}
