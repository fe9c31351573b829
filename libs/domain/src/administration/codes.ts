import { codeList, type CodeOf } from '../shared/code-list';

/** Why an account holds a role: appointed to it, or standing in for somebody on leave. */
export const roleGrantBases = codeList('role-basis', ['appointment', 'delegation']);
export type RoleGrantBasis = CodeOf<typeof roleGrantBases>;

/** Why a role was given. */
export const roleReasons = codeList('role-reason', ['new-post', 'replacement', 'workload', 'temporary-duty', 'correction', 'leave']);
export type RoleReason = CodeOf<typeof roleReasons>;

/** The reasons an administrator may name; `leave` is a delegation's alone. */
export const appointmentReasons = [
  'new-post',
  'replacement',
  'workload',
  'temporary-duty',
  'correction',
] as const satisfies readonly RoleReason[];
export type AppointmentReason = (typeof appointmentReasons)[number];

/** How a role ended. */
export const roleEndings = codeList('role-ending', [
  'left-post',
  'no-longer-needed',
  'misuse',
  'correction',
  'moved-unit',
  'review',
  'expired',
  'leave-over',
]);
export type RoleEnding = CodeOf<typeof roleEndings>;

/** The reasons an administrator may name for taking a role back. */
export const revocationReasons = ['left-post', 'no-longer-needed', 'misuse', 'correction'] as const satisfies readonly RoleEnding[];
export type RevocationReason = (typeof revocationReasons)[number];

/** Why an account was shut. */
export const disablingReasons = codeList('disabling-reason', ['left-service', 'suspended', 'long-absence', 'misuse', 'duplicate']);
export type DisablingReason = CodeOf<typeof disablingReasons>;

/** Where an account stands: `awaiting-password` until the one-time code has been used. */
export const accountStates = codeList('account-state', ['active', 'awaiting-password', 'disabled']);
export type AccountState = CodeOf<typeof accountStates>;

export const leaveStates = codeList('leave-state', ['planned', 'running', 'over', 'cancelled']);
export type LeaveState = CodeOf<typeof leaveStates>;

/** What a reviewer says of an account's roles: they stay, or all of them end. */
export const reviewDecisions = codeList('review-decision', ['confirmed', 'revoked']);
export type ReviewDecision = CodeOf<typeof reviewDecisions>;

/** Where an item of an access review stands. */
export const reviewStates = codeList('review-state', ['open', 'overdue', 'confirmed', 'revoked']);
export type ReviewState = CodeOf<typeof reviewStates>;
