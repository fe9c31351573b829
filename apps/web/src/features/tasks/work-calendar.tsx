import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ActionIcon, Button, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconMoodCheck } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { dutyKinds, taskKinds, type IsoDate, type TaskView, type WorkItem, type WorkView } from '@himaya/domain';
import { monthsLater, useDates } from '../../platform/dates';
import { directionOf } from '../../platform/i18n';
import { useNow } from '../../platform/now';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { useWork } from './tasks.queries';
import classes from './work-calendar.module.css';
import { askedDay, byDay, calendarSpans, dayOf, daysLater, spanOf, weekday, weeksAround, workKeyOf, type CalendarSpan } from './work-days';
import { WorkRow } from './work-row';
import rows from './work-row.module.css';

interface Props {
  readonly view: WorkView;
  readonly onDone: (task: TaskView) => void;
}

/** Work by day: a grid that arrow keys walk, with the chosen day's work below; on phones, and on paper, the days as a list. */
export function WorkCalendar({ view, onDone }: Props) {
  const { t, language } = useWords();
  const dates = useDates();
  const now = new Date(useNow());
  const [search, setSearch] = useSearchParams();
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const span: CalendarSpan = search.get('span') === 'week' ? 'week' : 'month';
  const day = askedDay(search.get('day'), now);
  const weeks = weeksAround(day, span);
  const list = useWork(view, spanOf(weeks));
  const show = (changed: Readonly<Record<string, string>>): void =>
    setSearch({ ...Object.fromEntries(search), ...changed }, { replace: true });
  const further = (steps: number): IsoDate => (span === 'week' ? daysLater(day, 7 * steps) : monthsLater(day, steps));
  const [Earlier, Later] =
    directionOf(language) === 'rtl' ? ([IconChevronRight, IconChevronLeft] as const) : ([IconChevronLeft, IconChevronRight] as const);
  const days = weeks.flat();
  const title =
    span === 'month'
      ? dates.date(day, 'month')
      : t('tasks.week-of', { from: dates.date(days.at(0) ?? day), to: dates.date(days.at(-1) ?? day) });
  const work = byDay(list.items ?? []);
  return (
    <div className={classes.calendar}>
      <div className={classes.bar}>
        <div className={classes.move}>
          <ActionIcon aria-label={t(`tasks.earlier.${span}`)} onClick={() => show({ day: further(-1) })}>
            <Earlier size={22} aria-hidden="true" />
          </ActionIcon>
          <h2 className={classes.title} aria-live="polite">
            {title}
          </h2>
          <ActionIcon aria-label={t(`tasks.later.${span}`)} onClick={() => show({ day: further(1) })}>
            <Later size={22} aria-hidden="true" />
          </ActionIcon>
          <Button variant="default" size="sm" onClick={() => show({ day: dayOf(now) })}>
            {t('tasks.to-today')}
          </Button>
        </div>
        <SegmentedControl
          aria-label={t('tasks.span')}
          value={span}
          onChange={(chosen) => show({ span: chosen })}
          data={calendarSpans.map((offered) => ({ value: offered, label: t(`tasks.span.${offered}`) }))}
        />
      </div>
      {!list.error && !narrow && (
        <Grid
          weeks={weeks}
          span={span}
          day={day}
          today={dayOf(now)}
          work={work}
          busy={!list.items}
          title={title}
          onDay={(chosen) => show({ day: chosen })}
        />
      )}
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={narrow ? 5 : 2} height={72} />
      ) : (
        <Agenda days={narrow ? days.filter((one) => work.has(one)) : [day]} work={work} onDone={onDone} />
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </div>
  );
}

interface GridProps {
  readonly weeks: readonly (readonly IsoDate[])[];
  readonly span: CalendarSpan;
  readonly day: IsoDate;
  readonly today: IsoDate;
  readonly work: ReadonlyMap<IsoDate, readonly WorkItem[]>;
  /** While the days' work is on its way; the grid stays, for it may hold the focus. */
  readonly busy: boolean;
  readonly title: string;
  readonly onDay: (day: IsoDate) => void;
}

/** How many lines a day of a month shows; a week's day shows all it has. */
const linesOfMonth = 3;

