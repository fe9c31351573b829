import { tellsOf, toSender } from './tell-sides';

/** A pause that was told is also told to be over. */
export const onReferralResumed = tellsOf('referral-resumed', (referral) => [toSender('referral-started', referral)]);
