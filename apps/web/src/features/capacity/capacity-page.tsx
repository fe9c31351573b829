import { useState, type FormEvent } from 'react';
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { IconBed, IconClock, IconHistory } from '@tabler/icons-react';
import { useAbility } from '@casl/react';
import { freePlaces, personCategories, services, type CapacityView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { useCapacity, useCapacityChanges, useKeepCapacity, useReloadCapacity } from './capacity.queries';
import classes from './capacity.module.css';

/** How many places the own unit has, and how many of them are free; other units see none or some. */
export function CapacityPage() {
  const { t } = useWords();
  useDocumentTitle('capacity.title');
  const board = useCapacity();
  return (
    <>
      <PageHeader title={t('capacity.title')} intro={t('capacity.intro')} />
      <Stack gap="lg">
        {board.error ? (
          <ErrorState error={board.error} onRetry={() => void board.refetch()} />
        ) : !board.data ? (
          <LoadingState rows={3} height={110} />
        ) : board.data.length === 0 ? (
          <Panel>
            <EmptyState
              icon={<IconBed size={30} stroke={1.6} aria-hidden="true" />}
              title={t('capacity.none')}
              text={t('capacity.none-text')}
            />
          </Panel>
        ) : (
          <Panel flush>
            <ul className={classes.list}>
              {board.data.map((row) => (
                <CapacityRow key={`${row.id}.${row.version}`} row={row} />
              ))}
            </ul>
          </Panel>
        )}
        <History />
      </Stack>
    </>
  );
}

/** Who counted last and when; nobody did where the places of the unit's houses count themselves. */
function LastCount({ at, by }: { readonly at: string; readonly by: string | null }) {
  const { t } = useWords();
  const { instant } = useDates();
  const time = instant(at);
  return by ? t('capacity.kept', { time, name: by }) : t('capacity.kept-by-places', { time });
}

function CapacityRow({ row }: { readonly row: CapacityView }) {
  const { t, code } = useWords();
  const ability = useAbility<AppAbility>();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <span className={classes.name}>{`${code(services, row.service)} · ${code(personCategories, row.personCategory)}`}</span>
        <Group gap="xs">
          <StatusBadge tone={row.freePlaces === 'some' ? 'done' : 'waiting'}>{code(freePlaces, row.freePlaces)}</StatusBadge>
          {row.stale && (
            <StatusBadge tone="stopped" icon={<IconClock size={16} aria-hidden="true" />}>
              {t(row.keptAt ? 'capacity.stale' : 'capacity.never')}
            </StatusBadge>
          )}
        </Group>
        {row.keptAt && (
          <Text size="sm" c="dimmed">
            <LastCount at={row.keptAt} by={row.keptBy} />
          </Text>
        )}
      </div>
      {ability.can('change', 'Capacity') && !row.fromPlaces ? <Count row={row} /> : <Counted row={row} />}
    </li>
  );
}

function Counted({ row: { free, total } }: { readonly row: CapacityView }) {
  const { t } = useWords();
  const { number } = useDates();
  if (free === null || total === null) return null;
  return <span className={classes.count}>{t('capacity.change', { free: number(free), total: number(total) })}</span>;
}

function Count({ row }: { readonly row: CapacityView }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const keep = useKeepCapacity(row);
  const reload = useReloadCapacity();
  const [total, setTotal] = useState<number | string>(row.total ?? '');
  const [free, setFree] = useState<number | string>(row.free ?? '');
  const [tried, setTried] = useState(false);
  const label = `${code(services, row.service)}, ${code(personCategories, row.personCategory)}`;
  const counted = typeof total === 'number' && typeof free === 'number';
  const wrong = counted && free > total;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!counted || wrong) return;
    const { service, personCategory } = row;
    keep.mutate({ service, personCategory, total, free }, { onSuccess: () => sayDone('capacity.saved') });
  };
  const missing = (value: number | string): string | undefined => (tried && typeof value !== 'number' ? t('field.required') : undefined);
  return (
    <form noValidate onSubmit={submit} className={classes.form} aria-label={label}>
      <div className={classes.fields}>
        <NumberInput
          label={t('capacity.total')}
          value={total}
          onChange={setTotal}
          min={0}
          max={9999}
          allowDecimal={false}
          allowNegative={false}
          error={missing(total)}
        />
        <NumberInput
          label={t('capacity.free')}
          value={free}
          onChange={setFree}
          min={0}
          max={9999}
          allowDecimal={false}
          allowNegative={false}
          error={missing(free) ?? (wrong ? t('capacity.more-free') : undefined)}
        />
        <Button type="submit" variant="light" loading={keep.isPending} className={classes.save}>
          {t('capacity.save')}
        </Button>
      </div>
      <ProblemAlert error={keep.error} onReload={reload} />
    </form>
  );
}

function History() {
  const { t, code } = useWords();
  const { number } = useDates();
  const list = useCapacityChanges();
  return (
    <Panel title={t('capacity.history')} icon={<IconHistory size={20} aria-hidden="true" />}>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={2} />
      ) : list.items.length === 0 ? (
        <Text c="dimmed">{t('capacity.no-history')}</Text>
      ) : (
        <ul className={classes.history}>
          {list.items.map((change) => (
            <li key={change.id} className={classes.change}>
              <span>{`${code(services, change.service)} · ${code(personCategories, change.personCategory)}`}</span>
              <span className={classes.count}>{t('capacity.change', { free: number(change.free), total: number(change.total) })}</span>
              <Text component="span" size="sm" c="dimmed">
                <LastCount at={change.keptAt} by={change.keptBy} />
              </Text>
            </li>
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}
