import type { Urgency } from '../referrals/codes';
import { urgencies } from '../referrals/codes';
import { deadlinesOf, type DeadlineTable } from '../referrals/deadlines';
import type { RiskLevel } from './codes';
import { riskRules } from './machine';

/** True where `one` hurries more than `other`. */
export const moreUrgent = (one: Urgency, other: Urgency): boolean => urgencies.codes.indexOf(one) < urgencies.codes.indexOf(other);

/** How urgent a referral of somebody at this risk is at least (the table `riskRules`); null where the risk asks for nothing. */
export const leastUrgency = (risk: RiskLevel | null): Urgency | null => (risk === null ? null : riskRules[risk].urgency);

/**
 * How urgent a referral goes out: as asked, and never less than the latest risk demands. It is raised and not refused, because a
 * refusal would keep somebody in danger waiting for whoever fills in the form again (ADR 74).
 * @returns with what was asked where it was raised, else null
 */
export function decideUrgency(asked: Urgency, risk: RiskLevel | null): { readonly urgency: Urgency; readonly raisedFrom: Urgency | null } {
  const least = leastUrgency(risk);
  return least !== null && moreUrgent(least, asked) ? { urgency: least, raisedFrom: asked } : { urgency: asked, raisedFrom: null };
}

/** By when an unanswered referral owes its answers. */
export interface AnswersDue {
  readonly receiveDueAt: Date;
  readonly decideDueAt: Date;
}

/** The answers due of a referral that became more urgent at `at`: its new hours run from then, and nothing moves later than it was. */
export function raisedDeadlines(at: Date, urgency: Urgency, due: AnswersDue, table?: DeadlineTable): AnswersDue {
  const anew = deadlinesOf(urgency, at, table);
  const sooner = (one: Date, other: Date): Date => (one < other ? one : other);
  return { receiveDueAt: sooner(anew.receiveDueAt, due.receiveDueAt), decideDueAt: sooner(anew.decideDueAt, due.decideDueAt) };
}
