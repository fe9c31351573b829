import { codeList, type CodeOf } from '../shared/code-list';

/** Where a return stands. Three of them are ends: the person arrived, does not go, or the journey was called off. */
export const repatriationStatuses = codeList('repatriation-status', [
  'deciding',
  'preparing',
  'travelling',
  'handed-over',
  'arrived',
  'declined',
  'called-off',
]);
export type RepatriationStatus = CodeOf<typeof repatriationStatuses>;

/** What the person wants. Nobody else decides it (domain.md section 7: refusal of return is always recorded and respected). */
export const returnDecisions = codeList('return-decision', ['wants-to-return', 'undecided', 'does-not-return']);
export type ReturnDecision = CodeOf<typeof returnDecisions>;

/** What somebody who does not return is offered instead. */
export const returnAlternatives = codeList('return-alternative', ['stay-and-reintegrate', 'third-country', 'legal-stay', 'not-chosen-yet']);
export type ReturnAlternative = CodeOf<typeof returnAlternatives>;

/** What is looked at before anybody is sent home (IOM's and OSCE's questions on return; Palermo Protocol art. 8). */
export const returnRiskFactors = codeList('return-risk-factor', [
  'traffickers-there',
  'family-involved',
  'threat-to-life',
  'fears-own-state',
  'punished-there',
  'honour-or-stigma',
  'armed-conflict',
  'debt-outstanding',
  'no-shelter-there',
  'no-care-there',
  'no-livelihood',
  'no-papers',
  'trafficked-before',
]);
export type ReturnRiskFactor = CodeOf<typeof returnRiskFactors>;

/** Somebody else than its author says whether an assessment is one to travel on. */
export const returnRiskStatuses = codeList('return-risk-status', ['proposed', 'approved', 'refused']);
export type ReturnRiskStatus = CodeOf<typeof returnRiskStatuses>;

/** What must hold before anybody leaves, in the order it is told. */
export const returnPreconditions = codeList('return-precondition', [
  'consent',
  'risk',
  'best-interests',
  'guardian',
  'fitness',
  'receiver',
  'receiving-carer',
  'travel-document',
  'exit-clearance',
  'booking',
  'escort',
]);
export type ReturnPrecondition = CodeOf<typeof returnPreconditions>;

/** What is done on the way, besides what the person decides and what is assessed. */
export const returnSteps = codeList('return-step', [
  'contact-embassy',
  'ask-document',
  'issue-document',
  'ask-clearance',
  'name-receiver',
  'book',
  'settle-escort',
  'depart',
  'hand-over',
  'confirm-arrival',
  'call-off',
]);
export type ReturnStep = CodeOf<typeof returnSteps>;

/** Why a journey that the person wanted comes to nothing; the first three are the database's to give. */
export const returnReasons = codeList('return-reason', [
  'consent-withdrawn',
  'sharing-ended',
  'case-closed',
  'not-safe',
  'papers-refused',
  'not-accepted-there',
  'person-unreachable',
  'travel-impossible',
  'entered-in-error',
]);
export type ReturnReason = CodeOf<typeof returnReasons>;

/** Whom of the person's own state somebody spoke with. */
export const embassyKinds = codeList('embassy-kind', ['embassy', 'consulate', 'honorary-consul']);
export type EmbassyKind = CodeOf<typeof embassyKinds>;

export const travelDocuments = codeList('travel-document', ['passport', 'emergency-travel-document', 'laissez-passer', 'travel-permit']);
export type TravelDocument = CodeOf<typeof travelDocuments>;

export const travelModes = codeList('travel-mode', ['air', 'road', 'sea']);
export type TravelMode = CodeOf<typeof travelModes>;

/** Who goes with the person; `nobody` is an answer too. */
export const travelEscorts = codeList('travel-escort', ['nobody', 'officer', 'social-worker', 'medical', 'organisation', 'relative']);
export type TravelEscort = CodeOf<typeof travelEscorts>;

/** Leave to go out of the country, of the residence directorate (Residence of Foreigners Law 76/2017). */
export const clearanceStatuses = codeList('clearance-status', ['asked', 'granted', 'refused', 'not-needed']);
export type ClearanceStatus = CodeOf<typeof clearanceStatuses>;

/** What became of the fines for an overstay that the trafficking brought about; an amount that was asked all the same is one to look into. */
export const clearanceFines = codeList('clearance-fines', ['none', 'waived', 'charged']);
export type ClearanceFines = CodeOf<typeof clearanceFines>;

/** How somebody was who was asked after the return; `re-trafficked` is told to the coordination desk at once. */
export const returnContactOutcomes = codeList('return-contact-outcome', ['safe', 'needs-help', 'not-reached', 're-trafficked']);
export type ReturnContactOutcome = CodeOf<typeof returnContactOutcomes>;
