import { codeList, type CodeOf } from '../shared/code-list';

export const sexes = codeList('sex', ['female', 'male', 'other', 'unknown']);
export type Sex = CodeOf<typeof sexes>;

/** `child` and `adult` where only that much is known; under 18 is presumed in doubt by whoever assesses, not by a code. */
export const ageBands = codeList('age-band', ['0-8', '9-14', '15-17', 'child', '18-29', '30-59', '60-plus', 'adult', 'unknown']);
export type AgeBand = CodeOf<typeof ageBands>;

/** The acts of Law 28/2012 art. 1 and Palermo art. 3. */
export const acts = codeList('act', ['recruitment', 'transportation', 'transfer', 'harbouring', 'receipt']);
export type Act = CodeOf<typeof acts>;

/** The means of Law 28/2012 art. 1 and Palermo art. 3; a child needs none (Palermo art. 3 c). */
export const means = codeList('means', [
  'force',
  'threat',
  'coercion',
  'abduction',
  'fraud',
  'deception',
  'abuse-of-power',
  'abuse-of-vulnerability',
  'payments',
]);
export type Means = CodeOf<typeof means>;

export const exploitationForms = codeList('form', [
  'forced-labour',
  'domestic-servitude',
  'sexual-exploitation',
  'begging',
  'organ-removal',
  'medical-experiments',
  'servitude',
  'slavery',
  'child-labour',
  'forced-marriage',
  'child-soldiering',
  'forced-crime',
  'illegal-adoption',
  'other',
  'unknown',
]);
export type ExploitationForm = CodeOf<typeof exploitationForms>;

/** Who noticed the person first. */
export const detectionChannels = codeList('found-by', [
  'police',
  'labour-inspection',
  'border',
  'airport',
  'port',
  'transport',
  'idp-camp',
  'residence-directorate',
  'health-facility',
  'shelter',
  'school',
  'court',
  'embassy',
  'ngo',
  'local-authority',
  'other-government',
  'hotline',
  'self',
  'family',
  'other',
  'unknown',
]);
export type DetectionChannel = CodeOf<typeof detectionChannels>;

export const specialNeeds = codeList('special-need', [
  'pregnant',
  'infant-with-them',
  'children-with-them',
  'disability-mobility',
  'disability-sight',
  'disability-hearing',
  'disability-mental',
  'chronic-illness',
  'urgent-medical',
  'suicide-risk',
  'addiction',
  'unaccompanied-child',
  'needs-female-staff',
  'needs-male-staff',
  'diet',
]);
export type SpecialNeed = CodeOf<typeof specialNeeds>;

/** How the person may be reached without endangering them. */
export const safeContacts = codeList('safe-contact', ['any', 'phone-only', 'message-only', 'through-unit-only', 'never']);
export type SafeContact = CodeOf<typeof safeContacts>;

export const caseStatuses = codeList('case-status', ['open', 'closed']);
export type CaseStatus = CodeOf<typeof caseStatuses>;

export const caseOutcomes = codeList('case-outcome', [
  'reintegrated',
  'returned-home-country',
  'resettled',
  'left-voluntarily',
  'missing',
  'deceased',
  'not-a-victim',
  'duplicate-of',
  'other',
]);
export type CaseOutcome = CodeOf<typeof caseOutcomes>;

export const journeySteps = codeList('step', [
  'identification',
  'shelter',
  'medical',
  'psychological',
  'legal-aid',
  'repatriation',
  'reintegration',
]);
export type JourneyStepCode = CodeOf<typeof journeySteps>;

export const journeyStates = codeList('step-state', ['not-needed', 'needed', 'referred', 'in-progress', 'done', 'declined-by-person']);
export type JourneyState = CodeOf<typeof journeyStates>;

/** What a case's timeline tells; each kind belongs to one category. */
/** What is told of a category whose records are somebody else's. */
export const derivedStates = codeList('derived-state', ['not-given', 'under-way', 'given']);
export type DerivedState = CodeOf<typeof derivedStates>;

export const timelineKinds = codeList('timeline', [
  'case-opened',
  'case-imported',
  'case-changed',
  'consent-recorded',
  'consent-withdrawn',
  'override-requested',
  'override-approved',
  'override-refused',
  'override-ended',
  'referral-drafted',
  'referral-sent',
  'referral-received',
  'referral-accepted',
  'referral-rejected',
  'referral-started',
  'referral-on-hold',
  'referral-resumed',
  'referral-raised',
  'referral-completed',
  'referral-failed',
  'referral-cancelled',
  'referral-entered-in-error',
  'access-ended',
  'case-sealed',
  'case-unsealed',
  'emergency-opened',
  'transfer-offered',
  'transfer-accepted',
  'transfer-declined',
  'transfer-withdrawn',
  'concern-accepted',
  'rights-explained',
  'identification-decided',
  'reflection-changed',
  'safeguard-recorded',
  'safeguard-changed',
  'court-assigned',
  'court-released',
  'police-told',
  'police-released',
  'screening-held',
  'risk-assessed',
  'need-recorded',
  'need-met',
  'need-declined',
  'plan-saved',
  'plan-reviewed',
  'best-interests-determined',
  'guardian-appointed',
  'guardian-suspected',
  'guardianship-ended',
  'person-placed',
  'placement-ended',
  'placement-moved',
  'interpretation-planned',
  'interpretation-held',
  'interpretation-off',
  'missing-raised',
  'missing-reviewed',
  'missing-ended',
  'case-closed',
  'case-reopened',
  'proceeding-tied',
  'proceeding-untied',
  'abroad-planned',
  'abroad-handed-over',
  'abroad-arrived',
  'abroad-called-off',
]);
export type TimelineKind = CodeOf<typeof timelineKinds>;
