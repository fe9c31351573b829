import { tellsOf, toSender } from './tell-sides';

export const onReferralFailed = tellsOf('referral-failed', (referral) => [toSender('referral-failed', referral)]);
