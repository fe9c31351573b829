import { tellsOf, toSender } from './tell-sides';

export const onReferralCompleted = tellsOf('referral-completed', (referral) => [toSender('referral-completed', referral)]);
