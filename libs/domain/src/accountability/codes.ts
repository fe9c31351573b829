import { codeList, type CodeOf } from '../shared/code-list';

/** Where the chair's half-yearly account with a member stands: asked, replied to, or found on. */
export const memberAccountStates = codeList('member-account-state', ['asked', 'replied', 'found']);
export type MemberAccountState = CodeOf<typeof memberAccountStates>;

/** How far a member met its obligations: the chair's finding, and the secretariat's evaluation beside it. */
export const accountFindings = codeList('account-finding', ['met', 'partly-met', 'not-met']);
export type AccountFinding = CodeOf<typeof accountFindings>;
