import { tellsOf, toSender } from './tell-sides';

export const onReferralStarted = tellsOf('referral-started', (referral) => [toSender('referral-started', referral)]);
