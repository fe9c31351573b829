import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBed,
  IconBell,
  IconCopy,
  IconFolders,
  IconHome,
  IconInbox,
  IconKey,
  IconListSearch,
  IconReportSearch,
  IconUrgent,
  IconUserCancel,
  IconUserCheck,
  IconUserPlus,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Action, AppAbility, SubjectName } from '@himaya/auth';
import type { Destination } from './ui/app-layout';

/** A place in the frame's navigation, and what its reader must be able to do for it to be drawn. */
type Place = readonly [to: string, label: string, icon: Icon, needs: readonly [Action, SubjectName] | null];

const caseWork: readonly Place[] = [
  ['/', 'nav.queue', IconInbox, null],
  ['/cases', 'nav.cases', IconFolders, null],
  ['/cases/find', 'nav.new-case', IconUserPlus, ['open', 'Case']],
  ['/matches', 'nav.matches', IconCopy, ['list', 'Duplicate']],
  ['/overrides', 'nav.overrides', IconUserCheck, ['decide', 'Override']],
  ['/capacity', 'nav.capacity', IconBed, ['list', 'Capacity']],
];
const notices: Place = ['/notifications', 'nav.notifications', IconBell, null];
const home: Place = ['/', 'nav.home', IconHome, null];
const oversight: readonly Place[] = [
  ['/admin/users', 'nav.users', IconUsers, ['list', 'User']],
  ['/admin/access-review', 'nav.access-review', IconUserCheck, ['list', 'AccessReview']],
  ['/audit', 'nav.audit', IconListSearch, ['list', 'AuditEvent']],
  ['/anomalies', 'nav.anomalies', IconReportSearch, ['list', 'Anomaly']],
  ['/incidents', 'nav.incidents', IconAlertTriangle, ['list', 'Incident']],
  ['/conflicts', 'nav.bars', IconUserCancel, ['list', 'AnyBar']],
  ['/keys', 'nav.keys', IconKey, ['read', 'Keys']],
  ['/line-limits', 'nav.line-limits', IconArrowsExchange, ['list', 'LineLimit']],
  ['/emergency/reviews', 'nav.reviews', IconUrgent, ['review', 'BreakGlass']],
];

interface Telling {
  readonly words: (key: string, values?: Readonly<Record<string, string>>) => string;
  /** How many notices wait, in the reader's digits; null for none. */
  readonly unread: string | null;
}

/** Where this reader may go: nothing is drawn that would be refused. Whoever has a single place to go needs no navigation. */
export function destinationsFor(ability: AppAbility, worksOnCases: boolean, { words, unread }: Telling): Destination[] {
  const open = (places: readonly Place[]): Destination[] =>
    places.flatMap(([to, label, Icon, needs]) =>
      needs === null || ability.can(...needs)
        ? [{ to, label: words(label), icon: <Icon size={22} stroke={1.7} aria-hidden="true" /> }]
        : [],
    );
  const watched = open(oversight);
  if (!worksOnCases) return watched.length > 0 ? [...open([home]), ...watched] : [];
  const badge = unread === null ? {} : { badge: unread, badgeLabel: words('notifications.unread', { number: unread }) };
  return [...open(caseWork), ...open([notices]).map((place) => ({ ...place, ...badge })), ...watched];
}
