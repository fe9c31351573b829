import { maskOf, type CategoryMask } from '../shared/categories';
import type { UnitId, UserId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { BreakGlassOutcome, BreakGlassStatus } from './codes';

const hour = 3_600_000;

/** The times and numbers of domain.md section 4. */
export const breakGlassRules = {
  /** What an emergency opens at most, at read. Never where the person sleeps, what they told a lawyer or a therapist. */
  opens: maskOf('core', 'identity', 'risk'),
  openMs: 4 * hour,
  /** From the second within this time on, the supervisor is asked first. */
  aloneEveryMs: 24 * hour,
  /** A request that nobody answered is no emergency any more. */
  requestMs: 24 * hour,
  reviewMs: 72 * hour,
  /** Wrong numbers of one user within a day. */
  missesADay: 10,
} as const;

/** Who moves an emergency access on. */
export type BreakGlassParty = 'holder' | 'supervisor' | 'reviewer';

export interface BreakGlassMove {
  readonly from: readonly BreakGlassStatus[];
  readonly to: BreakGlassStatus;
  readonly by: BreakGlassParty;
}

/** Every move after the asking; `declined`, `lapsed` and `reviewed` are final. */
export const breakGlassMachine = {
  approve: { from: ['requested'], to: 'open', by: 'supervisor' },
  decline: { from: ['requested'], to: 'declined', by: 'supervisor' },
  end: { from: ['open'], to: 'ended', by: 'holder' },
  inquire: { from: ['ended'], to: 'in-inquiry', by: 'reviewer' },
  review: { from: ['ended', 'in-inquiry'], to: 'reviewed', by: 'reviewer' },
} as const satisfies Record<string, BreakGlassMove>;
export type BreakGlassAction = keyof typeof breakGlassMachine;

/** The move each finding makes. */
export const moveOfOutcome: Readonly<Record<BreakGlassOutcome, 'inquire' | 'review'>> = {
  justified: 'review',
  'not-justified': 'review',
  'needs-inquiry': 'inquire',
};

/** What an emergency access is moved on from. */
export interface BreakGlassRecord {
  /** As stored; time moves `requested` and `open` on by itself. */
  readonly status: BreakGlassStatus;
  readonly userId: UserId;
  readonly unitId: UnitId;
  readonly requestedAt: Date;
  readonly endsAt: Date | null;
}

/** Where it stands at an instant: a request lapses, and an open door shuts, whether or not anybody writes it down. */
export function breakGlassStatusAt(record: Pick<BreakGlassRecord, 'status' | 'requestedAt' | 'endsAt'>, now: Date): BreakGlassStatus {
  const { status, requestedAt, endsAt } = record;
  if (status === 'requested' && now.getTime() - requestedAt.getTime() >= breakGlassRules.requestMs) return 'lapsed';
  if (status === 'open' && endsAt !== null && now >= endsAt) return 'ended';
  return status;
}

/** What the database tells of a case that exists, to somebody who may ask for it. */
export interface BreakGlassFacts {
  /** The asker's roles' ceiling, at read. */
  readonly ceiling: CategoryMask;
  /** What the asker's unit reads of the case already. */
  readonly held: CategoryMask;
  /** The asker has an emergency access open on this case. */
  readonly open: boolean;
  /** The asker waits for the supervisor's answer on this case. */
  readonly asked: boolean;
  /** How many the asker opened within the last 24 hours, on any case. */
  readonly opened: number;
}

/** Opens at once, or asks the supervisor first; what it opens is under the roles' ceiling. */
export function decideBreakGlass(facts: BreakGlassFacts): Outcome<{ readonly to: 'open' | 'requested'; readonly read: CategoryMask }> {
  const read = breakGlassRules.opens & facts.ceiling;
  if (read === 0) return refuse('role.forbidden');
  if (facts.open) return refuse('emergency.already-open');
  if (facts.asked) return refuse('emergency.already-asked');
  if ((facts.held & read) === read) return refuse('emergency.not-needed');
  return allow({ to: facts.opened === 0 ? 'open' : 'requested', read });
}

/** May this person take this step now? Nobody approves or reviews what they asked for themselves. */
export function decideBreakGlassMove(
  record: BreakGlassRecord,
  action: BreakGlassAction,
  facts: { readonly userId: UserId; readonly unitId: UnitId; readonly now: Date },
): Outcome<{ readonly to: BreakGlassStatus }> {
  const move: BreakGlassMove = breakGlassMachine[action];
  const own = record.userId === facts.userId;
  if ((move.by === 'holder') !== own) return refuse(own ? 'emergency.own-request' : 'not-found');
  if (move.by === 'supervisor' && record.unitId !== facts.unitId) return refuse('not-found');
  if (!move.from.includes(breakGlassStatusAt(record, facts.now))) return refuse('emergency.not-now');
  return allow({ to: move.to });
}
