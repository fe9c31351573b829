import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { referralMachine } from '../referrals/machine';
import type { FailureReason, ReferralStatus, ServiceOutcome } from '../referrals/codes';
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

/** A step with all that it must tell. */
export type ReportedStep =
  | { readonly step: 'start' }
  | { readonly step: 'complete'; readonly outcome: ServiceOutcome }
  | { readonly step: 'fail'; readonly reason: FailureReason };

/** A completion has an outcome, a failure a reason, and a beginning neither. */
export function readReportedStep({ step, outcome, reason }: ReportOutsideBody): Outcome<ReportedStep> {
  const wrong = (path: string, code: string) => refuse('body.invalid', { errors: [{ path, code }] });
  if (outcome !== undefined && step !== 'complete') return wrong('outcome', 'value.invalid');
  if (reason !== undefined && step !== 'fail') return wrong('reason', 'value.invalid');
  if (step === 'start') return allow({ step });
  if (step === 'complete') return outcome === undefined ? wrong('outcome', 'required') : allow({ step, outcome });
  return reason === undefined ? wrong('reason', 'required') : allow({ step, reason });
}
