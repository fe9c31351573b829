import { useState } from 'react';
import { Anchor, Select, Text } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { interpretationStatuses, type InterpretationListItem, type InterpretationStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { useSessions } from './interpretation.queries';
import { toneOf, useSessionWords } from './session-words';
import classes from './interpretation.module.css';

/** The office's sessions, one status at a time. */
export function SessionList() {
  const { t, options } = useWords();
  const [status, setStatus] = useState<InterpretationStatus>('planned');
  const list = useSessions(status);
  return (
    <Panel
      title={t('interp.sessions')}
      icon={<IconCalendarEvent size={20} aria-hidden="true" />}
      flush
      actions={
        <Select
          aria-label={t('interp.sessions')}
          data={options(interpretationStatuses)}
          value={status}
          onChange={(value) => interpretationStatuses.has(value) && setStatus(value)}
          allowDeselect={false}
        />
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={3} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={<IconCalendarEvent size={30} stroke={1.6} aria-hidden="true" />} title={t('interp.none')} />
      ) : (
        <ul className={classes.list}>
          {list.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}

function Item({ item }: { readonly item: InterpretationListItem }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const { span, manner } = useSessionWords();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Anchor component={Link} to={`/interpretation/referrals/${item.referralId}`} className={classes.name}>
          {span(item)}
        </Anchor>
        <Text size="sm">{`${item.interpreter.name} · ${t('interp.number', { number: number(item.interpreter.number) })}`}</Text>
        <Text size="sm" c="dimmed">
          {manner(item)}
          {item.caseNumber !== null && (
            <>
              {' · '}
              <bdi dir="ltr">{item.caseNumber}</bdi>
            </>
          )}
        </Text>
      </div>
      <StatusBadge tone={toneOf[item.status]}>{code(interpretationStatuses, item.status)}</StatusBadge>
    </li>
  );
}
