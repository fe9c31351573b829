import measuresData from '../reference/measures.json';
import type { Measure } from '../reference/types';
import { custodyMeasures } from '../statistics/custody-measures';
import { systemMeasures } from '../statistics/reported-measures';

/** A figure that a body owes each month though no activity of the plan asks it for it. */
export interface PlanDuty {
  readonly measure: string;
  readonly agencyId: string;
  /**
   * Each body counts its own, so that it owes the figure unless an activity asks itself; otherwise the body that is named counts for all, and
   * owes it unless an activity of the plan asks anybody.
   */
  readonly own: boolean;
}

/**
 * Who owes which figure by duty, of the measures that a duty feeds: whom the committee's list names for one, or where it names nobody, whose duty
 * it feeds. What only the plan asks for is owed as long as the plan asks. What
 * the ministries return of convicts and juveniles has a form of its own, and what the system counts itself nobody enters.
 */
export const planDuties: readonly PlanDuty[] = (measuresData as readonly Measure[])
  .filter(
    ({ id, source, feedsDuties }) =>
      source === 'agency-report' && feedsDuties.length > 0 && custodyMeasures[id] === undefined && systemMeasures[id] === undefined,
  )
  .flatMap(({ id, reportedBy, feedsDuties }) => {
    const own = reportedBy.length === 0;
    const bodies = own ? [...new Set(feedsDuties.map((duty) => duty.slice(0, duty.lastIndexOf('.'))))] : reportedBy;
    return bodies.map((agencyId) => ({ measure: id, agencyId, own }));
  });
