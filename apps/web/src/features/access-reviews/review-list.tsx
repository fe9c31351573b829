import { useState } from 'react';
import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { reviewStates, roles, type AccessReviewItem, type ReviewDecision } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { useAccessReviews, useDecideReviews } from './access-reviews.queries';
import classes from './access-review.module.css';

type Choice = ReviewDecision | 'later';
type Choices = Readonly<Record<string, Choice>>;

/** The accounts of one reviewer, unit by unit, each with its choice; sent together. */
export function ReviewList({ state }: { readonly state: 'open' | 'decided' }) {
  const { t, list: sentence } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const list = useAccessReviews(state);
  const decide = useDecideReviews();
  const [choices, setChoices] = useState<Choices>({});
  const [asking, setAsking] = useState(false);

  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <LoadingState />;
  if (list.items.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<IconUserCheck size={30} stroke={1.6} aria-hidden="true" />}
          title={t('access-review.none')}
          text={t('access-review.none-text')}
        />
      </Panel>
    );
  }
  const items = list.items;
  const units = [...new Map(items.map(({ unit }) => [unit.id, unit])).values()];
  const decided = items.flatMap((item) => {
    const choice = choices[item.id] ?? 'later';
    return choice === 'later' ? [] : [{ item, decision: choice }];
  });
  const revoked = decided.filter(({ decision }) => decision === 'revoked');
  const send = (): void =>
    decide.mutate(
      { decisions: decided.map(({ item, decision }) => ({ id: item.id, version: item.version, decision })) },
      {
        onSuccess: () => {
          setChoices({});
          sayDone('access-review.saved');
        },
        onSettled: () => setAsking(false),
      },
    );
  return (
    <Panel flush>
      {units.map((unit) => (
        <UnitRows
          key={unit.id}
          items={items.filter((item) => item.unit.id === unit.id)}
          choices={state === 'open' ? choices : null}
          onChoose={(id, choice) => setChoices({ ...choices, [id]: choice })}
        />
      ))}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      {state === 'open' && (
        <div className={classes.send}>
          <ProblemAlert error={decide.error} onReload={() => decide.reset()} />
          <Group gap="sm" justify="flex-end" mt="sm">
            <Button variant="default" onClick={() => setChoices(Object.fromEntries(items.map(({ id }) => [id, 'confirmed'])))}>
              {t('access-review.all-keep')}
            </Button>
            <Button
              disabled={decided.length === 0}
              loading={decide.isPending}
              onClick={() => (revoked.length > 0 ? setAsking(true) : send())}
            >
              {t('access-review.submit', { number: number(decided.length) })}
            </Button>
          </Group>
        </div>
      )}
      <ConfirmDialog
        opened={asking}
        danger
        title={t('access-review.confirm-title')}
        text={t('access-review.confirm-text', { names: sentence(revoked.map(({ item }) => item.user.displayName)) })}
        confirmLabel={t('access-review.take')}
        busy={decide.isPending}
        onConfirm={send}
        onClose={() => setAsking(false)}
      />
    </Panel>
  );
}

function UnitRows({
  items,
  choices,
  onChoose,
}: {
  readonly items: readonly AccessReviewItem[];
  /** Null where nothing is left to choose. */
  readonly choices: Choices | null;
  readonly onChoose: (id: string, choice: Choice) => void;
}) {
  const { name } = useWords();
  return (
    <section>
      <h2 className={classes.unit}>{items[0] && name(items[0].unit.name)}</h2>
      <ul className={classes.list}>
        {items.map((item) => (
          <ReviewRow
            key={item.id}
            item={item}
            choice={choices && (choices[item.id] ?? 'later')}
            onChoose={(choice) => onChoose(item.id, choice)}
          />
        ))}
      </ul>
    </section>
  );
}

function ReviewRow({
  item,
  choice,
  onChoose,
}: {
  readonly item: AccessReviewItem;
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}) {
  const { t, code, list } = useWords();
  const { date } = useDates();
  const day = (instant: string): string => date(instant.slice(0, 10));
  const held = item.roles.map(({ role, since }) => t('access-review.since', { role: code(roles, role), date: day(since) }));
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <div className={classes.name}>
          <PersonName>{item.user.displayName}</PersonName>
        </div>
        <div className={classes.more}>
          <span>{held.length === 0 ? t('users.no-roles') : list(held)}</span>
        </div>
        <div className={classes.more}>
          <span>
            {item.lastSignInMonth === null
              ? t('users.never-signed-in')
              : t('users.last-sign-in', { month: date(`${item.lastSignInMonth}-01`, 'month') })}
          </span>
          {choice !== null && (
            <span className={item.state === 'overdue' ? classes.late : undefined}>
              {t(item.state === 'overdue' ? 'access-review.overdue' : 'access-review.due', { date: day(item.dueAt) })}
            </span>
          )}
        </div>
      </div>
      {choice === null ? (
        <StatusBadge tone={item.state === 'revoked' ? 'stopped' : 'done'}>{code(reviewStates, item.state)}</StatusBadge>
      ) : (
        <SegmentedControl
          size="sm"
          aria-label={t('access-review.decision-for', { name: item.user.displayName })}
          value={choice}
          onChange={(value) => onChoose(value === 'confirmed' || value === 'revoked' ? value : 'later')}
          data={[
            { value: 'later', label: t('access-review.later') },
            { value: 'confirmed', label: t('access-review.keep') },
            { value: 'revoked', label: t('access-review.take') },
          ]}
        />
      )}
    </li>
  );
}
