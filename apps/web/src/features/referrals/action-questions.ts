import {
  cancellationReasons,
  failureReasons,
  holdReasons,
  rejectionReasons,
  serviceOutcomes,
  type CodeList,
  type ReferralAction,
} from '@himaya/domain';

/** What a step asks before it is taken. */
export interface ActionQuestion {
  /** The code that must be chosen, and the part of the body it becomes. */
  readonly choose?: { readonly as: 'reason' | 'outcome'; readonly from: CodeList<string> };
  /** Until which day it lasts. */
  readonly until?: true;
  readonly note: boolean;
  readonly danger: boolean;
}

export const actionQuestions: Readonly<Record<ReferralAction, ActionQuestion>> = {
  send: { note: false, danger: false },
  receive: { note: false, danger: false },
  accept: { note: true, danger: false },
  reject: { choose: { as: 'reason', from: rejectionReasons }, note: true, danger: true },
  start: { note: false, danger: false },
  hold: { choose: { as: 'reason', from: holdReasons }, until: true, note: true, danger: false },
  resume: { note: true, danger: false },
  complete: { choose: { as: 'outcome', from: serviceOutcomes }, note: true, danger: false },
  fail: { choose: { as: 'reason', from: failureReasons }, note: true, danger: true },
  cancel: { choose: { as: 'reason', from: cancellationReasons }, note: true, danger: true },
  retract: { note: true, danger: true },
};

/** True where a step is taken at once, without a dialog. */
export function asksNothing(action: ReferralAction): boolean {
  const { choose, note } = actionQuestions[action];
  return !choose && !note;
}
