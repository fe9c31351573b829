import type { Service } from '../directory/codes';
import { codeList, type CodeOf } from '../shared/code-list';

/** What health care says of a journey, and nothing of why (domain.md section 4: the one word of `health` that repatriation gets). */
export const travelFitness = codeList('travel-fitness', ['fit', 'fit-with-escort', 'not-fit']);
export type TravelFitness = CodeOf<typeof travelFitness>;

/** The services whose records this room keeps; each record has the category of its own (domain.md section 6). */
export const careServices = ['medical', 'psychological'] as const satisfies readonly Service[];
export type CareService = (typeof careServices)[number];

/** Where care stands: FHIR EpisodeOfCare's words, as far as they are needed. */
export const careStatuses = codeList('care-status', ['planned', 'active', 'finished', 'cancelled']);
export type CareStatus = CodeOf<typeof careStatuses>;

/** Why care ended. Known to the unit that gave it; the sender of the referral learns the coded outcome. */
export const careEnds = codeList('care-end', [
  'completed',
  'transferred',
  'person-stopped',
  'not-needed',
  'lost-contact',
  'moved-away',
  'deceased',
  'never-came',
  'consent-withdrawn',
  'called-off',
  'case-closed',
]);
export type CareEnd = CodeOf<typeof careEnds>;

/** Where an appointment stands. One that is moved stays as it was, and another is made in its place. */
export const appointmentStatuses = codeList('appointment-status', ['planned', 'attended', 'missed', 'cancelled', 'moved']);
export type AppointmentStatus = CodeOf<typeof appointmentStatuses>;

export const appointmentMoves = codeList('appointment-move', ['attend', 'miss', 'cancel', 'move']);
export type AppointmentMove = CodeOf<typeof appointmentMoves>;

export const appointmentKinds = codeList('appointment-kind', [
  'first-visit',
  'examination',
  'laboratory',
  'treatment',
  'vaccination',
  'assessment',
  'counselling',
  'psychiatric',
  'group-session',
  'follow-up',
]);
export type AppointmentKind = CodeOf<typeof appointmentKinds>;

/** Why an appointment was called off, moved, or not kept. */
export const visitReasons = codeList('visit-reason', [
  'person-asked',
  'person-ill',
  'no-transport',
  'no-escort',
  'no-interpreter',
  'not-safe',
  'clinician-away',
  'not-known',
  'entered-in-error',
  'care-ended',
]);
export type VisitReason = CodeOf<typeof visitReasons>;

/** What was given at a visit. Examination, treatment, drug treatment and hospital stay, assessment, session and trauma treatment are what is counted (measures). */
export const careKinds = codeList('care-kind', [
  'examination',
  'laboratory',
  'imaging',
  'emergency-treatment',
  'treatment',
  'surgery',
  'hospital-stay',
  'reproductive-health',
  'dental',
  'vaccination',
  'drug-treatment',
  'medication',
  'psychological-assessment',
  'individual-session',
  'group-session',
  'family-session',
  'crisis-support',
  'trauma-treatment',
  'psychiatric-treatment',
]);
export type CareKind = CodeOf<typeof careKinds>;

/**
 * Why a victim was made to pay although treatment is free (System 7/2017, role 7-ب, knows no exception): each is one to be looked into.
 */
export const chargeReasons = codeList('charge-reason', [
  'not-in-stock',
  'not-offered-publicly',
  'private-facility',
  'fee-not-waived',
  'papers-missing',
  'other',
]);
export type ChargeReason = CodeOf<typeof chargeReasons>;

/** Why a record of a visit was written anew. `entered-in-error` takes it back; what it said stays readable. */
export const correctionReasons = codeList('correction-reason', [
  'wrong-date',
  'wrong-care',
  'wrong-words',
  'wrong-charge',
  'left-out',
  'entered-in-error',
]);
export type CorrectionReason = CodeOf<typeof correctionReasons>;
