import { codeList, type CodeOf } from '../shared/code-list';

/** What meets: the committee itself, a sub-committee of it, or the half-yearly meeting with experts and partners (reporting-cycles.json). */
export const meetingKinds = codeList('meeting-kind', ['committee-session', 'sub-committee', 'half-year-expert-meeting']);
export type MeetingKind = CodeOf<typeof meetingKinds>;

/** Whether a member body came: itself, by somebody sent in its place, or not. */
export const meetingAttendances = codeList('meeting-attendance', ['present', 'represented', 'excused', 'absent']);
export type MeetingAttendance = CodeOf<typeof meetingAttendances>;

/** Minutes are written, closed by the secretariat, and confirmed by the chair. */
export const meetingStates = codeList('meeting-state', ['draft', 'closed', 'confirmed']);
export type MeetingState = CodeOf<typeof meetingStates>;

/** What is said of a decision afterwards: what the secretariat found, or what the body that it was given to answers. */
export const decisionFollowUps = codeList('decision-follow-up', ['finding', 'answer']);
export type DecisionFollowUp = CodeOf<typeof decisionFollowUps>;

/** What the secretariat found when it followed a decision up. */
export const decisionFindings = codeList('decision-finding', ['done', 'not-done']);
export type DecisionFinding = CodeOf<typeof decisionFindings>;

/** How a decision stands on a day. */
export const decisionStandings = codeList('decision-standing', ['open', 'overdue', 'done', 'not-done']);
export type DecisionStanding = CodeOf<typeof decisionStandings>;
