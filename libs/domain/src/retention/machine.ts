import { allow, refuse, type Outcome } from '../shared/outcome';
import type { ErasureDecision, ErasureState, HoldDecision, HoldEnding, HoldState } from './codes';

interface Move<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
}

/** What may be decided about a hold, from where, and where it then stands. The database holds the same table. */
export const holdMachine = {
  grant: { from: ['asked'], to: 'standing' },
  decline: { from: ['asked'], to: 'declined' },
  renew: { from: ['standing'], to: 'standing' },
  lift: { from: ['standing'], to: 'lifted' },
} as const satisfies Record<HoldDecision, Move<HoldState>>;

/** A hold in one of these states keeps its case. */
export const holdingStates: readonly HoldState[] = ['asked', 'standing'];

/** How long a hold stands before the officer looks at it again, in years. */
export const holdReviewYears = 1;

/** The decisions that a hold in this state waits for. */
export const holdDecisionsFrom = (state: HoldState): HoldDecision[] =>
  (Object.keys(holdMachine) as HoldDecision[]).filter((decision) => (holdMachine[decision].from as readonly HoldState[]).includes(state));

/** May this be decided now? What ends a hold, or keeps it from standing, says why; what lets it stand does not. */
export function decideHold(
  state: HoldState,
  { decision, ending = null }: { readonly decision: HoldDecision; readonly ending?: HoldEnding | null },
): Outcome<{ readonly to: HoldState }> {
  if (!holdDecisionsFrom(state).includes(decision)) return refuse('legal-hold.not-now');
  const { to } = holdMachine[decision];
  const ends = to !== 'standing';
  if (ends !== (ending !== null))
    return refuse('body.invalid', { errors: [{ path: 'ending', code: ends ? 'required' : 'value.invalid' }] });
  return allow({ to });
}

/** The same of an erasure; the worker alone takes it from `confirmed` to `erased`. */
export const erasureMachine = {
  confirm: { from: ['proposed'], to: 'confirmed' },
  'call-off': { from: ['proposed', 'confirmed'], to: 'called-off' },
} as const satisfies Record<ErasureDecision, Move<ErasureState>>;

/** An erasure as far as its decision asks. */
export interface ErasureFacts {
  readonly state: ErasureState;
  /** Whether the asker proposed it: the second person is another. */
  readonly own: boolean;
  readonly held: boolean;
}

/** May it be confirmed, or called off? Erasing takes two people, and nothing that is held. Calling off takes one, whoever it is. */
export function decideErasure({ state, own, held }: ErasureFacts, decision: ErasureDecision): Outcome<{ readonly to: ErasureState }> {
  const { from, to } = erasureMachine[decision];
  if (!(from as readonly ErasureState[]).includes(state)) return refuse('erasure.not-now');
  if (decision === 'confirm' && own) return refuse('erasure.same-person');
  if (decision === 'confirm' && held) return refuse('erasure.held');
  return allow({ to });
}

/** What the asker may decide, in the order of the table. */
export const erasureDecisionsFor = (facts: ErasureFacts): ErasureDecision[] =>
  (Object.keys(erasureMachine) as ErasureDecision[]).filter((decision) => decideErasure(facts, decision).ok);
