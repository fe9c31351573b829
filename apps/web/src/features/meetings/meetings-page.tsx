import { useState } from 'react';
import { Anchor, Group, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { localDay, meetingKinds, meetingStates, type MeetingListItem } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { BeginMeeting } from './begin-meeting';
import { useMeetingName } from './meeting-name';
import { useMeetings, type MeetingFilters } from './meetings.queries';
import { toneOfMeeting } from './tones';

/** The register of the committee's meetings, with what of their decisions is overdue; the secretariat begins minutes here. */
export function MeetingsPage() {
  const { t, options } = useWords();
  const { number } = useDates();
  const { ability } = useSession();
  useDocumentTitle('meetings.title');
  const [filters, setFilters] = useState<MeetingFilters>({ kind: null, year: null, overdue: false });
  const change = (changed: Partial<MeetingFilters>): void => setFilters((all) => ({ ...all, ...changed }));
  const list = useMeetings(filters);
  const thisYear = Number(localDay(new Date()).slice(0, 4));
  const narrowed = filters.kind !== null || filters.year !== null || filters.overdue;
  return (
    <>
      <PageHeader title={t('meetings.title')} intro={t('meetings.intro')} actions={ability.can('open', 'Meeting') && <BeginMeeting />} />
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, sm: 3 }} data-no-print>
          <Select
            label={t('meetings.kind')}
            placeholder={t('meetings.all')}
            data={options(meetingKinds)}
            value={filters.kind}
            onChange={(value) => change({ kind: meetingKinds.has(value) ? value : null })}
            clearable
            clearButtonProps={{ 'aria-label': t('meetings.all') }}
          />
          <Select
            label={t('meetings.year')}
            placeholder={t('meetings.all')}
            data={Array.from({ length: 5 }, (_, back) => ({ value: String(thisYear - back), label: number(thisYear - back) }))}
            value={filters.year}
            onChange={(year) => change({ year })}
            clearable
            clearButtonProps={{ 'aria-label': t('meetings.all') }}
          />
          <Switch
            label={t('meetings.overdue-only')}
            checked={filters.overdue}
            onChange={({ currentTarget: { checked } }) => change({ overdue: checked })}
            mt={{ base: 0, sm: 'xl' }}
          />
        </SimpleGrid>
        <Panel title={t('meetings.list')} icon={<IconUsersGroup size={20} aria-hidden="true" />} flush>
          {list.error ? (
            <ErrorState error={list.error} onRetry={list.retry} />
          ) : !list.items ? (
            <LoadingState rows={4} />
          ) : list.items.length === 0 ? (
            <EmptyState
              icon={<IconUsersGroup size={30} stroke={1.6} aria-hidden="true" />}
              title={t(narrowed ? 'meetings.none-such' : 'meetings.none')}
            />
          ) : (
            <ul className={rows.list}>
              {list.items.map((item) => (
                <Row key={item.id} item={item} />
              ))}
            </ul>
          )}
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </Panel>
      </Stack>
    </>
  );
}

function Row({ item }: { readonly item: MeetingListItem }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const nameOf = useMeetingName();
  const { id, heldOn, place, state, decisions } = item;
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/meetings/${id}`} className={rows.name}>
          {nameOf(item)}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[date(heldOn), place].join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        {decisions.overdue > 0 && (
          <StatusBadge tone="stopped">{t('meetings.overdue-count', { number: number(decisions.overdue) })}</StatusBadge>
        )}
        {decisions.open > 0 && <StatusBadge tone="neutral">{t('meetings.open-count', { number: number(decisions.open) })}</StatusBadge>}
        <StatusBadge tone={toneOfMeeting[state]}>{code(meetingStates, state)}</StatusBadge>
      </Group>
    </li>
  );
}
