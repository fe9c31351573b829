import { useState } from 'react';
import { Anchor, Text } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { interpretationStatuses, type InterpretationListItem, type InterpretationStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import rows from '../../ui/rows.module.css';
import { useSessions } from './interpretation.queries';
import { toneOf, useSessionWords } from './session-words';

/** The office's sessions, one status at a time. */
export function SessionList() {
  const { t } = useWords();
  const [status, setStatus] = useState<InterpretationStatus>('planned');
  return (
    <StatusList
      title={t('interp.sessions')}
      icon={<IconCalendarEvent size={20} aria-hidden="true" />}
      empty={{ icon: <IconCalendarEvent size={30} stroke={1.6} aria-hidden="true" />, title: t('interp.none') }}
      statuses={interpretationStatuses}
      status={status}
      onStatus={setStatus}
      list={useSessions(status)}
      row={(item) => <Item key={item.id} item={item} />}
    />
  );
}

function Item({ item }: { readonly item: InterpretationListItem }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const { span, manner } = useSessionWords();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/interpretation/referrals/${item.referralId}`} className={rows.name}>
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
