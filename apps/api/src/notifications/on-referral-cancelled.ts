import { tellsOf, toReceiver } from './tell-sides';

/** A draft that is called off was never the receiver's to know. */
export const onReferralCancelled = tellsOf('referral-cancelled', (referral) =>
  referral.requestedAt === null ? [] : [toReceiver('referral-cancelled', referral)],
);
