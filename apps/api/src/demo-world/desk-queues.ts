import type { ReferralStatus, Service, Urgency } from '@himaya/domain';
import type { Fate } from './referral-moves';

/** A referral that a desk finds in its queue on the day of the demo. Hours are before now. */
export interface QueuedReferral {
  readonly to: string;
  readonly service: Service;
  readonly urgency: Urgency;
  readonly fate: Fate;
  readonly status: ReferralStatus;
  readonly createdHoursAgo: number;
  readonly sinceHoursAgo: number;
}

type Entry = readonly [urgency: Urgency, status: ReferralStatus, createdHoursAgo: number, sinceHoursAgo: number, fate?: Fate];

/** One day's work at a desk: fresh, answered late, and overdue. `immediate` is due after 1 h, `urgent` 8 h, `standard` 24 h. */
const busy: readonly Entry[] = [
  ['immediate', 'requested', 0.4, 0.4],
  ['urgent', 'requested', 3, 3],
  ['urgent', 'requested', 11, 11],
  ['standard', 'requested', 6, 6],
  ['standard', 'requested', 31, 31],
  ['urgent', 'received', 7, 5],
  ['urgent', 'received', 30, 24],
  ['standard', 'received', 20, 12],
  ['standard', 'received', 80, 60],
  ['urgent', 'accepted', 22, 10],
  ['standard', 'accepted', 96, 50],
  ['urgent', 'accepted', 130, 110],
  ['immediate', 'in-progress', 70, 60],
  ['urgent', 'in-progress', 200, 150],
  ['standard', 'in-progress', 500, 380],
  ['standard', 'in-progress', 900, 700],
  ['standard', 'on-hold', 700, 90, 'pause'],
  ['urgent', 'rejected', 40, 20, 'reject'],
  ['standard', 'rejected', 120, 50, 'reject'],
  ['urgent', 'completed', 900, 60],
];
const quiet: readonly Entry[] = [
  ['urgent', 'requested', 2, 2],
  ['standard', 'requested', 27, 27],
  ['standard', 'received', 30, 8],
  ['standard', 'accepted', 90, 40],
  ['urgent', 'in-progress', 300, 240],
  ['urgent', 'rejected', 60, 30, 'reject'],
];

/** Asked on paper: nobody there has an account, and each answer comes by a code or by telephone. */
const onPaper: readonly Entry[] = [
  ['standard', 'requested', 6, 6],
  ['standard', 'requested', 20, 20],
  ['standard', 'accepted', 60, 30],
  ['standard', 'accepted', 70, 20],
  ['standard', 'in-progress', 300, 200],
];

/** Several services at one desk take turns. */
const desks: readonly (readonly [unit: string, services: readonly Service[], entries: readonly Entry[]])[] = [
  ['training-baghdad', ['education', 'employment'], onPaper],
  ['placement-baghdad', ['shelter'], busy],
  ['placement-baghdad-2', ['shelter'], quiet],
  ['hospital-baghdad', ['medical', 'psychological'], busy],
  ['hospital-baghdad-2', ['psychological', 'medical'], quiet],
  ['legal-aid-baghdad', ['legal-aid'], busy],
  ['legal-aid-baghdad-2', ['legal-aid'], quiet],
  ['interpreters-baghdad', ['interpretation'], quiet],
  ['repatriation-baghdad', ['repatriation'], quiet],
  ['residence-baghdad', ['repatriation'], quiet],
  ['reintegration-baghdad', ['reintegration', 'financial-aid', 'education'], quiet],
];

/** Everything that waits at the desks of the demo accounts. */
export const deskQueues: readonly QueuedReferral[] = desks.flatMap(([to, services, entries]) =>
  entries.map(([urgency, status, createdHoursAgo, sinceHoursAgo, fate = 'complete'], place) => ({
    to,
    service: services[place % services.length] as Service,
    urgency,
    fate,
    status,
    createdHoursAgo,
    sinceHoursAgo,
  })),
);