function Grid({ weeks, span, day, today, work, busy, title, onDay }: GridProps) {
  const { t, language } = useWords();
  const { date, number } = useDates();
  const grid = useRef<HTMLTableElement>(null);
  const walked = useRef(false);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);
  const walk = (event: KeyboardEvent): void => {
    // From the day under the focus: the address follows a moment later, and a held key does not wait for it.
    const from = (event.target as HTMLElement).dataset['day'];
    const to = from === undefined ? null : walkedTo(event.key, from, directionOf(language) === 'rtl');
    if (to === null) return;
    event.preventDefault();
    const shown = grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`);
    if (shown) shown.focus();
    else walked.current = true;
    onDay(to);
  };
  return (
    <table ref={grid} role="grid" aria-busy={busy} aria-label={title} className={classes.grid} data-span={span} onKeyDown={walk}>
      <thead>
        <tr>
          {weeks[0]?.map((one) => (
            <th key={one} scope="col">
              {t(`weekday.${weekday(one)}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => {
              const items = work.get(one) ?? [];
              const shown = span === 'week' ? items : items.slice(0, linesOfMonth);
              return (
                <td
                  key={one}
                  aria-selected={one === day}
                  data-today={one === today || undefined}
                  data-other={(span === 'month' && one.slice(0, 7) !== day.slice(0, 7)) || undefined}
                >
                  <button
                    type="button"
                    className={classes.day}
                    data-day={one}
                    tabIndex={one === day ? 0 : -1}
                    {...(one === today ? { 'aria-current': 'date' as const } : {})}
                    onClick={() => onDay(one)}
                  >
                    <VisuallyHidden>{date(one)}</VisuallyHidden>
                    <span className={classes.number} aria-hidden="true">
                      {number(Number(one.slice(8)))}
                    </span>
                    {shown.map((item) => (
                      <Line key={workKeyOf(item)} item={item} />
                    ))}
                    {items.length > shown.length && (
                      <span className={classes.more}>{t('tasks.and-more', { number: number(items.length - shown.length) })}</span>
                    )}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Line({ item }: { readonly item: WorkItem }) {
  const { code } = useWords();
  const { clock } = useDates();
  const due = new Date(item.dueAt);
  const late = due.getTime() < useNow();
  return (
    <span className={classes.line} data-late={late || undefined}>
      <span className={classes.clock}>{clock(due.getHours() * 60 + due.getMinutes())}</span>{' '}
      {item.type === 'task' ? code(taskKinds, item.kind) : code(dutyKinds, item.kind)}
    </span>
  );
}

/** Where a key leads from a day, as grids of dates do (WAI-ARIA date grid); null for every other key. */
function walkedTo(key: string, day: IsoDate, rightToLeft: boolean): IsoDate | null {
  const forth = rightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return daysLater(day, forth);
    case 'ArrowLeft':
      return daysLater(day, -forth);
    case 'ArrowDown':
      return daysLater(day, 7);
    case 'ArrowUp':
      return daysLater(day, -7);
    case 'Home':
      return daysLater(day, -weekday(day));
    case 'End':
      return daysLater(day, 6 - weekday(day));
    case 'PageDown':
      return monthsLater(day, 1);
    case 'PageUp':
      return monthsLater(day, -1);
    default:
      return null;
  }
}

interface AgendaProps extends Pick<Props, 'onDone'> {
  readonly days: readonly IsoDate[];
  readonly work: ReadonlyMap<IsoDate, readonly WorkItem[]>;
}

function Agenda({ days, work, onDone }: AgendaProps) {
  const { t } = useWords();
  const { date } = useDates();
  const empty = <EmptyState icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />} title={t('tasks.none-due')} />;
  if (days.length === 0) return <Panel flush>{empty}</Panel>;
  return days.map((day) => (
    <Panel key={day} title={t('tasks.day-title', { weekday: t(`weekday.${weekday(day)}`), day: date(day) })} flush>
      {work.has(day) ? (
        <ul className={rows.list}>
          {work.get(day)?.map((item) => (
            <WorkRow key={workKeyOf(item)} item={item} onDone={onDone} />
          ))}
        </ul>
      ) : (
        empty
      )}
    </Panel>
  ));
}
