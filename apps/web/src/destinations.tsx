import { lazy, Suspense, type ReactNode } from 'react';
import {
  IconBed,
  IconBell,
  IconChecklist,
  IconCopy,
  IconFolders,
  IconHourglass,
  IconHome,
  IconInbox,
  IconScale,
  IconSpeakerphone,
  IconUserCheck,
  IconUserPlus,
  IconUsersGroup,
  IconZzz,
  type Icon,
} from '@tabler/icons-react';
import type { Action, AppAbility, SubjectName } from '@himaya/auth';
import type { OversightIconName } from './oversight-icons';
import type { Destination } from './ui/app-layout';

/** A place in the frame's navigation, and what its reader must be able to do for it to be drawn. */
type Place = readonly [to: string, label: string, icon: Icon | OversightIconName, needs: readonly [Action, SubjectName] | null];

const caseWork: readonly Place[] = [
  ['/', 'nav.queue', IconInbox, null],
  ['/concerns', 'nav.concerns', IconSpeakerphone, ['triage', 'Concern']],
  ['/tasks', 'nav.tasks', IconChecklist, ['list', 'Task']],
  ['/cases', 'nav.cases', IconFolders, null],
  ['/cases/find', 'nav.new-case', IconUserPlus, ['open', 'Case']],
  ['/caseload', 'nav.caseload', IconUsersGroup, ['read', 'Caseload']],
  ['/stuck', 'nav.stuck', IconZzz, ['list', 'Stuck']],
  ['/matches', 'nav.matches', IconCopy, ['list', 'Duplicate']],
  ['/undecided', 'nav.undecided', IconScale, ['decide', 'Identification']],
  ['/reflections', 'nav.reflections', IconHourglass, ['change', 'Reflection']],
  ['/overrides', 'nav.overrides', IconUserCheck, ['decide', 'Override']],
  ['/shelter', 'nav.shelter', 'shelter', ['list', 'Shelter']],
  ['/capacity', 'nav.capacity', IconBed, ['list', 'Capacity']],
];
const notices: Place = ['/notifications', 'nav.notifications', IconBell, null];
const home: Place = ['/', 'nav.home', IconHome, null];
const oversight: readonly Place[] = [
  ['/admin/users', 'nav.users', 'users', ['list', 'User']],
  ['/admin/units', 'nav.units', IconInbox, ['change', 'AgencyUnit']],
  ['/admin/access-review', 'nav.access-review', 'review', ['list', 'AccessReview']],
  ['/audit', 'nav.audit', 'audit', ['list', 'AuditEvent']],
  ['/anomalies', 'nav.anomalies', 'anomalies', ['list', 'Anomaly']],
  ['/incidents', 'nav.incidents', 'incidents', ['list', 'Incident']],
  ['/conflicts', 'nav.bars', 'bars', ['list', 'AnyBar']],
  ['/identification-rules', 'nav.rules', 'rules', ['read', 'Keys']],
  ['/keys', 'nav.keys', 'keys', ['read', 'Keys']],
  ['/line-limits', 'nav.line-limits', 'line', ['list', 'LineLimit']],
  ['/emergency/reviews', 'nav.reviews', 'emergency', ['review', 'BreakGlass']],
  ['/feedback/words', 'nav.feedback-words', 'feedback', ['list', 'Feedback']],
];

const OversightIcon = lazy(() => import('./oversight-icons').then((module) => ({ default: module.OversightIcon })));

function iconOf(icon: Icon | OversightIconName): ReactNode {
  if (typeof icon === 'string') {
    return (
      <Suspense fallback={<svg width={22} height={22} aria-hidden="true" />}>
        <OversightIcon name={icon} />
      </Suspense>
    );
  }
  const Known = icon;
  return <Known size={22} stroke={1.7} aria-hidden="true" />;
}

interface Telling {
  readonly words: (key: string, values?: Readonly<Record<string, string>>) => string;
  /** How many notices wait, in the reader's digits; null for none. */
  readonly unread: string | null;
}

/** Where this reader may go: nothing is drawn that would be refused. Whoever has a single place to go needs no navigation. */
export function destinationsFor(ability: AppAbility, worksOnCases: boolean, { words, unread }: Telling): Destination[] {
  const open = (places: readonly Place[]): Destination[] =>
    places.flatMap(([to, label, icon, needs]) =>
      needs === null || ability.can(...needs) ? [{ to, label: words(label), icon: iconOf(icon) }] : [],
    );
  const watched = open(oversight);
  if (!worksOnCases) return watched.length > 0 ? [...open([home]), ...watched] : [];
  const badge = unread === null ? {} : { badge: unread, badgeLabel: words('notifications.unread', { number: unread }) };
  return [...open(caseWork), ...open([notices]).map((place) => ({ ...place, ...badge })), ...watched];
}
