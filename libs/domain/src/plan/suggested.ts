import { codeList, type CodeOf } from '../shared/code-list';
import type { Measure } from '../reference/types';

/** Where a figure comes from that a month's form has filled in by itself. */
export const planSuggestions = codeList('plan-suggestion', ['meeting-register', 'reports-on-time', 'plan-completion', 'month-before']);
export type PlanSuggestionSource = CodeOf<typeof planSuggestions>;

/** A figure that the system knows already; whoever reports may change it. */
export interface PlanSuggestion {
  readonly value: number;
  readonly source: PlanSuggestionSource;
}

/** What is known of the committee in a month: bare counts. */
export interface CommitteeMonth {
  /** Sessions whose minutes are confirmed. */
  readonly held: number;
  /** Entries of members in those sessions' minutes, and those of them that say that a member came or sent somebody. */
  readonly seats: number;
  readonly attended: number;
  /** Members' reports whose due day lies in the month, and those of them that came by it. */
  readonly owed: number;
  readonly onTime: number;
}

export interface KnownOfMonth {
  /** Null to everybody but the committee's secretariat. */
  readonly committee: CommitteeMonth | null;
  /** Mean completion of the plan as it stood at the month's end, a share of one. */
  readonly completion: number | null;
}

/** Measures that the register of meetings and the reports themselves answer. */
export const measuresOfCommittee: ReadonlySet<string> = new Set(['committee-meetings', 'member-attendance', 'member-reports-on-time']);
export const measureOfCompletion = 'activity-completion-rate';

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((100 * part) / whole));

function knownOf(measure: string, { committee, completion }: KnownOfMonth): { value: number | null; source: PlanSuggestionSource } | null {
  if (measure === measureOfCompletion) {
    return { value: completion === null ? null : Math.round(100 * completion), source: 'plan-completion' };
  }
  if (committee === null) return null;
  const { held, seats, attended, owed, onTime } = committee;
  if (measure === 'committee-meetings') return { value: held, source: 'meeting-register' };
  if (measure === 'member-attendance') return { value: percent(attended, seats), source: 'meeting-register' };
  if (measure === 'member-reports-on-time') return { value: percent(onTime, owed), source: 'reports-on-time' };
  return null;
}

/**
 * What a measure's figure of a month is as far as the system knows. A stock is what it was the month before until somebody counts it anew; of a flow
 * the month before says nothing.
 * @param last what the same member reported the month before
 */
export function suggestedFigure(
  { id, aggregation }: { readonly id: string; readonly aggregation: Measure['aggregation'] | null },
  last: number | null,
  known: KnownOfMonth,
): PlanSuggestion | null {
  const found = knownOf(id, known);
  if (found !== null) return found.value === null ? null : { value: found.value, source: found.source };
  return aggregation === 'stock' && last !== null ? { value: last, source: 'month-before' } : null;
}
