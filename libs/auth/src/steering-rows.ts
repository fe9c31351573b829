import type { ActionRow } from './action-rows';

/* What the committee and its secretariat may do: the plan, the figures and what the public reads. None of it opens a case. */

/** Following the national plan: its activities, and what the members' reports say of them (domain.md section 8). */
export const followingPlan: ActionRow = { NationalPlan: ['list'], PlanReport: ['list', 'read'] };
/** Reporting each month on the own agency's activities. */
export const reportingOnPlan: ActionRow = {
  PlanReport: ['open', 'change', 'send'],
  PlanEvidence: ['list', 'record', 'read', 'retract'],
};
/** Seeing how each member has met its obligations, and what it owes. */
export const holdingToAccount: ActionRow = { PlanScorecard: ['list'] };
/** Writing a year's plan, its targets and what is to change in an adopted one. */
export const writingPlan: ActionRow = { NationalPlan: ['open', 'change', 'send'] };
/** Adopting a year's plan and what changes in it. */
export const adoptingPlan: ActionRow = { NationalPlan: ['decide'] };
/** Looking through the members' reports and taking them, or sending them back. */
export const takingReports: ActionRow = { PlanReport: ['review'], PlanEvidence: ['list', 'read', 'remove'] };
/** Looking at what members show for what they reported. */
export const seeingEvidence: ActionRow = { PlanEvidence: ['list', 'read'] };

/** Figures of the committee's measures, protected before they leave; the chair counts nothing else. */
export const askingFigures: ActionRow = { Measure: ['list', 'read'], Release: ['list', 'read'] };
/** Tables frozen and published by two people: an analyst makes them, another person of the committee lets them out. */
export const makingReleases: ActionRow = { Release: ['open', 'decide'] };
export const decidingReleases: ActionRow = { Release: ['decide'] };
/** What the public portal says: written by the secretariat, let out by a second person. */
export const writingPortal: ActionRow = { PortalItem: ['list', 'read', 'open', 'change', 'decide'] };
export const publishingPortal: ActionRow = { PortalItem: ['list', 'read', 'decide'] };
