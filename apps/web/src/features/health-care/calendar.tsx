import { useState } from 'react';
import { ActionIcon, Anchor, Checkbox, Group, Text } from '@mantine/core';
import { IconCalendarEvent, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { appointmentKinds, appointmentStatuses, services, type AppointmentListItem, type AppointmentStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useCalendar } from './care.queries';
import classes from './care.module.css';

const day = 86_400_000;
export const appointmentTones: Readonly<Record<AppointmentStatus, Tone>> = {
  planned: 'waiting',
  attended: 'done',
  missed: 'stopped',
  cancelled: 'neutral',
  moved: 'neutral',
};

/** The instant at which the week that holds this moment began: Sunday, midnight where the reader is. */
function weekOf(moment: Date): Date {
  const start = new Date(moment);
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - start.getDay());
  return start;
}

/** A week of the unit's appointments, or of one's own. */
export function Calendar() {
  const { t, language } = useWords();
  const { date } = useDates();
  const [start, setStart] = useState(() => weekOf(new Date()));
  const [mine, setMine] = useState(false);
  const end = weekOf(new Date(start.getTime() + 7.5 * day));
  const list = useCalendar(start.toISOString(), end.toISOString(), mine);
  const shift = (weeks: number) => () => setStart(weekOf(new Date(start.getTime() + (weeks * 7 + 0.5) * day)));
  const dayOf = (moment: Date): string =>
    `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, '0')}-${String(moment.getDate()).padStart(2, '0')}`;
  const [Back, On] = directionOf(language) === 'rtl' ? [IconChevronRight, IconChevronLeft] : [IconChevronLeft, IconChevronRight];
  return (
    <Panel
      title={t('care.calendar')}
      icon={<IconCalendarEvent size={20} aria-hidden="true" />}
      flush
      actions={<Checkbox label={t('care.mine')} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />}
    >
      <Group className={classes.week} justify="space-between" wrap="nowrap">
        <ActionIcon variant="default" size="lg" aria-label={t('care.week-before')} onClick={shift(-1)}>
          <Back size={18} aria-hidden="true" />
        </ActionIcon>
        <Text size="sm" ta="center" aria-live="polite">
          {t('care.week', { from: date(dayOf(start)), to: date(dayOf(new Date(end.getTime() - day / 2))) })}
        </Text>
        <ActionIcon variant="default" size="lg" aria-label={t('care.week-after')} onClick={shift(1)}>
          <On size={18} aria-hidden="true" />
        </ActionIcon>
      </Group>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={3} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={<IconCalendarEvent size={30} stroke={1.6} aria-hidden="true" />} title={t('care.no-appointments')} />
      ) : (
        <ul className={rows.list}>
          {list.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}

function Item({ item }: { readonly item: AppointmentListItem }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/care/${item.careId}`} className={rows.name}>
          {`${instant(item.startsAt)} · ${item.called}`}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[
            code(services, item.service),
            code(appointmentKinds, item.kind),
            t('care.minutes', { number: number(item.minutes) }),
            item.clinician?.displayName ?? null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
      <StatusBadge tone={appointmentTones[item.status]}>{code(appointmentStatuses, item.status)}</StatusBadge>
    </li>
  );
}
