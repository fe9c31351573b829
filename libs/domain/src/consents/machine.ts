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
}

/**
 * May this packet go to this unit now? Asked at sending and again at acceptance. A consent to an agency covers its units;
 * one that names a unit covers that unit only, whatever agency it also names.
 */
export function decideSharing(facts: SharingFacts): Outcome<{ readonly shared: readonly Category[] }> {
  const { consent } = facts;
  if (consent === undefined) return refuse('consent.missing');
  const status = statusOfConsent(consent, facts.today);
  if (status === 'withdrawn') return refuse('consent.withdrawn');
  if (status === 'expired') return refuse('consent.expired');
  if (consent.purpose !== facts.purpose) return refuse('consent.purpose');
  const named =
    consent.recipientUnitId !== null ? consent.recipientUnitId === facts.toUnitId : consent.recipientAgencyId === facts.toAgencyId;
  if (!named) return refuse('consent.recipient');
  if (!facts.packet.every((category) => consent.categories.includes(category))) return refuse('consent.categories');
  return allow({ shared: facts.packet });
}
