import { useState } from 'react';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconPlaneDeparture } from '@tabler/icons-react';
import {
  repatriationStatuses,
  returnDecisions,
  urgencies,
  type OwedRepatriation,
  type RepatriationBoardView,
  type RepatriationListItem,
  type RepatriationStatus,
} from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { OwedPanel, OwedRow } from '../../ui/owed-row';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import rows from '../../ui/rows.module.css';
import { useOpenRepatriation, useRepatriationBoard, useRepatriations } from './repatriation.queries';

/** The office's desk: who waits to be asked, and every return by where it stands. */
export function RepatriationBoardPage() {
  const { t } = useWords();
  useDocumentTitle('return.title');
  const board = useRepatriationBoard();
  return (
    <>
      <PageHeader title={t('return.title')} intro={t('return.intro')} />
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

function Board({ board }: { readonly board: RepatriationBoardView }) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <StatusBadge tone="waiting">{t('return.count.deciding', { number: number(board.deciding) })}</StatusBadge>
        <StatusBadge tone="active">{t('return.count.preparing', { number: number(board.preparing) })}</StatusBadge>
        <StatusBadge tone="active">{t('return.count.travelling', { number: number(board.travelling) })}</StatusBadge>
      </Group>
      <OwedPanel title={t('return.owed')}>
        {board.owed.map((owed) => (
          <Owed key={owed.referralId} owed={owed} />
        ))}
      </OwedPanel>
      <Returns />
    </Stack>
  );
}

function Owed({ owed }: { readonly owed: OwedRepatriation }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const open = useOpenRepatriation(owed.caseId);
  return (
    <OwedRow
      owed={owed}
      detail={`${code(urgencies, owed.urgency)} · ${t('return.since', { time: instant(owed.acceptedAt) })}`}
      label={t('return.open')}
      done="return.done"
      opening={open}
      onOpen={() => open.mutateAsync({ referralId: owed.referralId })}
      pathOf={({ id }) => `/repatriations/${id}`}
    />
  );
}

function Returns() {
  const { t } = useWords();
  const [status, setStatus] = useState<RepatriationStatus>('preparing');
  return (
    <StatusList
      title={t('return.returns')}
      icon={<IconPlaneDeparture size={20} aria-hidden="true" />}
      empty={{ icon: <IconPlaneDeparture size={30} stroke={1.6} aria-hidden="true" />, title: t('return.none') }}
      statuses={repatriationStatuses}
      status={status}
      onStatus={setStatus}
      list={useRepatriations(status)}
      row={(item) => <Item key={item.id} item={item} />}
    />
  );
}

function Item({ item }: { readonly item: RepatriationListItem }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/repatriations/${item.id}`} className={rows.name}>
          {item.called}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[
            item.decision === null ? t('return.not-asked') : code(returnDecisions, item.decision),
            t('return.since', { time: instant(item.statusSince) }),
          ].join(' · ')}
        </Text>
      </div>
      {item.sharingEnded && <StatusBadge tone="stopped">{t('return.sharing-over')}</StatusBadge>}
    </li>
  );
}
