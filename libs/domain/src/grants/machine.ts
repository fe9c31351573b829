import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { Service } from '../directory/codes';
import type { GrantBasis, GrantEnding, GrantStatus } from './codes';

/** After a completed service the unit may still read, to finish its own papers. */
export const windDownDays = 30;
const windDownMs = windDownDays * 86_400_000;

/** Every way a grant moves on; `ended` and `expired` are final. */
export const grantMachine = {
  'wind-down': { from: ['active'], to: 'winding-down' },
  end: { from: ['active', 'winding-down'], to: 'ended' },
  expire: { from: ['active', 'winding-down'], to: 'expired' },
} as const satisfies Record<string, { readonly from: readonly GrantStatus[]; readonly to: GrantStatus }>;

export type GrantMove = keyof typeof grantMachine;

/** Only a completed service leaves a reading time; every other ending shuts the door at once. */
export const moveOfEnding: Readonly<Record<GrantEnding, GrantMove>> = {
  completed: 'wind-down',
  withdrawn: 'end',
  cancelled: 'end',
  rejected: 'end',
  failed: 'end',
  transferred: 'end',
  'case-closed': 'end',
  'given-back': 'end',
  expired: 'expire',
};

/**
 * A grant as it is stored: `endsAt` is when it shuts by itself (a referral's at the end of its consent's last day, or thirty
 * days after completion where that is sooner); `endedAt` when something shut it. `ending` says why; before `endedAt` it can
 * only be `completed`.
 */
export interface GrantTimes {
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
  readonly ending: GrantEnding | null;
}

/** Where a grant stands at an instant. Completion writes its ending before its end: until then the grant is winding down. */
export function grantStatusAt(grant: GrantTimes, now: Date): GrantStatus {
  if (grant.endedAt !== null) return grant.ending === 'expired' ? 'expired' : 'ended';
  if (grant.endsAt === null) return 'active';
  if (now >= grant.endsAt) return 'expired';
  return grant.ending === 'completed' ? 'winding-down' : 'active';
}

/**
 * Ends a grant: its new status, and when it stops being readable (stored as `endsAt` while it winds down, as `endedAt`
 * otherwise). Writing stops at once in every case.
 */
export function decideGrantEnding(
  grant: GrantTimes,
  ending: GrantEnding,
  now: Date,
): Outcome<{ readonly to: GrantStatus; readonly readableUntil: Date }> {
  const move = grantMachine[moveOfEnding[ending]];
  const from: readonly GrantStatus[] = move.from;
  if (!from.includes(grantStatusAt(grant, now))) return refuse('grant.not-open');
  return allow({
    to: move.to,
    readableUntil: move.to === 'winding-down' ? earlier(grant.endsAt, new Date(now.getTime() + windDownMs)) : now,
  });
}

/** Doors through which nothing is ever written, whatever the masks say. */
const readOnlyBases: readonly GrantBasis[] = ['break-glass'];

/** What is held of a case: why, and what may be written. */
export interface Holding {
  readonly bases: readonly GrantBasis[];
  readonly writeMask: CategoryMask;
}

/** May whoever holds this add to the case, or pass it on? A finished service is read for a while and nothing more. */
export function decideAdding(held: Holding): Outcome<Holding> {
  return held.writeMask === 0 ? refuse('grant.read-only') : allow(held);
}

/** May whoever holds this write down that a consent is taken back? As easily as it was given: a unit that only reads still may. */
export function decideTakingBack(held: Holding): Outcome<Holding> {
  return held.bases.every((basis) => readOnlyBases.includes(basis)) ? refuse('grant.read-only') : allow(held);
}

/** The category each service records in; null where it records nothing of its own (interpretation reads core only). */
export const serviceCategory: Readonly<Record<Service, Category | null>> = {
  shelter: 'shelter',
  medical: 'health',
  psychological: 'psychosocial',
  'legal-aid': 'legal',
  interpretation: null,
  repatriation: 'repatriation',
  reintegration: 'reintegration',
  'financial-aid': 'reintegration',
  education: 'reintegration',
  employment: 'reintegration',
};

export interface CategoryMasks {
  readonly read: CategoryMask;
  readonly write: CategoryMask;
}

/** What accepting a packet opens: the packet at read, and the service's own category at read and write. */
export function packetMasks(service: Service, packet: readonly Category[]): CategoryMasks {
  const own = serviceCategory[service];
  const write = own === null ? 0 : maskOf(own);
  return { read: maskOf(...packet) | write, write };
}

function earlier(a: Date | null, b: Date): Date {
  return a !== null && a < b ? a : b;
}
