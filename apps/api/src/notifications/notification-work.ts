import type { Work } from '../platform/outbox/start-worker';
import { onConsentEndedReferral, onOverrideEndedReferral } from './on-consent-ended-referral';
import { onNewDevice } from './on-new-device';
import { onPossibleMatchFound } from './on-possible-match-found';
import { onReferralAccepted } from './on-referral-accepted';
import { onReferralCancelled } from './on-referral-cancelled';
import { onReferralCompleted } from './on-referral-completed';
import { onReferralEnteredInError } from './on-referral-entered-in-error';
import { onReferralFailed } from './on-referral-failed';
import { onReferralMessage } from './on-referral-message';
import { onReferralOnHold } from './on-referral-on-hold';
import { onReferralReceived } from './on-referral-received';
import { onReferralRejected } from './on-referral-rejected';
import { onReferralResumed } from './on-referral-resumed';
import { onReferralSent } from './on-referral-sent';
import { onReferralStarted } from './on-referral-started';
import { forgetSent } from './sending/forget-sent';

/** What this feature has the worker do. */
export const notificationWork: Work = {
  handlers: [
    onReferralSent,
    onReferralReceived,
    onReferralAccepted,
    onReferralRejected,
    onReferralStarted,
    onReferralOnHold,
    onReferralResumed,
    onReferralCompleted,
    onReferralFailed,
    onReferralCancelled,
    onReferralEnteredInError,
    onReferralMessage,
    onConsentEndedReferral,
    onOverrideEndedReferral,
    onNewDevice,
    onPossibleMatchFound,
  ],
  chores: [forgetSent],
};
