import { Group, Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { meetingAttendances, type BodyMeetingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { DecisionItem } from './decision-item';
import { Answer } from './follow-up';
import { useMeetingName } from './meeting-name';
import { useBodyMeetings } from './meetings.queries';
import { toneOfAttendance } from './tones';

/** What the committee's minutes say of the reader's own body, and what was given to it. */
export function BodyMeetingsPage() {
  const { t } = useWords();
  useDocumentTitle('meetings.own');
  const list = useBodyMeetings();
  return (
    <>
      <PageHeader title={t('meetings.own')} intro={t('meetings.own-intro')} />
      <Stack gap="lg">
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState rows={3} height={110} />
        ) : list.items.length === 0 ? (
          <Panel flush>
            <EmptyState icon={<IconUsersGroup size={30} stroke={1.6} aria-hidden="true" />} title={t('meetings.own-none')} />
          </Panel>
        ) : (
          list.items.map((meeting) => <Meeting key={meeting.id} meeting={meeting} />)
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Stack>
    </>
  );
}

function Meeting({ meeting }: { readonly meeting: BodyMeetingView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const nameOf = useMeetingName();
  const { heldOn, attendance, decisions } = meeting;
  return (
    <Panel title={nameOf(meeting)} icon={<IconUsersGroup size={20} aria-hidden="true" />} flush>
      <Group gap="xs" px="lg" pt="sm">
        <Text size="sm" c="dimmed">
          {date(heldOn)}
        </Text>
        {attendance !== null && <StatusBadge tone={toneOfAttendance[attendance]}>{code(meetingAttendances, attendance)}</StatusBadge>}
      </Group>
      {decisions.length === 0 ? (
        <Text c="dimmed" px="lg" py="md">
          {t('meetings.own-no-decisions')}
        </Text>
      ) : (
        <ul className={rows.list}>
          {decisions.map((decision) => (
            <DecisionItem key={decision.id} decision={decision} actions={<Answer key={decision.version} decision={decision} />} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
