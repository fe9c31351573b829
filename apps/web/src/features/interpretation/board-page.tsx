import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarEvent, IconInbox, IconLanguage, IconUsers } from '@tabler/icons-react';
import { ageBands, governorates, needCodes, sexes, urgencies, type InterpretationBoard, type RunningInterpretation } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useInterpretationBoard } from './interpretation.queries';
import { SessionList } from './session-list';

/** What the office answers for: requests without a session first, then who is sent when. */
export function BoardPage() {
  const { t } = useWords();
  useDocumentTitle('interp.title');
  const board = useInterpretationBoard();
  return (
    <>
      <PageHeader
        title={t('interp.title')}
        intro={t('interp.intro')}
        actions={
          <>
            <Button
              component={Link}
              to="/interpretation/interpreters"
              variant="default"
              leftSection={<IconUsers size={18} aria-hidden="true" />}
            >
              {t('interp.roster')}
            </Button>
            <Button
              component={Link}
              to="/interpretation/day"
              variant="default"
              leftSection={<IconCalendarEvent size={18} aria-hidden="true" />}
            >
              {t('interp.day')}
            </Button>
          </>
        }
      />
      {board.error ? (
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
      ) : !board.data ? (
        <LoadingState rows={4} height={90} />
      ) : (
        <Board board={board.data} />
      )}
    </>
  );
}

function Board({ board }: { readonly board: InterpretationBoard }) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <Stack gap="lg">
      {board.unrecorded + board.unbound > 0 && (
        <Group gap="sm">
          {board.unrecorded > 0 && <StatusBadge tone="waiting">{t('interp.unrecorded', { number: number(board.unrecorded) })}</StatusBadge>}
          {board.unbound > 0 && <StatusBadge tone="stopped">{t('interp.unbound', { number: number(board.unbound) })}</StatusBadge>}
        </Group>
      )}
      <Panel title={t('interp.running')} icon={<IconInbox size={20} aria-hidden="true" />} flush>
        {board.running.length === 0 ? (
          <EmptyState
            icon={<IconLanguage size={30} stroke={1.6} aria-hidden="true" />}
            title={t('interp.no-running')}
            text={t('interp.no-running-text')}
          />
        ) : (
          <ul className={rows.list}>
            {board.running.map((one) => (
              <Running key={one.referralId} one={one} />
            ))}
          </ul>
        )}
      </Panel>
      <SessionList />
    </Stack>
  );
}

function Running({ one }: { readonly one: RunningInterpretation }) {
  const { t, code, list, languageName } = useWords();
  const { number, instant } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/interpretation/referrals/${one.referralId}`} className={rows.name}>
          {`${code(needCodes, one.needCode)} · ${list(one.languages.map(languageName))}`}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[code(sexes, one.sex), code(ageBands, one.ageBand), code(governorates, one.governorate), code(urgencies, one.urgency)].join(
            ' · ',
          )}
        </Text>
      </div>
      <Group gap="xs">
        {one.next !== null ? (
          <StatusBadge tone="active">{t('interp.next', { time: instant(one.next) })}</StatusBadge>
        ) : (
          <StatusBadge tone="waiting">{t('interp.nothing-planned')}</StatusBadge>
        )}
        {one.held > 0 && <StatusBadge tone="done">{t('interp.held-count', { number: number(one.held) })}</StatusBadge>}
      </Group>
    </li>
  );
}
