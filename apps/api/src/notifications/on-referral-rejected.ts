import { tellsOf, toSender } from './tell-sides';

export const onReferralRejected = tellsOf('referral-rejected', (referral) => [toSender('referral-rejected', referral)]);
