import type { ActionRow } from './action-rows';

/* What the committee and its secretariat may do: the plan, the figures and what the public reads. None of it opens a case. */

/** Following the national plan: its activities, and what the members' reports say of them (domain.md section 8). */
const followingPlan: ActionRow = { NationalPlan: ['list'], PlanReport: ['list', 'read'] };
/** Reporting each month on the own agency's activities, and answering for its half-years. */
const reportingOnPlan: ActionRow = {
  PlanReport: ['open', 'change', 'send'],
  PlanEvidence: ['list', 'record', 'read', 'retract'],
  MemberAccount: ['list', 'record'],
  MemberEvaluation: ['list'],
};
/** Seeing how each member has met its obligations, and what it owes. */
const holdingToAccount: ActionRow = { PlanScorecard: ['list'] };
/** The chair asks each member to account for a half-year and finds on it; the secretariat reads that, and records how the half-year was evaluated. */
const askingForAccounts: ActionRow = { MemberAccount: ['list', 'open', 'decide'], MemberEvaluation: ['list'] };
const evaluatingMembers: ActionRow = { MemberAccount: ['list'], MemberEvaluation: ['list', 'record'] };
/** Writing a year's plan, its targets and what is to change in an adopted one. */
const writingPlan: ActionRow = { NationalPlan: ['open', 'change', 'send'] };
/** Adopting a year's plan and what changes in it. */
const adoptingPlan: ActionRow = { NationalPlan: ['decide'] };
/** Looking through the members' reports and taking them, or sending them back. */
const takingReports: ActionRow = { PlanReport: ['review'], PlanEvidence: ['list', 'read', 'remove'] };
/** Looking at what members show for what they reported. */
const seeingEvidence: ActionRow = { PlanEvidence: ['list', 'read'] };

/** Figures of the committee's measures, protected before they leave; the chair counts nothing else. */
const askingFigures: ActionRow = { Measure: ['list', 'read'], Release: ['list', 'read'] };
/** Tables frozen and published by two people: an analyst makes them, another person of the committee lets them out. */
const makingReleases: ActionRow = { Release: ['open', 'decide'] };
const decidingReleases: ActionRow = { Release: ['decide'] };
/** What the public portal says: written by the secretariat, let out by a second person. */
const writingPortal: ActionRow = { PortalItem: ['list', 'read', 'open', 'change', 'decide'] };
const publishingPortal: ActionRow = { PortalItem: ['list', 'read', 'decide'] };
/** Reports of the committee: the secretariat writes them, the chair takes them, and a second person lets the annual one out. */
const writingCommitteeReports: ActionRow = { CommitteeReport: ['list', 'read', 'open', 'change', 'decide'] };
const decidingCommitteeReports: ActionRow = { CommitteeReport: ['list', 'read', 'decide'] };
/** The register of the committee's meetings: the secretariat writes and follows up, the chair confirms, a body answers what was given to it. */
const recordingMeetings: ActionRow = { Meeting: ['list', 'read', 'open', 'change', 'close'], MeetingDecision: ['review'] };
const confirmingMeetings: ActionRow = { Meeting: ['list', 'read', 'decide'] };
const answeringDecisions: ActionRow = { MeetingDecision: ['list', 'report'] };

/** What a body's focal point, the secretariat, an evaluator from outside and the chair do. */
export const speakingForBody: readonly ActionRow[] = [followingPlan, reportingOnPlan, answeringDecisions];
export const keepingSecretariat: readonly ActionRow[] = [
  askingFigures,
  makingReleases,
  writingPortal,
  writingCommitteeReports,
  followingPlan,
  takingReports,
  writingPlan,
  holdingToAccount,
  evaluatingMembers,
  recordingMeetings,
];
export const evaluating: readonly ActionRow[] = [askingFigures, followingPlan, holdingToAccount];
export const chairing: readonly ActionRow[] = [
  askingFigures,
  decidingReleases,
  publishingPortal,
  decidingCommitteeReports,
  followingPlan,
  seeingEvidence,
  adoptingPlan,
  holdingToAccount,
  askingForAccounts,
  confirmingMeetings,
];
