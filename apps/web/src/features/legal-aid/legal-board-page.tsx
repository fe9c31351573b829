import { Button, Group, Stack } from '@mantine/core';
import { IconCalendarEvent, IconUsers } from '@tabler/icons-react';
import { legalMatterStatuses, urgencies, type LegalBoardView, type OwedMatter } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { OwedPanel, OwedRow } from '../../ui/owed-row';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { MatterList } from './matter-list';
import { useLegalBoard, useOpenLegalMatter } from './legal-aid.queries';

/** The office's desk: what waits for a matter, and every matter by where it stands. */
export function LegalBoardPage() {
  const { t } = useWords();
  useDocumentTitle('legal.title');
  const board = useLegalBoard();
  return (
    <>
      <PageHeader title={t('legal.title')} intro={t('legal.intro')} />
      {board.error ? (
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
      ) : !board.data ? (
        <LoadingState rows={4} height={110} />
      ) : (
        <Board board={board.data} />
      )}
    </>
  );
}

function Board({ board }: { readonly board: LegalBoardView }) {
  const { t, code } = useWords();
  const { number } = useDates();
  return (
    <Stack gap="lg">
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          {(['opened', 'assigned', 'running'] as const).map((status) => (
            <StatusBadge key={status} tone={status === 'opened' && board.opened > 0 ? 'waiting' : 'active'}>
              {`${code(legalMatterStatuses, status)}: ${number(board[status])}`}
            </StatusBadge>
          ))}
        </Group>
        <Group gap="sm">
          <Button
            component={Link}
            to="/legal-aid/calendar"
            variant="default"
            leftSection={<IconCalendarEvent size={18} aria-hidden="true" />}
          >
            {t('hearing.calendar')}
          </Button>
          <Button component={Link} to="/legal-aid/lawyers" variant="default" leftSection={<IconUsers size={18} aria-hidden="true" />}>
            {t('legal.roster')}
          </Button>
        </Group>
      </Group>
      <OwedPanel title={t('legal.owed')}>
        {board.owed.map((owed) => (
          <Owed key={owed.referralId} owed={owed} />
        ))}
      </OwedPanel>
      <MatterList />
    </Stack>
  );
}

function Owed({ owed }: { readonly owed: OwedMatter }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const open = useOpenLegalMatter(owed.caseId);
  return (
    <OwedRow
      owed={owed}
      detail={`${code(urgencies, owed.urgency)} · ${t('legal.since', { time: instant(owed.acceptedAt) })}`}
      label={t('legal.open')}
      done="legal.done"
      opening={open}
      onOpen={() => open.mutateAsync({ referralId: owed.referralId })}
      pathOf={({ id }) => `/legal-matters/${id}`}
    />
  );
}
