import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { referralMachine } from '../referrals/machine';
import type { ReferralStatus } from '../referrals/codes';
import type { ReportOutsideBody } from './types';

/** Steps of a service that a body without accounts tells its asker of, by telephone or on paper, and that the asker writes down. */
export const outsideSteps = codeList('outside-step', ['start', 'complete', 'fail']);
export type OutsideStep = CodeOf<typeof outsideSteps>;

/** What can be written down of the outside body's service in this status: the receiver's own moves of the machine. */
export const outsideStepsIn = (status: ReferralStatus): OutsideStep[] =>
  outsideSteps.codes.filter((step) => referralMachine[step].from.includes(status));

/** May this unit write down the receiver's steps? Only who asked, and only where nobody is there to do it. */
export function decideReportOutside(facts: { readonly isSender: boolean; readonly toOutside: boolean }): Outcome<null> {
  if (!facts.isSender) return refuse('referral.not-your-side');
  return facts.toOutside ? allow(null) : refuse('packet.not-outside');
}

/** A completion has an outcome, a failure a reason, and a beginning neither. */
export function decideReportOutsideBody({ step, outcome, reason }: ReportOutsideBody): Outcome<null> {
  const parts = [
    ['outcome', outcome, step === 'complete'],
    ['reason', reason, step === 'fail'],
  ] as const;
  const errors = parts
    .filter(([, given, needed]) => (given === undefined) === needed)
    .map(([path, , needed]) => ({ path, code: needed ? ('required' as const) : ('value.invalid' as const) }));
  return errors.length === 0 ? allow(null) : refuse('body.invalid', { errors });
}
