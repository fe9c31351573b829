import { Anchor, Text } from '@mantine/core';
import { IconCheck, IconMessageQuestion } from '@tabler/icons-react';
import { memberAccountStates } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useMemberAccounts } from './account.queries';
import { useHalfName } from './half-years';
import { toneOfAccount } from './tones';

/** Accounts of whatever half-year that are not found on yet; what waits for the chair first. */
export function AccountsWaiting() {
  const { t, name, code } = useWords();
  const { date } = useDates();
  const halfName = useHalfName();
  const { data, error, refetch } = useMemberAccounts({});
  const turn = { replied: 0, asked: 1, found: 2 } as const;
  const open = data?.items
    .filter(({ state }) => state !== 'found')
    .toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || turn[a.state] - turn[b.state]);
  return (
    <Panel title={t('member-account.waiting')} icon={<IconMessageQuestion size={20} aria-hidden="true" />} flush>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !open ? (
        <LoadingState rows={2} />
      ) : open.length === 0 ? (
        <EmptyState icon={<IconCheck size={30} stroke={1.6} aria-hidden="true" />} title={t('member-account.none-waiting')} />
      ) : (
        <ul className={rows.list}>
          {open.map(({ id, half, agency, state, overdue, replyBy }) => (
            <li key={id} className={rows.row}>
              <div className={rows.words}>
                <Anchor component={Link} to={`/plan/scorecards/${agency.id}?half=${half}`} className={rows.name}>
                  {`${name(agency.name)} · ${halfName(half)}`}
                </Anchor>
                {state === 'asked' && (
                  <Text size="sm" c="dimmed">
                    {t('member-account.reply-by', { date: date(replyBy) })}
                  </Text>
                )}
              </div>
              <StatusBadge tone={overdue ? 'stopped' : toneOfAccount[state]}>
                {overdue ? t('member-account.overdue') : code(memberAccountStates, state)}
              </StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
