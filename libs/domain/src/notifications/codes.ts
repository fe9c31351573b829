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
  'consent-withdrawn',
  'case-sealed',
  'unseal-asked',
  'case-unsealed',
  'sealed-case-attempt',
  'new-device',
  'leave-recorded',
  'leave-cancelled',
  'access-review-opened',
  'access-review-overdue',
]);
export type NotificationKind = CodeOf<typeof notificationKinds>;
