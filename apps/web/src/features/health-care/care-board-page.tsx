import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconLifebuoy, IconReceipt2 } from '@tabler/icons-react';
import { ageBands, services, sexes, urgencies, type CareBoardView, type OwedCare } from '@himaya/domain';
import { Link, useNavigate } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
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
      {board.owed.length > 0 && (
        <Panel title={t('care.owed')} icon={<IconLifebuoy size={20} aria-hidden="true" />} flush>
          <ul className={rows.list}>
            {board.owed.map((owed) => (
              <Owed key={owed.referralId} owed={owed} />
            ))}
          </ul>
        </Panel>
      )}
      <Calendar />
      <CareList />
    </Stack>
  );
}

function Owed({ owed }: { readonly owed: OwedCare }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const open = useOpenCare(owed.caseId);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/referrals/${owed.referralId}`} className={rows.name}>
          {`${code(sexes, owed.sex)} · ${code(ageBands, owed.ageBand)}`}
        </Anchor>
        <Text size="sm" c="dimmed">
          {`${code(services, owed.service)} · ${code(urgencies, owed.urgency)} · ${t('care.since', { time: instant(owed.acceptedAt) })}`}
        </Text>
        <ProblemAlert error={open.error} />
      </div>
      <Button
        loading={open.isPending}
        onClick={() =>
          // Awaited, not called back: the row goes with the next look at the list, and its callbacks with it.
          void open.mutateAsync({ service: owed.service, referralId: owed.referralId }).then(
            ({ id }) => {
              sayDone('care.done');
              void navigate(`/care/${id}`);
            },
            () => undefined,
          )
        }
      >
        {t('care.open')}
      </Button>
    </li>
  );
}
