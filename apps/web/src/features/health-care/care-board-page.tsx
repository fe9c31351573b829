import { Button, Group, Stack } from '@mantine/core';
import { IconReceipt2 } from '@tabler/icons-react';
import { services, urgencies, type CareBoardView, type OwedCare } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { OwedPanel, OwedRow } from '../../ui/owed-row';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { Calendar } from './calendar';
import { CareList } from './care-list';
import { useCareBoard, useOpenCare } from './care.queries';

/** Who still waits to be seen, whose hour it is this week, and who is being cared for. */
export function CareBoardPage() {
  const { t } = useWords();
  useDocumentTitle('care.title');
  const board = useCareBoard();
  return (
    <>
      <PageHeader title={t('care.page-title')} intro={t('care.intro')} />
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

function Board({ board }: { readonly board: CareBoardView }) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <Stack gap="lg">
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          <StatusBadge tone="waiting">{t('care.planned', { number: number(board.planned) })}</StatusBadge>
          <StatusBadge tone="active">{t('care.active', { number: number(board.active) })}</StatusBadge>
          {board.unrecorded > 0 && <StatusBadge tone="stopped">{t('care.unrecorded', { number: number(board.unrecorded) })}</StatusBadge>}
        </Group>
        <Button component={Link} to="/care/charges" variant="default" leftSection={<IconReceipt2 size={18} aria-hidden="true" />}>
          {t('care.charges')}
        </Button>
      </Group>
      <OwedPanel title={t('care.owed')}>
        {board.owed.map((owed) => (
          <Owed key={owed.referralId} owed={owed} />
        ))}
      </OwedPanel>
      <Calendar />
      <CareList />
    </Stack>
  );
}

function Owed({ owed }: { readonly owed: OwedCare }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const open = useOpenCare(owed.caseId);
  return (
    <OwedRow
      owed={owed}
      detail={`${code(services, owed.service)} · ${code(urgencies, owed.urgency)} · ${t('care.since', { time: instant(owed.acceptedAt) })}`}
      label={t('care.open')}
      done="care.done"
      opening={open}
      onOpen={() => open.mutateAsync({ service: owed.service, referralId: owed.referralId })}
      pathOf={({ id }) => `/care/${id}`}
    />
  );
}
