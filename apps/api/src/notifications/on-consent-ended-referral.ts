import { tellsOf, toReceiver, toSender } from './tell-sides';

/** Both sides stop; the receiver of a draft never knew of it. */
export const onConsentEndedReferral = tellsOf('consent-ended-referral', (referral) => [
  toSender('consent-withdrawn', referral),
  ...(referral.requestedAt === null ? [] : [toReceiver('consent-withdrawn', referral)]),
]);
