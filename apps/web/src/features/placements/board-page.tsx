import { useState } from 'react';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconHome2, IconLifebuoy } from '@tabler/icons-react';
import { ageBands, personCategories, sexes, urgencies, type BoardHouse, type BoardView, type PlaceCount } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { NewHouse } from './new-house';
import { OpenPlacement } from './open-placement';
import { PlacementList } from './placement-list';
import { useBoard } from './placements.queries';
import classes from './placements.module.css';

/** How every house's places stand, who still needs one, and who is here. */
export function BoardPage() {
  const { t } = useWords();
  useDocumentTitle('shelter.title');
  const board = useBoard();
  return (
    <>
      <PageHeader title={t('shelter.title')} intro={t('shelter.intro')} />
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

function Board({ board }: { readonly board: BoardView }) {
  const { t, code } = useWords();
  const { number, instant } = useDates();
  const { ability } = useSession();
  const [adding, setAdding] = useState(false);
  return (
    <Stack gap="lg">
      <Counts counts={board.counts} />
      <Group gap="sm">
        <StatusBadge tone="waiting">{t('shelter.waiting', { number: number(board.waiting) })}</StatusBadge>
        <StatusBadge tone="active">{t('shelter.away', { number: number(board.onLeave) })}</StatusBadge>
        {board.notReturned > 0 && <StatusBadge tone="stopped">{t('shelter.late', { number: number(board.notReturned) })}</StatusBadge>}
      </Group>
      {board.owed.length > 0 && (
        <Panel title={t('shelter.owed')} icon={<IconLifebuoy size={20} aria-hidden="true" />} flush>
          <ul className={rows.list}>
            {board.owed.map((owed) => (
              <li key={owed.referralId} className={rows.row}>
                <div className={rows.words}>
                  <Anchor component={Link} to={`/referrals/${owed.referralId}`} className={rows.name}>
                    {`${code(sexes, owed.sex)} · ${code(ageBands, owed.ageBand)}`}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {`${code(urgencies, owed.urgency)} · ${t('shelter.since', { time: instant(owed.acceptedAt) })}`}
                  </Text>
                </div>
                <OpenPlacement owed={owed} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <PlacementList />
      <Panel
        title={t('shelter.houses')}
        icon={<IconHome2 size={20} aria-hidden="true" />}
        actions={
          ability.can('record', 'Shelter') &&
          !adding && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('shelter.add-house')}
            </Button>
          )
        }
        flush
      >
        {board.houses.length === 0 ? (
          <EmptyState
            icon={<IconHome2 size={30} stroke={1.6} aria-hidden="true" />}
            title={t('shelter.no-houses')}
            text={t('shelter.no-houses-text')}
          />
        ) : (
          <ul className={rows.list}>
            {board.houses.map((house) => (
              <House key={house.id} house={house} />
            ))}
          </ul>
        )}
      </Panel>
      {adding && <NewHouse />}
    </Stack>
  );
}

function Counts({ counts }: { readonly counts: readonly PlaceCount[] }) {
  const { t, code } = useWords();
  const { number } = useDates();
  if (counts.length === 0) return null;
  return (
    <ul className={classes.tiles}>
      {counts.map((count) => (
        <li key={count.personCategory} className={classes.tile}>
          <span className={rows.name}>{code(personCategories, count.personCategory)}</span>
          <span className={classes.big}>{number(count.free)}</span>
          <Text size="sm" c="dimmed">
            {t('shelter.of', { free: number(count.free), total: number(count.total) })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function House({ house }: { readonly house: BoardHouse }) {
  const { t, code } = useWords();
  const { number } = useDates();
  return (
    <li className={rows.row}>
      <Anchor component={Link} to={`/shelter/houses/${house.id}`} className={rows.name}>
        {house.name}
      </Anchor>
      <Group gap="xs">
        {house.counts.map((count) => (
          <StatusBadge key={count.personCategory} tone={count.free > 0 ? 'done' : 'waiting'}>
            {`${code(personCategories, count.personCategory)}: ${t('shelter.of', { free: number(count.free), total: number(count.total) })}`}
          </StatusBadge>
        ))}
      </Group>
    </li>
  );
}
