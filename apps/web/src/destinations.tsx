import { lazy, Suspense, type ReactNode } from 'react';
import { IconBell, IconFolders, IconInbox, IconUserPlus, type Icon } from '@tabler/icons-react';
import type { Action, AppAbility, SubjectName } from '@himaya/auth';
import type { PlaceIconName } from './place-icons';
import type { Destination } from './ui/app-layout';

/** A place in the frame's navigation, and what its reader must be able to do for it to be drawn. */
type Place = readonly [to: string, label: string, icon: Icon | PlaceIconName, needs: readonly [Action, SubjectName] | null];

const caseWork: readonly Place[] = [
  ['/', 'nav.queue', IconInbox, null],
  ['/concerns', 'nav.concerns', 'concerns', ['triage', 'Concern']],
  ['/tasks', 'nav.tasks', 'tasks', ['list', 'Task']],
  ['/cases', 'nav.cases', IconFolders, null],
  ['/cases/find', 'nav.new-case', IconUserPlus, ['open', 'Case']],
  ['/caseload', 'nav.caseload', 'caseload', ['read', 'Caseload']],
  ['/stuck', 'nav.stuck', 'stuck', ['list', 'Stuck']],
  ['/after-care', 'nav.after-care', 'afterCare', ['record', 'Closure']],
  ['/matches', 'nav.matches', 'matches', ['list', 'Duplicate']],
  ['/undecided', 'nav.undecided', 'undecided', ['decide', 'Identification']],
  ['/reflections', 'nav.reflections', 'reflections', ['change', 'Reflection']],
  ['/overrides', 'nav.overrides', 'overrides', ['decide', 'Override']],
  ['/care', 'nav.care', 'care', ['list', 'CareEpisode']],
  ['/court-reports', 'nav.court-reports', 'courtReports', ['list', 'CourtReport']],
  ['/legal-aid', 'nav.legal-aid', 'legal', ['list', 'LegalMatter']],
  ['/reintegration', 'nav.reintegration', 'reintegration', ['list', 'Programme']],
  ['/proceedings', 'nav.proceedings', 'proceedings', ['list', 'Proceeding']],
  ['/exit-clearances', 'nav.exit-clearances', 'clearances', ['list', 'ExitClearance']],
  ['/repatriations', 'nav.repatriations', 'returns', ['list', 'Repatriation']],
  ['/shelter', 'nav.shelter', 'shelter', ['list', 'Shelter']],
  ['/interpretation', 'nav.interpretation', 'interpretation', ['list', 'Interpretation']],
  ['/capacity', 'nav.capacity', 'capacity', ['list', 'Capacity']],
];
const notices: Place = ['/notifications', 'nav.notifications', IconBell, null];
const home: Place = ['/', 'nav.home', 'home', null];
const oversight: readonly Place[] = [
  ['/admin/users', 'nav.users', 'users', ['list', 'User']],
  ['/admin/units', 'nav.units', 'units', ['change', 'AgencyUnit']],
  ['/admin/access-review', 'nav.access-review', 'review', ['list', 'AccessReview']],
  ['/audit', 'nav.audit', 'audit', ['list', 'AuditEvent']],
  ['/anomalies', 'nav.anomalies', 'anomalies', ['list', 'Anomaly']],
  ['/incidents', 'nav.incidents', 'incidents', ['list', 'Incident']],
  ['/retention', 'nav.retention', 'retention', ['list', 'LegalHold']],
  ['/conflicts', 'nav.bars', 'bars', ['list', 'AnyBar']],
  ['/identification-rules', 'nav.rules', 'rules', ['read', 'Keys']],
  ['/victims-fund', 'nav.fund', 'fund', ['change', 'VictimsFund']],
  ['/keys', 'nav.keys', 'keys', ['read', 'Keys']],
  ['/line-limits', 'nav.line-limits', 'line', ['list', 'LineLimit']],
  ['/emergency/reviews', 'nav.reviews', 'emergency', ['review', 'BreakGlass']],
  ['/plan', 'nav.plan', 'plan', ['list', 'NationalPlan']],
  ['/plan/scorecards', 'nav.plan-scorecards', 'scorecards', ['list', 'PlanScorecard']],
  ['/plan/reports', 'nav.plan-reports', 'planReports', ['list', 'PlanReport']],
  ['/plan/accounts', 'nav.plan-accounts', 'scorecards', ['record', 'MemberAccount']],
  ['/statistics', 'nav.statistics', 'statistics', ['list', 'Measure']],
  ['/statistics/labour-cases-forwarded', 'nav.labour-sorting', 'line', ['list', 'Measure']],
  ['/court-statistics', 'nav.court-statistics', 'proceedings', ['list', 'Measure']],
  ['/releases', 'nav.releases', 'releases', ['list', 'Release']],
  ['/committee-reports', 'nav.committee-reports', 'planReports', ['list', 'CommitteeReport']],
  ['/meetings', 'nav.meetings', 'meetings', ['list', 'Meeting']],
  ['/meetings/own', 'nav.meetings', 'meetings', ['list', 'MeetingDecision']],
  ['/portal-editor', 'nav.portal-editor', 'portal', ['list', 'PortalItem']],
  ['/feedback/words', 'nav.feedback-words', 'feedback', ['list', 'Feedback']],
];

const PlaceIcon = lazy(() => import('./place-icons').then((module) => ({ default: module.PlaceIcon })));

function iconOf(icon: Icon | PlaceIconName): ReactNode {
  if (typeof icon === 'string') {
    return (
      <Suspense fallback={<svg width={22} height={22} aria-hidden="true" />}>
        <PlaceIcon name={icon} />
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
