import { serviceCategory } from '../grants/machine';
import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import { localDay } from '../shared/local-day';
import type { IsoDate } from '../shared/partial-date';
import type { ServiceOutcome } from '../referrals/codes';
import type { DerivedState, JourneyStepCode } from './codes';
import { stepOfService, type JourneyReferral } from './journey';
import type { TravelFitnessView } from '../health-care/types';
import type { ProceedingStage } from '../proceedings/codes';
import type { DerivedFact, DerivedFactKind, JourneyStep, ReportMonth, ServiceFact } from './types';

/** Sealed to the unit that wrote them: others learn that care was given and in which month (domain.md section 3). */
const toTheMonth: readonly Category[] = ['health', 'psychosocial'];

const given: readonly ServiceOutcome[] = ['service-provided', 'partly-provided', 'referred-on'];

function stateOf({ status, outcome }: JourneyReferral): DerivedState {
  if (status === 'in-progress' || status === 'on-hold') return 'under-way';
  return status === 'completed' && outcome && given.includes(outcome) ? 'given' : 'not-given';
}

/** The first day of an instant's month in Iraq. */
function monthOf(instant: string): IsoDate {
  return `${localDay(new Date(instant)).slice(0, 7)}-01`;
}

/** What derived facts are drawn from. */
export interface DerivedSources {
  readonly referrals: readonly JourneyReferral[];
  /** The statement that still holds, where this reader may know it. */
  readonly travelFitness: TravelFitnessView | null;
  /** How far the case's proceedings have come, where this reader is told. */
  readonly proceedingStage: ProceedingStage | null;
  /** Of each category, the month in which a medical report that stands was last issued. */
  readonly reports?: readonly ReportMonth[];
}

/** Categories of which a reader holds a derived fact and nothing more, each with the word that it is. */
export type DerivedHolds = readonly (readonly [category: Category, fact: DerivedFactKind])[];

/**
 * What a reader may know of categories whose records are not theirs: given or not, and for health care and counselling the
 * month, and in which month a report was last issued; or whether the person is fit to travel, and then no word of the care. Never what, where, by whom, or on which day.
 * A pick-up point is told once one is written down, dated and consented: there is no such record yet, so nothing is.
 */
export function derivedFacts(
  { referrals, travelFitness, proceedingStage, reports = [] }: DerivedSources,
  holds: DerivedHolds,
): DerivedFact[] {
  return holds.flatMap(([category, fact]): DerivedFact[] => {
    if (fact === 'pick-up-point') return [];
    if (fact === 'fit-to-travel') return [{ category: 'health', fact, stated: travelFitness }];
    if (category === 'proceedings') return [{ category, fact: 'status', stage: proceedingStage }];
    // What no service answers for is known by no referral: silence there says nothing of the case.
    if (!Object.values(serviceCategory).includes(category)) return [];
    const reported = fact === 'attended' ? reports.find((report) => report.category === category)?.month : undefined;
    return [{ ...serviceFact(referrals, category, fact), ...(reported === undefined ? {} : { reported }) }];
  });
}

function serviceFact(referrals: readonly JourneyReferral[], category: Category, fact: ServiceFact['fact']): ServiceFact {
  const rank: Readonly<Record<DerivedState, number>> = { 'not-given': 0, given: 1, 'under-way': 2 };
  const best = referrals
    .filter(({ service }) => serviceCategory[service] === category)
    .map((referral) => ({ state: stateOf(referral), since: referral.statusSince }))
    .sort((a, b) => rank[b.state] - rank[a.state] || b.since.localeCompare(a.since))[0];
  const state = best?.state ?? 'not-given';
  const month = best && state !== 'not-given' && toTheMonth.includes(category) ? monthOf(best.since) : null;
  return { category, fact, state, month };
}

const categoryOfStep = new Map<JourneyStepCode, Category>(
  Object.entries(stepOfService).flatMap(([service, step]) => {
    const category = serviceCategory[service as keyof typeof serviceCategory];
    return step && category ? [[step, category] as const] : [];
  }),
);

/** The journey as somebody who reads these categories may see it: of the sealed steps of others the month, not the day. */
export function journeyFor(steps: readonly JourneyStep[], read: CategoryMask): JourneyStep[] {
  return steps.map((step) => {
    const category = categoryOfStep.get(step.step);
    const sealed = category !== undefined && toTheMonth.includes(category) && (read & maskOf(category)) === 0;
    return sealed && step.since !== null ? { ...step, since: `${monthOf(step.since)}T00:00:00.000Z`, sinceMonth: true } : step;
  });
}
