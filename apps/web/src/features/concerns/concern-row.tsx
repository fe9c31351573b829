import type { ReactNode } from 'react';
import { Badge, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { concernPlaces, concernSigns, concernStatuses, detectionChannels, governorates, type ConcernListItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { StatusBadge } from '../../ui/status-badge';
import classes from './concerns.module.css';

const mostSigns = 4;

/** One concern as a line: what was seen first, then where and when, then how long it may still wait. */
export function ConcernRow({ concern, children }: { readonly concern: ConcernListItem; readonly children?: ReactNode }) {
  const { t, code, list } = useWords();
  const { instant, number } = useDates();
  const { danger, status, signs } = concern;
  const waits = status === 'received';
  return (
    <li>
      <Link to={`/concerns/${concern.id}`} className={classes.row} data-danger={(danger && waits) || undefined}>
        <div className={classes.facts}>
          <Text fw={600}>
            {signs.length > 0
              ? list(signs.slice(0, mostSigns).map((sign) => code(concernSigns, sign)))
              : code(concernPlaces, concern.placeKind)}
          </Text>
          <div className={classes.more}>
            <span>{code(detectionChannels, concern.channel)}</span>
            <span>{list([code(concernPlaces, concern.placeKind), code(governorates, concern.governorate)])}</span>
            <span>{t('concern.number-of-people', { number: number(concern.peopleCount) })}</span>
            <time dateTime={concern.sentAt}>{instant(concern.sentAt)}</time>
            {concern.joinedCount > 0 && <span>{t('concern.joined-number', { number: number(concern.joinedCount) })}</span>}
          </div>
        </div>
        {danger && waits && (
          <Badge color="danger" leftSection={<IconAlertTriangle size={14} aria-hidden="true" />}>
            {t('concern.in-danger')}
          </Badge>
        )}
        {waits && concern.dueAt ? <DueTime dueAt={concern.dueAt} /> : <ConcernStatusBadge status={status} />}
      </Link>
      {children}
    </li>
  );
}

export function ConcernStatusBadge({ status }: Pick<ConcernListItem, 'status'>) {
  const { code } = useWords();
  const tone = {
    received: 'waiting',
    accepted: 'active',
    'no-ground': 'neutral',
    joined: 'neutral',
    'labour-violation': 'neutral',
    'labour-matter': 'neutral',
  } as const;
  return <StatusBadge tone={tone[status]}>{code(concernStatuses, status)}</StatusBadge>;
}
