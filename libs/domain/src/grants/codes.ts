import { codeList, type CodeOf } from '../shared/code-list';

/** Why a door is open. */
export const grantBases = codeList('grant-basis', ['ownership', 'assignment', 'referral', 'transfer', 'break-glass']);
export type GrantBasis = CodeOf<typeof grantBases>;

export const grantStatuses = codeList('grant-status', ['active', 'winding-down', 'ended', 'expired']);
export type GrantStatus = CodeOf<typeof grantStatuses>;

/** Why a door was shut. */
export const grantEndings = codeList('grant-ending', [
  'completed',
  'withdrawn',
  'cancelled',
  'rejected',
  'failed',
  'transferred',
  'expired',
  'case-closed',
  'given-back',
]);
export type GrantEnding = CodeOf<typeof grantEndings>;
