import type { Category } from '../shared/categories';
import type { AgencyId, UnitId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import { presumedChild } from '../cases/age';
import type { AgeBand } from '../cases/codes';
import type { ConsentGiver, ConsentPurpose, ConsentStatus } from './codes';

/** What sharing is decided from: never the evidence, the text or who interpreted. */
export interface ConsentFacts {
  readonly purpose: ConsentPurpose;
  readonly categories: readonly Category[];
  readonly recipientUnitId: UnitId | null;
  readonly recipientAgencyId: AgencyId | null;
  readonly givenBy: ConsentGiver;
  /** The last day it holds. */
  readonly validUntil: IsoDate;
  readonly withdrawnAt: IsoInstant | Date | null;
  /** When it was written down; left out where whoever decides is not told. */
  readonly recordedAt?: IsoInstant | Date;
}

/**
 * `expire` is the calendar's, `withdraw` the person's. An expired consent can still be withdrawn: a withdrawal is never
 * refused for coming late, and it stops what the consent once opened.
 */
export const consentMachine = {
  expire: { from: ['valid'], to: 'expired' },
  withdraw: { from: ['valid', 'expired'], to: 'withdrawn' },
} as const satisfies Record<string, { readonly from: readonly ConsentStatus[]; readonly to: ConsentStatus }>;

/** Where a consent stands on a day; withdrawal beats expiry. */
export function statusOfConsent(consent: Pick<ConsentFacts, 'validUntil' | 'withdrawnAt'>, today: IsoDate): ConsentStatus {
  if (consent.withdrawnAt !== null) return 'withdrawn';
  return consent.validUntil < today ? 'expired' : 'valid';
}

/** Refuses only a second withdrawal. */
export function decideWithdrawal(
  consent: Pick<ConsentFacts, 'validUntil' | 'withdrawnAt'>,
  today: IsoDate,
): Outcome<{ readonly to: ConsentStatus }> {
  const from: readonly ConsentStatus[] = consentMachine.withdraw.from;
  if (!from.includes(statusOfConsent(consent, today))) return refuse('consent.withdrawn');
  return allow({ to: consentMachine.withdraw.to });
}

/** The parts of a consent that are decided when it is recorded. */
export type ConsentOffer = Pick<ConsentFacts, 'purpose' | 'categories' | 'givenBy' | 'validUntil'> &
  Partial<Pick<ConsentFacts, 'recipientUnitId' | 'recipientAgencyId'>>;

/** Purposes that name nobody in particular; every other consent is to somebody. */
const purposesWithoutRecipient: readonly ConsentPurpose[] = ['assistance', 'contact-family', 'statistics', 'after-care'];

/**
 * May this consent be recorded? A child's is given by a guardian with the child's assent, by a court, or on the guardian
 * conflict path. Someone of unknown age is treated as a child: a wrong "adult" takes the guardian away from a child, a
 * wrong "child" costs an adult one assessment.
 */
export function decideConsent(
  offer: ConsentOffer,
  facts: {
    readonly ageBand: AgeBand;
    readonly today: IsoDate;
    /** The child's guardian is thought to be part of it: the guardian conflict path, or a court, speaks instead. */
    readonly guardianSuspected?: boolean;
  },
): Outcome<{ readonly status: 'valid' }> {
  const errors: FieldProblem[] = [];
  if (offer.categories.length === 0) errors.push({ path: 'categories', code: 'required' });
  if (!offer.recipientUnitId && !offer.recipientAgencyId && !purposesWithoutRecipient.includes(offer.purpose)) {
    errors.push({ path: 'recipientUnitId', code: 'required' });
  }
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (offer.validUntil < facts.today) return refuse('consent.dates', { errors: [{ path: 'validUntil', code: 'date.past' }] });
  if (presumedChild(facts.ageBand) && offer.givenBy === 'self') return refuse('consent.child-needs-guardian');
  if (facts.guardianSuspected === true && offer.givenBy === 'guardian-and-assent') return refuse('consent.guardian-suspected');
  return allow({ status: 'valid' });
}

export interface SharingFacts {
  readonly consent: ConsentFacts | undefined;
  readonly toUnitId: UnitId;
  readonly toAgencyId: AgencyId;
  readonly packet: readonly Category[];
  readonly today: IsoDate;
  readonly purpose: ConsentPurpose;
  /** Consents that what is asked for needs besides; one of these serves as the one named, too. */
  readonly besides?: readonly ConsentPurpose[];
  /** Every consent of the case, for those and for the identity; left out where whoever decides is not told of them. */
  readonly others?: readonly ConsentFacts[];
  /** Under 18 or of an age nobody assessed: the own word alone counts for nothing. */
  readonly child?: boolean;
}

/** A consent to an agency covers its units; one that names a unit covers that unit only; one that names nobody covers everybody. */
const isTo = ({ recipientUnitId, recipientAgencyId }: ConsentFacts, { toUnitId, toAgencyId }: Receiver): boolean =>
  recipientUnitId !== null ? recipientUnitId === toUnitId : recipientAgencyId === toAgencyId;

type Receiver = Pick<SharingFacts, 'toUnitId' | 'toAgencyId'>;

/** Does a consent of this kind stand today, to this unit or to nobody in particular? */
export function consentStands(
  consents: readonly ConsentFacts[],
  purpose: ConsentPurpose,
  facts: Receiver & Pick<SharingFacts, 'today' | 'child'>,
): boolean {
  return consents.some(
    (one) =>
      one.purpose === purpose &&
      statusOfConsent(one, facts.today) === 'valid' &&
      !(facts.child === true && one.givenBy === 'self') &&
      (isTo(one, facts) ||
        (one.recipientUnitId === null && one.recipientAgencyId === null && purposesWithoutRecipient.includes(one.purpose))),
  );
}

/**
 * May the person's identity go along? Under a `share-identity` to this receiver, or where the consent itself names the identity and no
 * `share-identity` to this receiver was taken back since: who takes that back takes the name back, whichever paper once let it out.
 */
function identityTravels(consent: ConsentFacts, facts: SharingFacts): boolean {
  const others = facts.others ?? [];
  if (consentStands(others, 'share-identity', facts)) return true;
  const recorded = consent.recordedAt === undefined ? 0 : new Date(consent.recordedAt).getTime();
  const takenBack = others.some(
    (one) =>
      one.purpose === 'share-identity' && one.withdrawnAt !== null && isTo(one, facts) && new Date(one.withdrawnAt).getTime() > recorded,
  );
  return consent.categories.includes('identity') && !takenBack;
}

/** May this packet go to this unit now? Asked at sending and again at acceptance. */
export function decideSharing(facts: SharingFacts): Outcome<{ readonly shared: readonly Category[] }> {
  const { consent, besides = [] } = facts;
  if (consent === undefined) return refuse('consent.missing');
  const status = statusOfConsent(consent, facts.today);
  if (status === 'withdrawn') return refuse('consent.withdrawn');
  if (status === 'expired') return refuse('consent.expired');
  if (consent.purpose !== facts.purpose && !besides.includes(consent.purpose)) return refuse('consent.purpose');
  if (!isTo(consent, facts)) return refuse('consent.recipient');
  const named = facts.packet.filter((category) => category !== 'identity');
  if (!named.every((category) => consent.categories.includes(category))) return refuse('consent.categories');
  if (facts.packet.includes('identity') && !identityTravels(consent, facts)) return refuse('consent.identity');
  const missing = facts.others === undefined ? [] : besides.filter((purpose) => !consentStands(facts.others ?? [], purpose, facts));
  if (missing.length > 0) {
    return refuse('consent.also', { errors: missing.map((purpose) => ({ path: 'consentId', code: `consent.${purpose}` })) });
  }
  return allow({ shared: facts.packet });
}
