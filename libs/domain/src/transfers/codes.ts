import { codeList, type CodeOf } from '../shared/code-list';

export const transferStatuses = codeList('transfer-status', ['offered', 'accepted', 'declined', 'withdrawn']);
export type TransferStatus = CodeOf<typeof transferStatuses>;

/** Why responsibility for a case moves. */
export const transferReasons = codeList('transfer-reason', [
  'first-placement',
  'moved-governorate',
  'specialist-care',
  'person-asked',
  'interest-conflict',
  'no-capacity',
  'other',
]);
export type TransferReason = CodeOf<typeof transferReasons>;

/** Why a unit does not take it. */
export const transferDeclineReasons = codeList('transfer-decline', [
  'no-capacity',
  'outside-area',
  'not-competent',
  'interest-conflict',
  'other',
]);
export type TransferDeclineReason = CodeOf<typeof transferDeclineReasons>;

export const transferBoxes = codeList('transfer-box', ['incoming', 'outgoing']);
export type TransferBox = CodeOf<typeof transferBoxes>;

export const transferActions = codeList('transfer-action', ['accept', 'decline', 'withdraw']);
export type TransferAction = CodeOf<typeof transferActions>;
