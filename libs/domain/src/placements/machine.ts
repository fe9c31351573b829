import type { CategoryMask } from '../shared/categories';
import { maskOf } from '../shared/categories';
import type { CaseStatus } from '../cases/codes';
import type { PersonCategory } from '../directory/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { PlacementMove, PlacementReason, PlacementStatus } from './codes';
import type { MovePlacementBody } from './types';

export type MoveField = 'placeId' | 'until' | 'reason' | 'referralId' | 'will';

export interface MoveRule {
  readonly from: readonly PlacementStatus[];
  /** Null where the status stays. */
  readonly to: PlacementStatus | null;
  readonly needs: readonly MoveField[];
  /** Fields it may have besides. */
  readonly may?: readonly MoveField[];
  /** Which reasons fit it, where it takes one. */
  readonly reasons?: readonly PlacementReason[];
}

const housed = ['in-shelter', 'on-leave', 'handing-over'] as const satisfies readonly PlacementStatus[];

/** Every move of a placement but its end; the database holds the same table (domain.md section 7). */
export const placementMachine: Readonly<Record<PlacementMove, MoveRule>> = {
  reserve: { from: ['waiting', 'reserved'], to: 'reserved', needs: ['placeId', 'until'] },
  release: { from: ['reserved'], to: 'waiting', needs: [] },
  // Without a place it is the reserved one.
  admit: { from: ['waiting', 'reserved'], to: 'in-shelter', needs: [], may: ['placeId'] },
  'change-place': {
    from: ['in-shelter', 'on-leave'],
    to: null,
    needs: ['placeId', 'reason'],
    reasons: ['safety', 'special-needs', 'family-together', 'conflict', 'repair', 'person-asked', 'other'],
  },
  leave: {
    from: ['in-shelter'],
    to: 'on-leave',
    needs: ['reason', 'until'],
    reasons: ['court-hearing', 'medical', 'family-visit', 'work-or-school', 'official-errand', 'person-asked', 'other'],
  },
  return: { from: ['on-leave'], to: 'in-shelter', needs: [] },
  'hand-over': { from: ['in-shelter', 'on-leave'], to: 'handing-over', needs: ['referralId'] },
  keep: { from: ['handing-over'], to: 'in-shelter', needs: [] },
  ask: { from: housed, to: null, needs: ['will'] },
  cancel: {
    from: ['waiting', 'reserved'],
    to: 'cancelled',
    needs: ['reason'],
    reasons: ['person-declined', 'found-elsewhere', 'not-suited', 'not-arrived', 'other'],
  },
};

/** Statuses in which somebody sleeps here, or has a place kept while away. */
export const housedStatuses: readonly PlacementStatus[] = housed;
export const openPlacementStatuses: readonly PlacementStatus[] = ['waiting', 'reserved', ...housed];

/** The longest that a place is held for somebody who has not come, and the longest leave, in days. */
export const placementDays = { hold: 14, leave: 30 } as const;
/** Hours within which the person is asked whether to stay on, once consent to sharing was withdrawn. */
export const askWithinHours = 24;
/** Hours after a leave's end at which who leads the shelter is told too. */
export const notReturnedHours = 6;

const day = 86_400_000;
const fields = ['placeId', 'until', 'reason', 'referralId', 'will'] as const;

export interface MoveFacts {
  readonly status: PlacementStatus;
  readonly now: Date;
  /** A place is held for it already. */
  readonly hasPlace: boolean;
  /** Consent to sharing was withdrawn while the person was here. */
  readonly sharingEnded: boolean;
  /** What a child is admitted on. */
  readonly bestInterestsMissing: boolean;
}

