import { tellsOf, toSender } from './tell-sides';

export const onReferralReceived = tellsOf('referral-received', (referral) => [toSender('referral-received', referral)]);
