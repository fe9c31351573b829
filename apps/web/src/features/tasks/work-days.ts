import { isIsoDate, type IsoDate, type WorkItem } from '@himaya/domain';

/** From inclusive, to exclusive. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** When work is due, as a list groups it. */
export const dueGroups = ['overdue', 'today', 'week', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

export const calendarSpans = ['month', 'week'] as const;
export type CalendarSpan = (typeof calendarSpans)[number];

/** The reader's own day of an instant. */
export function dayOf(instant: Date): IsoDate {
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** Midnight of the reader's clock at which a day begins. */
export function startOf(day: IsoDate): Date {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth);
}

/** The day so many days later, or earlier where negative. */
export function daysLater(day: IsoDate, days: number): IsoDate {
  const start = startOf(day);
  return dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() + days));
}

/** 0 for Sunday, with which the week begins. */
export function weekday(day: IsoDate): number {
  return startOf(day).getDay();
}

/** Overdue, today, in the six days after, or later. */
export function dueGroupOf(dueAt: string, now: Date): DueGroup {
  const due = new Date(dueAt);
  if (due < now) return 'overdue';
  const today = dayOf(now);
  if (due < startOf(daysLater(today, 1))) return 'today';
  return due < startOf(daysLater(today, 7)) ? 'week' : 'later';
}

/** The weeks of seven days that a calendar shows around a day: its own, or all that its month touches. */
export function weeksAround(day: IsoDate, span: CalendarSpan): IsoDate[][] {
  const month = day.slice(0, 7);
  const first = span === 'week' ? day : `${month}-01`;
  const weeks: IsoDate[][] = [];
  let start = daysLater(first, -weekday(first));
  do {
    weeks.push(Array.from({ length: 7 }, (_, place) => daysLater(start, place)));
    start = daysLater(start, 7);
  } while (span === 'month' && start.startsWith(month));
  return weeks;
}

/** The instants a calendar's weeks cover. */
export function spanOf(weeks: readonly (readonly IsoDate[])[]): Span {
  const days = weeks.flat();
  return { from: startOf(days.at(0) ?? ''), to: startOf(daysLater(days.at(-1) ?? '', 1)) };
}

/** The day asked for in the address, today where it is none. */
export function askedDay(text: string | null, now: Date): IsoDate {
  return text !== null && isIsoDate(text) ? text : dayOf(now);
}

/** What is due on each day; days without work are missing. */
export function byDay(items: readonly WorkItem[]): ReadonlyMap<IsoDate, readonly WorkItem[]> {
  return groupedBy(items, ({ dueAt }) => dayOf(new Date(dueAt)));
}

/** Items by a key of theirs, in their own order: `Map.groupBy`, which the phones of the field do not all have. */
export function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What tells one line of the list from every other. */
export function workKeyOf(item: WorkItem): string {
  return item.type === 'task' ? item.id : `${item.kind}-${item.subjectId}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
