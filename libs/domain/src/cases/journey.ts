import type { IsoInstant } from '../shared/partial-date';
import type { Service } from '../directory/codes';
import type { IdentificationStatus } from '../identification/codes';
import type { NeedStatus } from '../needs/codes';
import { unmetOutcomes } from '../referrals/again';
import type { CancellationReason, FailureReason, ReferralStatus, ServiceOutcome } from '../referrals/codes';
import type { AbroadReason, AbroadStatus } from '../abroad/codes';
import type { PlacementStatus } from '../placements/codes';
import { journeySteps, type JourneyState, type JourneyStepCode } from './codes';
import type { JourneyStep } from './types';

/** The step each service belongs to; interpretation accompanies the others and is none of its own. */
export const stepOfService: Readonly<Record<Service, JourneyStepCode | null>> = {
  shelter: 'shelter',
  medical: 'medical',
  psychological: 'psychological',
  'legal-aid': 'legal-aid',
  interpretation: null,
  repatriation: 'repatriation',
  reintegration: 'reintegration',
  'financial-aid': 'reintegration',
  education: 'reintegration',
  employment: 'reintegration',
};

const stateOfIdentification: Readonly<Record<IdentificationStatus, JourneyState>> = {
  presumed: 'in-progress',
  'reasonable-grounds': 'in-progress',
  reconsidered: 'in-progress',
  'no-reasonable-grounds': 'done',
  confirmed: 'done',
  'not-confirmed': 'done',
  'not-proven': 'done',
};

/**
 * What one referral says of its step. Open ones beat ended ones, and among open ones the higher `liveliness` wins; ended
 * ones have none and the latest of them speaks. `null` says nothing: the other referrals decide.
 */
const readingOfStatus: Readonly<Record<ReferralStatus, { readonly state: JourneyState; readonly liveliness: number } | null>> = {
  draft: { state: 'needed', liveliness: 1 },
  requested: { state: 'referred', liveliness: 2 },
  received: { state: 'referred', liveliness: 2 },
  accepted: { state: 'in-progress', liveliness: 3 },
  'in-progress': { state: 'in-progress', liveliness: 3 },
  'on-hold': { state: 'in-progress', liveliness: 3 },
  completed: { state: 'done', liveliness: 0 },
  rejected: { state: 'needed', liveliness: 0 },
  failed: { state: 'needed', liveliness: 0 },
  cancelled: null,
  'entered-in-error': null,
};

/** A service that ended without having been provided, or not whole: a step that is needed, as after a rejection. */
const needed = { state: 'needed', liveliness: 0 } as const;

/** Endings in which the person may have said no; that is told, never counted as a need or a success. */
const statusesThatMayTellADecline: readonly ReferralStatus[] = ['completed', 'failed', 'cancelled'];

export interface JourneyReferral {
  readonly service: Service;
  readonly status: ReferralStatus;
  readonly statusSince: IsoInstant;
  readonly failureReason?: FailureReason | null;
  readonly cancellationReason?: CancellationReason | null;
  readonly outcome?: ServiceOutcome | null;
}

export interface JourneyFacts {
  readonly openedAt: IsoInstant;
  readonly identification: { readonly status: IdentificationStatus; readonly since: IsoInstant };
  readonly referrals: readonly JourneyReferral[];
  /** Needs as they were recorded: an open one speaks as a draft does, and a declined or met one as a referral that ended so. */
  readonly needs?: readonly JourneyNeed[];
  /** Placements speak of the shelter step, whether a referral led to them or the person came by themselves. */
  readonly placements?: readonly JourneyPlacement[];
  /** Hand-overs abroad speak of the return, home or to a third country. */
  readonly abroad?: readonly JourneyAbroad[];
}

/** A transfer abroad by what it says of the step. */
export interface JourneyAbroad {
  readonly status: AbroadStatus;
  readonly reason: AbroadReason | null;
  readonly since: IsoInstant;
}

/** A placement by what it says of the step. */
export interface JourneyPlacement {
  readonly status: PlacementStatus;
  readonly since: IsoInstant;
}

