import { tellsOf, toSender } from './tell-sides';

export const onReferralAccepted = tellsOf('referral-accepted', (referral) => [toSender('referral-accepted', referral)]);
