import { tellsOf, toSender } from './tell-sides';

export const onReferralOnHold = tellsOf('referral-on-hold', (referral) => [toSender('referral-on-hold', referral)]);
