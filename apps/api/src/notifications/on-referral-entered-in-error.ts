import { tellsOf, toReceiver } from './tell-sides';

/** For the desk that had it on its list a retraction is a cancellation: there is nothing left to answer. */
export const onReferralEnteredInError = tellsOf('referral-entered-in-error', (referral) =>
  referral.requestedAt === null ? [] : [toReceiver('referral-cancelled', referral)],
);