/** May this move be made, and where does it lead? Fields first, then the status, then what a child needs. */
export function decidePlacementMove(body: MovePlacementBody, facts: MoveFacts): Outcome<{ readonly to: PlacementStatus }> {
  const rule = placementMachine[body.move];
  const given = (field: MoveField): boolean => body[field] !== undefined && body[field] !== null;
  const needs: readonly MoveField[] = body.move === 'admit' && !facts.hasPlace ? ['placeId'] : rule.needs;
  const errors: FieldProblem[] = [
    ...needs.filter((field) => !given(field)).map((path) => ({ path, code: 'required' })),
    ...fields
      .filter((field) => given(field) && !rule.needs.includes(field) && !(rule.may ?? []).includes(field))
      .map((path) => ({ path, code: 'key.unknown' })),
    ...(body.reason && rule.reasons && !rule.reasons.includes(body.reason) ? [{ path: 'reason', code: 'code.unknown' }] : []),
    ...untilProblem(body, facts.now),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!rule.from.includes(facts.status)) return refuse('placement.not-now');
  if (body.move === 'ask' && !facts.sharingEnded) return refuse('placement.not-now');
  // Nothing is shared any more: nobody else can be told to expect the person.
  if (body.move === 'hand-over' && facts.sharingEnded) return refuse('consent.withdrawn');
  if (body.move === 'admit' && facts.bestInterestsMissing) return refuse('placement.best-interests');
  return allow({ to: rule.to ?? facts.status });
}

function untilProblem({ move, until }: MovePlacementBody, now: Date): FieldProblem[] {
  if (until === undefined || until === null) return [];
  const ahead = Date.parse(until) - now.getTime();
  const most = (move === 'leave' ? placementDays.leave : placementDays.hold) * day;
  return ahead <= 0 ? [{ path: 'until', code: 'date.past' }] : ahead > most ? [{ path: 'until', code: 'date.too-far' }] : [];
}

/** What this reader can do with a placement now, besides ending it. */
export function availablePlacementMoves(facts: Pick<MoveFacts, 'status' | 'sharingEnded'>): PlacementMove[] {
  return (Object.keys(placementMachine) as PlacementMove[]).filter((move) => {
    if (move === 'ask' && !facts.sharingEnded) return false;
    if (move === 'hand-over' && facts.sharingEnded) return false;
    return placementMachine[move].from.includes(facts.status);
  });
}

/** May a placement be opened for this case? By who writes `shelter`, once at a time, for a kind of person that fits. */
export function decideOpenPlacement(facts: {
  readonly write: CategoryMask;
  readonly caseStatus: CaseStatus;
  readonly open: boolean;
  readonly personCategory: PersonCategory;
  readonly fitting: readonly PersonCategory[];
}): Outcome<null> {
  if ((facts.write & maskOf('shelter')) === 0) return refuse('case.category-not-yours');
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  if (facts.open) return refuse('placement.already');
  return facts.fitting.includes(facts.personCategory) ? allow(null) : refuse('placement.place-unfit');
}

/** The stays that keep their referral from being ended by hand. */
const keepsOpen: Readonly<Record<'complete' | 'fail', readonly PlacementStatus[]>> = {
  complete: openPlacementStatuses,
  // Somebody who waits is waited for no more; somebody who lives here does not cease to.
  fail: housed,
};

/**
 * May the referral of a stay be ended by hand? Not past the stay: its end asks for the safety check and reports the outcome.
 * @param stay how the referral's stay stands; null where there is none
 */
export function decideEndOfReferral(action: 'complete' | 'fail', stay: PlacementStatus | null): Outcome<null> {
  return stay !== null && keepsOpen[action].includes(stay) ? refuse('placement.still-open') : allow(null);
}

/** A place as far as it matters to who may sleep in it. */
export interface PlaceKind {
  readonly personCategory: PersonCategory;
  readonly adapted: boolean;
  readonly inUse: boolean;
}

/** Does the place fit? A child never sleeps among adults; whoever needs an adapted place gets one (M37). */
export function fitsPlace(
  place: PlaceKind,
  wanted: { readonly fitting: readonly PersonCategory[]; readonly needsAdapted: boolean },
): boolean {
  return place.inUse && wanted.fitting.includes(place.personCategory) && (place.adapted || !wanted.needsAdapted);
}
