import { codeList, type CodeOf } from '../shared/code-list';

/** What a unit can be told; ids and codes only, never a person's data. */
export const notificationKinds = codeList('notification', [
  'referral-arrived',
  'referral-received',
  'referral-accepted',
  'referral-rejected',
  'referral-started',
  'referral-on-hold',
  'referral-completed',
  'referral-failed',
  'referral-cancelled',
  'referral-reminder',
  'referral-overdue',
  'referral-escalated',
  'referral-message',
  'referral-hold-over',
  'consent-withdrawn',
  'consent-withdrawn-in-service',
  'override-asked',
  'override-approved',
  'override-refused',
  'override-used',
  'override-ended',
  'override-reminder',
  'override-overdue',
  'case-sealed',
  'unseal-asked',
  'case-unsealed',
  'sealed-case-attempt',
  'new-device',
  'leave-recorded',
  'leave-cancelled',
  'access-review-opened',
  'access-review-overdue',
  'emergency-asked',
  'emergency-opened',
  'emergency-approved',
  'emergency-declined',
  'emergency-reviewed',
  'emergency-unreviewed',
  'transfer-owed',
  'transfer-offered',
  'transfer-accepted',
  'transfer-declined',
  'transfer-withdrawn',
  'transfer-reminder',
  'transfer-overdue',
  'task-assigned',
  'task-due',
  'task-overdue',
  'case-assigned',
  'caseload-received',
  'possible-match',
  'identification-decided',
  'identification-reminder',
  'identification-overdue',
  'identification-escalated',
  'court-assigned',
  'police-told',
  'police-released',
  'reflection-ending',
  'reflection-ended',
  'non-punishment-alert',
  'safeguard-reminder',
  'safeguard-overdue',
  'incident-reported',
  'incident-reminder',
  'incident-overdue',
  'concern-arrived',
  'concern-reminder',
  'concern-overdue',
  'concern-persons-wait',
  'concern-persons-overdue',
  'concern-handled',
  'rights-reminder',
  'rights-overdue',
  'risk-review-reminder',
  'risk-review-overdue',
  'need-reminder',
  'need-overdue',
  'plan-review-reminder',
  'plan-review-overdue',
  'guardian-reminder',
  'guardian-overdue',
  'guardian-suspected',
  'missing-raised',
  'missing-ended',
  'missing-review-reminder',
  'missing-review-overdue',
]);
export type NotificationKind = CodeOf<typeof notificationKinds>;

/** Where a notice goes on to, besides the page that every account has. */
export const notificationChannels = codeList('notification-channel', ['email', 'sms']);
export type NotificationChannel = CodeOf<typeof notificationChannels>;

/** What a person chooses for together. */
export const notificationGroups = codeList('notification-group', ['urgent', 'referrals', 'consents', 'cases', 'account', 'oversight']);
export type NotificationGroup = CodeOf<typeof notificationGroups>;

export const deliveryTimings = codeList('delivery-timing', ['off', 'at-once', 'hourly', 'daily']);
export type DeliveryTiming = CodeOf<typeof deliveryTimings>;

/** What became of a mail or text message; refused for good by the server of the address, given up after two days of trying. */
export const messageStates = codeList('message-state', ['waiting', 'sent', 'refused', 'given-up']);
export type MessageState = CodeOf<typeof messageStates>;
