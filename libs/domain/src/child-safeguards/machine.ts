import type { CaseStatus } from '../cases/codes';
import type { ConsentGiver } from '../consents/codes';
import type { Service } from '../directory/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { BestInterestsPurpose, GuardianshipStatus } from './codes';
import type { AppointGuardianBody, ChildSafeguards, DetermineBestInterestsBody } from './types';

/** A child that came alone has a guardian within a day (standards.md section 3, children). */
export const guardianHours = 24;

/** Every move of a guardianship; `ended` is final. */
export const guardianshipMachine = {
  suspect: { from: ['appointed'], to: 'suspected' },
  end: { from: ['appointed', 'suspected'], to: 'ended' },
} as const satisfies Record<string, { readonly from: readonly GuardianshipStatus[]; readonly to: GuardianshipStatus }>;
export type GuardianshipAction = keyof typeof guardianshipMachine;

/** Of which case this is about: only a child has a guardian and a determination here. */
export interface ChildFacts {
  readonly caseStatus: CaseStatus;
  readonly child: boolean;
  readonly today: IsoDate;
}

function ofAChild({ caseStatus, child }: ChildFacts): Outcome<null> {
  if (caseStatus !== 'open') return refuse('case.closed');
  return child ? allow(null) : refuse('child.not-a-child');
}

/** What was found to be best for a child is looked at again after so many months at the latest. */
export const bestInterestsMonths = 6;

/** The latest day on which a determination of this day is looked at again; of a month that has no such day, its last. */
export function latestReview(determinedOn: IsoDate): IsoDate {
  const [year = 0, month = 1, day = 1] = determinedOn.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + bestInterestsMonths + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + bestInterestsMonths, Math.min(day, last))).toISOString().slice(0, 10);
}

export function decideBestInterests(body: DetermineBestInterestsBody, facts: ChildFacts): Outcome<null> {
  const asked = ofAChild(facts);
  if (!asked.ok) return asked;
  const { determinedOn, reviewOn = latestReview(body.determinedOn) } = body;
  const errors: FieldProblem[] = [
    ...(determinedOn > facts.today ? [{ path: 'determinedOn', code: 'date.future' }] : []),
    ...(reviewOn <= determinedOn || reviewOn > latestReview(determinedOn) ? [{ path: 'reviewOn', code: 'date.invalid' }] : []),
  ];
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}

/** May this guardian be recorded? One speaks for a child at a time; one who is suspected speaks for nobody and is in nobody's way. */
export function decideGuardian(
  body: AppointGuardianBody,
  facts: ChildFacts & { readonly others: readonly GuardianshipStatus[] },
): Outcome<null> {
  const asked = ofAChild(facts);
  if (!asked.ok) return asked;
  if (body.appointedOn > facts.today) return refuse('body.invalid', { errors: [{ path: 'appointedOn', code: 'date.future' }] });
  return facts.others.includes('appointed') ? refuse('guardianship.already') : allow(null);
}

export function decideGuardianshipMove(
  status: GuardianshipStatus,
  action: GuardianshipAction,
  caseStatus: CaseStatus,
): Outcome<{ readonly to: GuardianshipStatus }> {
  if (caseStatus !== 'open') return refuse('case.closed');
  const { from, to } = guardianshipMachine[action];
  return (from as readonly GuardianshipStatus[]).includes(status) ? allow({ to }) : refuse('guardianship.not-now');
}

/** Which determination a referral to a service asks for. Every one shares; a place and a journey home ask for their own. */
const purposeOfService: Partial<Record<Service, BestInterestsPurpose>> = { shelter: 'placement', repatriation: 'return' };

/** What is missing of a child's determinations before it is referred to a service; nothing for an adult. */
export function missingBestInterests(safeguards: ChildSafeguards | undefined, service: Service): BestInterestsPurpose[] {
  if (safeguards === undefined) return [];
  const purpose = purposeOfService[service];
  return [...(['sharing'] as const), ...(purpose ? [purpose] : [])].filter((needed) => !safeguards.bestInterests.includes(needed));
}

/** Who speaks in a child's place without weighing what is best for it; a court weighs that itself. */
const needsDetermination: readonly ConsentGiver[] = ['guardian-and-assent', 'guardian-conflict-path'];

/**
 * Does a consent of this giver carry a child's data, placement or return? Not the child's own word alone; and not a guardian's before the
 * best interests were determined for each of these (domain.md section 9). What cannot wait goes by an override, whose request holds the
 * determination and whose answer is due within hours.
 */
export function decideChildConsent(givenBy: ConsentGiver, missing: readonly BestInterestsPurpose[]): Outcome<null> {
  if (givenBy === 'self') return refuse('consent.child-needs-guardian');
  if (missing.length === 0 || !needsDetermination.includes(givenBy)) return allow(null);
  return refuse('child.best-interests', {
    errors: missing.map((purpose) => ({ path: 'bestInterests', code: `best-interests.${purpose}` })),
  });
}
