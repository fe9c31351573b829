import { tellsOf, toReceiver } from './tell-sides';

export const onReferralSent = tellsOf('referral-sent', (referral) => [toReceiver('referral-arrived', referral)]);
