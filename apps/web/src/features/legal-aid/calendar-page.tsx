import { useState } from 'react';
import { Anchor, Group, Select, Stack, Text } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { governorates, hearingCourts, hearingStatuses, localDay, type HearingListItem, type IsoDate } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useHearings } from './legal-aid.queries';
import classes from './legal-aid.module.css';

const spans = ['1', '7', '31'] as const;

/** The office's hearings from a day on. What is printed says when and where, and of which matter by its number: no name leaves on paper. */
export function CalendarPage() {
  const { t } = useWords();
  useDocumentTitle('hearing.calendar');
  const [from, setFrom] = useState<IsoDate>(localDay(new Date()));
  const [days, setDays] = useState<string>('7');
  const list = useHearings(from, Number(days));
  return (
    <>
      <PageHeader back={{ to: '/legal-aid', label: t('legal.back') }} title={t('hearing.calendar')} intro={t('hearing.calendar-intro')} />
      <Stack gap="lg">
        <Group gap="md" align="flex-end" className={classes.screen}>
          <DateField label={t('hearing.from-day')} value={from} onChange={(day) => day !== null && setFrom(day)} />
          <Select
            label={t('hearing.span')}
            data={spans.map((value) => ({ value, label: t(`hearing.span.${value}`) }))}
            value={days}
            onChange={(value) => value !== null && setDays(value)}
            allowDeselect={false}
          />
          <PrintButton />
        </Group>
        <Panel title={t('hearing.title')} icon={<IconCalendarEvent size={20} aria-hidden="true" />} flush>
          {list.error ? (
            <ErrorState error={list.error} onRetry={list.retry} />
          ) : !list.items ? (
            <LoadingState rows={4} />
          ) : list.items.length === 0 ? (
            <EmptyState icon={<IconCalendarEvent size={30} stroke={1.6} aria-hidden="true" />} title={t('hearing.none')} />
          ) : (
            <ul className={rows.list}>
              {list.items.map((hearing) => (
                <Row key={hearing.id} hearing={hearing} />
              ))}
            </ul>
          )}
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </Panel>
      </Stack>
    </>
  );
}

function Row({ hearing }: { readonly hearing: HearingListItem }) {
  const { t, code } = useWords();
  const { instant, clock } = useDates();
  const end = new Date(hearing.endsAt);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{`${instant(hearing.startsAt)} – ${clock(end.getHours() * 60 + end.getMinutes())}`}</span>
        <Anchor component={Link} to={`/legal-matters/${hearing.matterId}`} className={classes.screen}>
          {hearing.called}
        </Anchor>
        <span className={classes.paper}>{t('hearing.number', { number: hearing.matterId.slice(0, 8) })}</span>
        <Text size="sm" c="dimmed">
          {[code(hearingCourts, hearing.court), code(governorates, hearing.governorate)].join(' · ')}
          <span className={classes.screen}>{` · ${hearing.lawyer}`}</span>
        </Text>
      </div>
      <StatusBadge tone={hearing.status === 'planned' ? 'waiting' : hearing.status === 'held' ? 'done' : 'neutral'}>
        {code(hearingStatuses, hearing.status)}
      </StatusBadge>
    </li>
  );
}
