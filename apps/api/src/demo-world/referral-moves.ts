import { defaultDeadlines, referralMachine, type ReferralAction, type ReferralStatus, type Service, type Urgency } from '@himaya/domain';
import type { Draws } from './draws';

/** How a referral goes, if it is given the time. */
export const fates = [
  'complete',
  'pause',
  'reject',
  'reject-unread',
  'fail',
  'cancel',
  'cancel-late',
  'retract',
  'withdraw',
  'draft',
] as const;
export type Fate = (typeof fates)[number];

/** The moves of each fate, every one of them the machine's. */
export const movesOfFate: Readonly<Record<Fate, readonly ReferralAction[]>> = {
  complete: ['send', 'receive', 'accept', 'start', 'complete'],
  pause: ['send', 'receive', 'accept', 'start', 'hold', 'resume', 'complete'],
  reject: ['send', 'receive', 'reject'],
  'reject-unread': ['send', 'reject'],
  fail: ['send', 'receive', 'accept', 'start', 'fail'],
  cancel: ['send', 'receive', 'cancel'],
  'cancel-late': ['send', 'receive', 'accept', 'cancel'],
  retract: ['send', 'retract'],
  withdraw: ['send', 'receive', 'cancel'],
  draft: [],
};

export interface DemoMove {
  readonly action: ReferralAction;
  readonly to: ReferralStatus;
  readonly at: Date;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Days a service lasts, shortest and longest. */
const daysOfService: Readonly<Record<Service, readonly [number, number]>> = {
  shelter: [20, 130],
  medical: [2, 35],
  psychological: [30, 150],
  'legal-aid': [20, 180],
  interpretation: [1, 4],
  repatriation: [10, 60],
  reintegration: [40, 180],
  'financial-aid': [3, 20],
  education: [60, 200],
  employment: [40, 150],
};

/** The moves of a fate as far as they came by `now`, at moments drawn from the urgency's deadlines; some come late. */
export function drawMoves(
  draws: Draws,
  story: { readonly fate: Fate; readonly urgency: Urgency; readonly service: Service; readonly createdAt: Date; readonly now: Date },
): DemoMove[] {
  const due = defaultDeadlines[story.urgency];
  const sent = story.createdAt.getTime();
  const pace = draws.chance(0.2) ? 0.9 + draws.fraction() * 1.6 : 0.1 + draws.fraction() * 0.75;
  const [shortest, longest] = daysOfService[story.service];
  const span: Readonly<Record<ReferralAction, () => number>> = {
    send: () => 0,
    receive: () => due.receive * pace * hour,
    accept: () => (due.decide - due.receive) * pace * hour,
    reject: () => (due.decide - due.receive) * pace * hour,
    start: () => due.firstService * pace * hour,
    hold: () => draws.between(2, 12) * day,
    resume: () => draws.between(3, 20) * day,
    complete: () => draws.between(shortest, longest) * day + draws.between(0, 9) * hour,
    fail: () => draws.between(2, 25) * day,
    cancel: () => draws.between(2, 30) * hour,
    retract: () => draws.between(1, 5) * 600_000,
  };
  let at = sent;
  return movesOfFate[story.fate]
    .map((action) => ({ action, to: referralMachine[action].to, at: new Date((at += Math.round(span[action]()))) }))
    .filter((move) => move.at < story.now);
}

/** The moves of a fate up to a status, evenly between two moments: what a desk is to find waiting now. */
export function movesUntil(fate: Fate, status: ReferralStatus, createdAt: Date, since: Date): DemoMove[] {
  const all = movesOfFate[fate].map((action) => ({ action, to: referralMachine[action].to }));
  const last = all.findIndex((move) => move.to === status);
  if (last === -1) throw new Error(`a referral of fate ${fate} never comes to ${status}`);
  const step = last === 0 ? 0 : (since.getTime() - createdAt.getTime()) / last;
  return all.slice(0, last + 1).map((move, place) => ({ ...move, at: new Date(createdAt.getTime() + Math.round(step * place)) }));
}
