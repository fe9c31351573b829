import { codeList, type CodeOf } from '../shared/code-list';
import type { Service } from '../directory/codes';

/** FHIR Task's status codes, as the closed-loop referral profiles use them. */
export const referralStatuses = codeList('referral-status', [
  'draft',
  'requested',
  'received',
  'accepted',
  'in-progress',
  'on-hold',
  'completed',
  'rejected',
  'failed',
  'cancelled',
  'entered-in-error',
]);
export type ReferralStatus = CodeOf<typeof referralStatuses>;

/** Statuses in which somebody still has to do something. */
export const openReferralStatuses = [
  'requested',
  'received',
  'accepted',
  'in-progress',
  'on-hold',
] as const satisfies readonly ReferralStatus[];

export const referralActions = codeList('referral-action', [
  'send',
  'receive',
  'accept',
  'reject',
  'start',
  'hold',
  'resume',
  'complete',
  'fail',
  'cancel',
  'retract',
]);
export type ReferralAction = CodeOf<typeof referralActions>;

export const urgencies = codeList('urgency', ['immediate', 'urgent', 'standard']);
export type Urgency = CodeOf<typeof urgencies>;

export const rejectionReasons = codeList('rejection-reason', [
  'no-capacity',
  'not-eligible',
  'outside-area',
  'conflict-of-interest',
  'other',
]);
export type RejectionReason = CodeOf<typeof rejectionReasons>;

export const serviceOutcomes = codeList('service-outcome', [
  'service-provided',
  'partly-provided',
  'not-provided',
  'person-declined',
  'person-left',
  'referred-on',
]);
export type ServiceOutcome = CodeOf<typeof serviceOutcomes>;

export const failureReasons = codeList('failure-reason', [
  'person-declined',
  'person-unreachable',
  'person-left',
  'capacity-lost',
  'safety',
  'other',
]);
export type FailureReason = CodeOf<typeof failureReasons>;

export const cancellationReasons = codeList('cancellation-reason', [
  'person-declined',
  'consent-withdrawn',
  'found-elsewhere',
  'no-longer-needed',
  'safety',
  'other',
]);
export type CancellationReason = CodeOf<typeof cancellationReasons>;

/** Why a service pauses. */
export const holdReasons = codeList('hold-reason', [
  'waiting-for-person',
  'waiting-for-place',
  'waiting-for-papers',
  'waiting-for-interpreter',
  'person-ill',
  'safety',
  'unspecified',
]);
export type HoldReason = CodeOf<typeof holdReasons>;

/**
 * What the two sides can ask and answer before acceptance: nothing here says more of the person than the summary does (ADR 55).
 * Both sides may send any of them.
 */
export const messageCodes = codeList('referral-message', [
  'please-call',
  'answer-follows',
  'when-arriving',
  'arriving-today',
  'arriving-later',
  'who-escorts',
  'escorted',
  'not-escorted',
  'interpreter-with-person',
  'interpreter-needed',
  'transport-arranged',
  'transport-needed',
  'date-firm',
  'date-flexible',
  'place-likely',
  'place-unlikely',
]);
export type MessageCode = CodeOf<typeof messageCodes>;

/** What may be written on a referral's thread now: words, codes alone, or nothing. */
export const messageScopes = codeList('message-scope', ['words', 'codes', 'nothing']);
export type MessageScope = CodeOf<typeof messageScopes>;

/** What the person needs, in a code that the summary may carry before acceptance. */
export const needCodes = codeList('need', [
  'safe-place-tonight',
  'safe-place-longer',
  'place-with-children',
  'urgent-treatment',
  'medical-examination',
  'continuing-treatment',
  'crisis-support',
  'psychological-assessment',
  'counselling',
  'legal-advice',
  'representation',
  'residence-papers',
  'compensation-claim',
  'interpreter-interview',
  'interpreter-visit',
  'return-home',
  'travel-document',
  'family-reunification',
  'reintegration-plan',
  'small-grant',
  'cash-for-needs',
  'school-return',
  'training',
  'work-placement',
  'other',
]);
export type NeedCode = CodeOf<typeof needCodes>;

/** The need codes offered for each service; `other` fits all. */
export const needsOfService: Readonly<Record<Service, readonly NeedCode[]>> = {
  shelter: ['safe-place-tonight', 'safe-place-longer', 'place-with-children', 'other'],
  medical: ['urgent-treatment', 'medical-examination', 'continuing-treatment', 'other'],
  psychological: ['crisis-support', 'psychological-assessment', 'counselling', 'other'],
  'legal-aid': ['legal-advice', 'representation', 'residence-papers', 'compensation-claim', 'other'],
  interpretation: ['interpreter-interview', 'interpreter-visit', 'other'],
  repatriation: ['return-home', 'travel-document', 'other'],
  reintegration: ['reintegration-plan', 'family-reunification', 'small-grant', 'other'],
  'financial-aid': ['cash-for-needs', 'small-grant', 'other'],
  education: ['school-return', 'training', 'other'],
  employment: ['work-placement', 'training', 'other'],
};

export const referralBoxes = codeList('box', ['incoming', 'outgoing']);
export type ReferralBox = CodeOf<typeof referralBoxes>;