/** A need by what it says of its step; open where nothing else is said. */
export interface JourneyNeed {
  readonly service: Service;
  readonly since: IsoInstant;
  readonly status?: NeedStatus;
}

const readingOfNeed: Readonly<Record<NeedStatus, { readonly state: JourneyState; readonly liveliness: number }>> = {
  open: { state: 'needed', liveliness: 1 },
  met: { state: 'done', liveliness: 0 },
  'declined-by-person': { state: 'declined-by-person', liveliness: 0 },
};

const readingOfPlacement: Readonly<Record<PlacementStatus, { readonly state: JourneyState; readonly liveliness: number } | null>> = {
  waiting: { state: 'needed', liveliness: 1 },
  reserved: { state: 'needed', liveliness: 1 },
  'in-shelter': { state: 'in-progress', liveliness: 3 },
  'on-leave': { state: 'in-progress', liveliness: 3 },
  'handing-over': { state: 'in-progress', liveliness: 3 },
  ended: { state: 'done', liveliness: 0 },
  cancelled: null,
};

const readingOfAbroad: Readonly<Record<AbroadStatus, { readonly state: JourneyState; readonly liveliness: number } | null>> = {
  planned: { state: 'in-progress', liveliness: 3 },
  'handed-over': { state: 'in-progress', liveliness: 3 },
  arrived: { state: 'done', liveliness: 0 },
  'called-off': null,
};

interface Reading {
  readonly state: JourneyState;
  readonly liveliness: number;
  readonly since: IsoInstant;
}

/** The seven steps of a case, derived and never stored, in the order of the code list. */
export function journeyOf(facts: JourneyFacts): JourneyStep[] {
  return journeySteps.codes.map((step) => {
    if (step === 'identification') {
      return { step, state: stateOfIdentification[facts.identification.status], since: facts.identification.since };
    }
    const spoken = loudest(readingsOf(step, facts));
    return { step, state: spoken?.state ?? 'not-needed', since: spoken?.since ?? null };
  });
}

function readingsOf(step: JourneyStepCode, facts: JourneyFacts): Reading[] {
  const fromReferrals = facts.referrals
    .filter((referral) => stepOfService[referral.service] === step)
    .map(readingOf)
    .filter((reading) => reading !== null);
  const fromNeeds = (facts.needs ?? [])
    .filter((need) => stepOfService[need.service] === step)
    .map(({ status = 'open', since }) => ({ ...readingOfNeed[status], since }));
  const fromPlacements = (step === 'shelter' ? (facts.placements ?? []) : []).flatMap(({ status, since }) => {
    const reading = readingOfPlacement[status];
    return reading === null ? [] : [{ ...reading, since }];
  });
  const fromAbroad = (step === 'repatriation' ? (facts.abroad ?? []) : []).flatMap(({ status, reason, since }) => {
    if (reason === 'person-declined') return [{ state: 'declined-by-person' as const, liveliness: 0, since }];
    const reading = readingOfAbroad[status];
    return reading === null ? [] : [{ ...reading, since }];
  });
  return [...fromReferrals, ...fromNeeds, ...fromPlacements, ...fromAbroad];
}

function readingOf(referral: JourneyReferral): Reading | null {
  if (personDeclined(referral)) return { state: 'declined-by-person', liveliness: 0, since: referral.statusSince };
  const { status, outcome } = referral;
  const unprovided = status === 'completed' && outcome != null && unmetOutcomes.includes(outcome);
  const reading = unprovided ? needed : readingOfStatus[status];
  return reading && { ...reading, since: referral.statusSince };
}

function personDeclined({ status, failureReason, cancellationReason, outcome }: JourneyReferral): boolean {
  return statusesThatMayTellADecline.includes(status) && [failureReason, cancellationReason, outcome].includes('person-declined');
}

/** The liveliest reading; among equals the earliest open one (the step has been there since) or the latest ended one. */
function loudest(readings: readonly Reading[]): Reading | undefined {
  const order = (a: Reading, b: Reading): number =>
    b.liveliness - a.liveliness || (a.liveliness > 0 ? compare(a.since, b.since) : compare(b.since, a.since)) || compare(a.state, b.state);
  return readings.toSorted(order)[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
