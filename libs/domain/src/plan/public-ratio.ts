import type { PlanActivityView } from './types';

/** From how many people on a percentage tells none of them (standards.md section 6: only with base ≥ 50). */
const leastPeople = 50;

/**
 * How far an activity has come as anybody may read it, from 0 to 1 and capped there; `under-way` where a few people are what is counted, since of
 * few a percentage is a count; null where there is no ratio. What was published already is told as it was published.
 */
export function publicRatio({
  ratio,
  target,
  measures,
  released,
}: Pick<PlanActivityView, 'ratio' | 'target' | 'measures' | 'released'>): number | 'under-way' | null {
  if (ratio === null) return null;
  const ofFew = measures[0]?.unit === 'persons' && target !== null && target < leastPeople && (released?.release ?? null) === null;
  return ofFew && ratio < 1 ? 'under-way' : Math.min(ratio, 1);
}
