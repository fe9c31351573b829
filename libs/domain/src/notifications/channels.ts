import { endOfLocalDay, localDay } from '../shared/local-day';
import type { DeliveryTiming, NotificationChannel, NotificationGroup, NotificationKind } from './codes';

/** How long it is kept who was told of what by which channel; the notices themselves stay. */
export const messagesKeptDays = 30;

/**
 * Kinds that wait for nobody's digest: break-glass, referrals overdue at twice their time, attempts on sealed cases, somebody gone
 * missing or sold again, a victim who is being punished, and a child for whom nobody rightly speaks.
 */
const urgentKinds: readonly NotificationKind[] = [
  'referral-escalated',
  'emergency-asked',
  'emergency-opened',
  'emergency-unreviewed',
  'sealed-case-attempt',
  'missing-raised',
  're-trafficking-told',
  'non-punishment-alert',
  'guardian-suspected',
  'guardian-overdue',
];

/** The group of a kind by its beginning; the first that fits. What fits none is about cases. */
const groupOfBeginning: readonly (readonly [beginning: string, group: NotificationGroup])[] = [
  ['referral-', 'referrals'],
  ['consent-', 'consents'],
  ['override-', 'consents'],
  ['new-device', 'account'],
  ['leave-', 'account'],
  ['access-review-', 'account'],
  ['incident-', 'oversight'],
  ['legal-hold-', 'oversight'],
  ['erasure-', 'oversight'],
  ['plan-report-', 'oversight'],
  ['plan-reports-', 'oversight'],
  ['member-account-', 'oversight'],
  ['meeting-', 'oversight'],
  ['committee-report-', 'oversight'],
];

/** Kinds that call to an answer, and are urgent where what they are about is. */
const calls: readonly NotificationKind[] = [
  'referral-arrived',
  'referral-reminder',
  'referral-overdue',
  'referral-raised',
  'concern-arrived',
  'concern-reminder',
  'concern-overdue',
  'labour-matter-returned',
];

/** The group of a notice. @param pressing whether what it is about is an immediate referral, or a concern about somebody in danger now */
export function groupOf(kind: NotificationKind, pressing: boolean): NotificationGroup {
  if (urgentKinds.includes(kind) || (pressing && calls.includes(kind))) return 'urgent';
  return groupOfBeginning.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? 'cases';
}

/** What each group may be set to on a channel: what is urgent waits for no digest, and a text message is for what is urgent alone. */
export const timingsOf: Readonly<Record<NotificationChannel, (group: NotificationGroup) => readonly DeliveryTiming[]>> = {
  email: (group) => (group === 'urgent' ? ['off', 'at-once'] : ['off', 'at-once', 'hourly', 'daily']),
  sms: (group) => (group === 'urgent' ? ['off', 'at-once'] : ['off']),
};

/** What holds until somebody chooses otherwise; an address counts once it is confirmed. */
export const usualTiming: Readonly<Record<NotificationChannel, Readonly<Record<NotificationGroup, DeliveryTiming>>>> = {
  email: { urgent: 'at-once', referrals: 'hourly', consents: 'hourly', cases: 'daily', account: 'at-once', oversight: 'hourly' },
  sms: { urgent: 'off', referrals: 'off', consents: 'off', cases: 'off', account: 'off', oversight: 'off' },
};

/** Hours of the day in Iraq, 0 to 23. Quiet from `quietFrom` until `quietTo`, over midnight where that is earlier; null for no quiet hours. */
export interface DeliverySchedule {
  readonly dailyHour: number;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

export const usualSchedule: DeliverySchedule = { dailyHour: 8, quietFrom: null, quietTo: null };

const hour = 3_600_000;

/**
 * When a notice told at `at` is sent on; null where it is not. What is urgent goes at once, through quiet hours too.
 * @param timing the reader's choice for its group and channel
 */
export function deliveryDueAt(group: NotificationGroup, timing: DeliveryTiming, at: Date, schedule: DeliverySchedule): Date | null {
  if (timing === 'off') return null;
  if (group === 'urgent') return at;
  if (timing === 'daily') return nextHour(at, schedule.dailyHour);
  const due = timing === 'hourly' ? new Date((Math.floor(at.getTime() / hour) + 1) * hour) : at;
  return isQuiet(due, schedule) ? nextHour(due, schedule.quietTo ?? 0) : due;
}

/** The hour of the day in Iraq, 0 to 23. */
function localHour(at: Date): number {
  return Math.floor((at.getTime() - startOfDay(at)) / hour);
}

function startOfDay(at: Date): number {
  return endOfLocalDay(localDay(at)).getTime() - 24 * hour;
}

/** The next time it is this hour in Iraq, later than `at`. */
function nextHour(at: Date, wanted: number): Date {
  const today = startOfDay(at) + wanted * hour;
  return new Date(today > at.getTime() ? today : today + 24 * hour);
}

function isQuiet(at: Date, { quietFrom, quietTo }: DeliverySchedule): boolean {
  if (quietFrom === null || quietTo === null) return false;
  const now = localHour(at);
  return quietFrom < quietTo ? now >= quietFrom && now < quietTo : now >= quietFrom || now < quietTo;
}
