import { Group, Stack } from '@mantine/core';
import { programmeStatuses, services, urgencies, type OwedProgramme, type ReintegrationBoardView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { OwedPanel, OwedRow } from '../../ui/owed-row';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { ProgrammeList } from './programme-list';
import { useOpenProgramme, useReintegrationBoard } from './reintegration.queries';

/** The unit's desk: what waits for a programme, and every programme by where it stands. */
export function ReintegrationBoardPage() {
  const { t } = useWords();
  useDocumentTitle('programme.title');
  const board = useReintegrationBoard();
  return (
    <>
      <PageHeader title={t('programme.title')} intro={t('programme.intro')} />
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

function Board({ board }: { readonly board: ReintegrationBoardView }) {
  const { t, code } = useWords();
  const { number } = useDates();
  return (
    <Stack gap="lg">
      <Group gap="sm">
        {(['planned', 'running'] as const).map((status) => (
          <StatusBadge key={status} tone={status === 'planned' && board.planned > 0 ? 'waiting' : 'active'}>
            {`${code(programmeStatuses, status)}: ${number(board[status])}`}
          </StatusBadge>
        ))}
      </Group>
      <OwedPanel title={t('programme.owed')}>
        {board.owed.map((owed) => (
          <Owed key={owed.referralId} owed={owed} />
        ))}
      </OwedPanel>
      <ProgrammeList />
    </Stack>
  );
}

function Owed({ owed }: { readonly owed: OwedProgramme }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const open = useOpenProgramme(owed.caseId);
  return (
    <OwedRow
      owed={owed}
      detail={[code(services, owed.service), code(urgencies, owed.urgency), t('programme.since', { time: instant(owed.acceptedAt) })].join(
        ' · ',
      )}
      label={t('programme.open')}
      done="programme.done"
      opening={open}
      onOpen={() => open.mutateAsync({ referralId: owed.referralId })}
      pathOf={({ id }) => `/programmes/${id}`}
    />
  );
}
